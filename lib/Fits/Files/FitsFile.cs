using System.Net;
using System.Text;
using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// A FITS file: an ordered list of HDUs. Headers are read at once, pixels when they are asked for. There is nothing to dispose:
/// the file is opened for each read and closed again. A file packed with gzip, bzip2 or compress is recognised by its first bytes and
/// unpacked into memory (into a temporary file when that is much more than the packed one).
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class FitsFile : IHtml
{
    internal const string Primary = "PRIMARY";

    private readonly ByteSource source;

    private FitsFile(ByteSource source)
    {
        this.source = source;
        Name = source.Name;
        (Hdus, Warnings) = FitsReader.Read(source);
    }

    /// <summary>The file name without its folder.</summary>
    public string Name { get; }

    /// <summary>The HDUs in their order; HDU 0 is the primary one.</summary>
    public IReadOnlyList<Hdu> Hdus { get; private set; }

    /// <summary>
    /// What departs from the standard but does not hinder opening: bytes after the last HDU, missing padding, truncated data.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; private set; }

    /// <summary>The HDU at a place, 0-based.</summary>
    /// <exception cref="FitsException">The file has no such HDU.</exception>
    public Hdu this[int index] => index >= 0 && index < Hdus.Count
        ? Hdus[index]
        : throw new FitsException(Invariant($"{Name} has no HDU {index}; it has {Hdus.Count}, counted from 0."));

    /// <summary>The first HDU with this EXTNAME (in any case; "PRIMARY" is HDU 0 as well) and EXTVER.</summary>
    /// <exception cref="FitsException">The file has no such HDU; the message lists those that it has.</exception>
    public Hdu this[string extName, int version = 1] =>
        Hdus.FirstOrDefault(hdu => hdu.Name.Equals(extName, StringComparison.OrdinalIgnoreCase) && hdu.Version == version)
        ?? (Primary.Equals(extName, StringComparison.OrdinalIgnoreCase) && version == 1 ? Hdus[0] : null)
        ?? throw new FitsException(Invariant($"{Name} has no HDU {extName},{version}; it has {string.Join("; ", Hdus)}."));

    /// <summary>Opens a file and reads its headers.</summary>
    /// <exception cref="FitsException">The file is missing, unreadable or not FITS, or a header is damaged.</exception>
    public static FitsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FitsFile(ByteSource.FromFile(path));
    }

    /// <summary>A FITS file from its bytes, which are not copied; <paramref name="name"/> is how messages call it.</summary>
    /// <exception cref="FitsException">The bytes are not FITS, or a header is damaged.</exception>
    public static FitsFile Parse(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        return new FitsFile(ByteSource.FromBytes(bytes, name));
    }

    /// <summary>
    /// Writes a file in one step: it appears complete or not at all, and replaces an existing one. A name that ends in ".gz" is gzipped.
    /// The first HDU becomes the primary one and the others extensions; before a table an empty primary HDU is inserted.
    /// Checksums are computed anew in HDUs that have the keywords, unless they are written exactly as they were read.
    /// The HDUs may come from the file that is replaced.
    /// </summary>
    /// <exception cref="ArgumentException">There is no HDU, or one is null.</exception>
    /// <exception cref="FitsException">The file cannot be written, or an HDU not be read.</exception>
    public static void Write(string path, params IEnumerable<Hdu> hdus)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(hdus);
        FitsWriter.Write(path, hdus);
    }

    /// <summary>The image at a place, 0-based.</summary>
    /// <exception cref="FitsException">The file has no such HDU, or it is no image.</exception>
    public ImageHdu Image(int index) => AsImage(this[index]);

    /// <summary>The image with this EXTNAME and EXTVER; see the indexer.</summary>
    /// <exception cref="FitsException">The file has no such HDU, or it is no image.</exception>
    public ImageHdu Image(string extName, int version = 1) => AsImage(this[extName, version]);

    /// <summary>The first image that has pixels.</summary>
    /// <exception cref="FitsException">There is none.</exception>
    public ImageHdu FirstImage() => Hdus.OfType<ImageHdu>().FirstOrDefault(image => image.Data.Length > 0)
        ?? throw new FitsException($"{Name} has no image with pixels; it has {string.Join(", ", Hdus)}.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join("; ", Hdus)}";

    /// <summary>The HDUs as a table, with the warnings below.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<b>{WebUtility.HtmlEncode(Name)}</b><table>");
        html.Append("<tr><th>HDU</th><th>name</th><th>ver</th><th>type</th><th>shape</th><th>BITPIX</th></tr>");
        foreach (var hdu in Hdus)
        {
            string[] numbers = [Invariant($"{hdu.Index}"), Invariant($"{hdu.Version}"), Invariant($"{hdu.Layout.Bitpix}")];
            string[] cells = [numbers[0], hdu.Name, numbers[1], hdu.Type, hdu.ShapeText, numbers[2]];
            html.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>");
        }
        html.Append("</table>").AppendJoin("", Warnings.Select(warning => $"<div>⚠ {WebUtility.HtmlEncode(warning)}</div>"));
        return html.ToString();
    }

    private static ImageHdu AsImage(Hdu hdu) =>
        hdu as ImageHdu ?? throw new FitsException($"{hdu.Header.Origin} is no image but {hdu.Type} ({hdu.ShapeText}).");
}

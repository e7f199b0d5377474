using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// An image of the sky with all that a reduction needs to know of it: pixels, error, data quality, WCS, photometric keywords, unit and
/// header. Immutable but for its pixels; <c>With…</c> and <c>with</c> make changed copies that share what did not change.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record HstImage : IHtml
{
    /// <summary>The pixels, in <see cref="Unit"/>; NaN where missing.</summary>
    public required Image<float> Science { get; init; }

    /// <summary>1 σ error of each pixel, in the same unit, when the file has an ERR extension.</summary>
    public Image<float>? Error { get; init; }

    /// <summary>Data-quality bits of each pixel, 0 = good, when the file has a DQ extension.</summary>
    public Image<int>? Quality { get; init; }

    /// <summary>File name, for titles and messages.</summary>
    public string Name { get; init; } = "image";

    /// <summary>The header of the science pixels.</summary>
    public required Header Header { get; init; }

    /// <summary>BUNIT, or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where <see cref="Header"/> is from: lookup tables of the WCS (NPOL, D2IM) are HDUs of their own.</summary>
    internal FitsFile? File { get; init; }

    /// <summary>Filter, instrument, zero point, exposure time.</summary>
    public Photometry Photometry { get; init; } = new(null, null, null, null, null, null);

    /// <summary>Pixels along x.</summary>
    public int Width => Science.Width;

    /// <summary>Pixels along y.</summary>
    public int Height => Science.Height;

    /// <summary>The world coordinate system of the pixels, with the distortion tables (NPOL, D2IM) of the file that was read.</summary>
    /// <exception cref="WcsException">The header has none, or one that is not understood: the message names the keyword.</exception>
    public Wcs Wcs => Wcs.FromHeader(Header, File);

    /// <summary>The world coordinate system, or null where <see cref="Wcs"/> would throw.</summary>
    public Wcs? WcsOrNull
    {
        get
        {
            try { return Wcs; }
            catch (WcsException) { return null; }
        }
    }

    /// <summary>
    /// Reads an image: extension SCI of the given version with its ERR and DQ when the file has them, otherwise the first HDU with pixels.
    /// </summary>
    /// <param name="path">A FITS file, also gzipped.</param>
    /// <param name="version">EXTVER, for files with several chips; default 1.</param>
    /// <exception cref="FitsException">The file is missing, damaged, or has no such image.</exception>
    public static HstImage Read(string path, int version = 1)
    {
        var file = FitsFile.Open(path);
        var science = Find(file, "SCI", version) ?? file.FirstImage();
        return From(file, science) with
        {
            Error = Find(file, "ERR", version) is { } error ? Plane<float>(error) : null,
            Quality = Find(file, "DQ", version) is { } quality ? Plane<int>(quality) : null,
        };
    }

    /// <summary>Reads one extension by its name, such as <c>DATA</c> or <c>HA6562_FLUX</c>.</summary>
    /// <exception cref="FitsException">The file is missing, damaged, or has no such image.</exception>
    public static HstImage Read(string path, string extensionName, int version = 1)
    {
        var file = FitsFile.Open(path);
        return From(file, file.Image(extensionName, version));
    }

    /// <summary>
    /// Writes the science pixels, and error and quality when present, as SCI, ERR and DQ; with neither, one primary HDU. The distortion
    /// tables that the WCS refers to follow.
    /// </summary>
    public void Write(string path)
    {
        var header = Header.Clone();
        if (Unit.Length > 0) header.Set("BUNIT", Unit);
        IReadOnlyList<Hdu> tables = File is not null && WcsOrNull is { HasDistortion: true, CanBeWritten: true } wcs ? wcs.WriteTo(header) : [];
        if (Error is null && Quality is null)
        {
            FitsFile.Write(path, [ImageHdu.Create(Science.Pixels, Width, Height, header), .. tables]);
            return;
        }
        var hdus = new List<Hdu> { ImageHdu.Empty(), Extension(Science.Pixels, "SCI", header) };
        if (Error is not null) hdus.Add(Extension(Error.Pixels, "ERR", header));
        if (Quality is not null) hdus.Add(Extension(Quality.Pixels, "DQ", header));
        FitsFile.Write(path, [.. hdus, .. tables]);
    }

    /// <summary>The same image with other pixels.</summary>
    public HstImage WithScience(Image<float> science) => this with { Science = science };

    /// <summary>The picture of the science pixels, with WCS axes when there is a WCS.</summary>
    public Figure ToFigure(ImageStyle? style = null)
    {
        style ??= new();
        return Science.ToFigure(style with
        {
            Title = style.Title ?? Name,
            Unit = style.Unit ?? (Unit.Length > 0 ? UnitText.Of(Unit) : null),
            Wcs = style.Wcs ?? WcsOrNull,
            Source = style.Source ?? Name,
        });
    }

    /// <summary>
    /// Three bands of one field in colour, with the axes of the red one
    /// (<see cref="Figure.Rgb{T}(Image{T}, Image{T}, Image{T}, RgbStyle?)"/>).
    /// </summary>
    /// <param name="red">The reddest band.</param>
    /// <param name="green">The middle band, on the pixels of the first.</param>
    /// <param name="blue">The bluest band, on the pixels of the first.</param>
    /// <param name="style">How; by default sky black, objects on the whole white, and the noise of the sky just seen.</param>
    /// <exception cref="ArgumentException">The images are not on the same pixels.</exception>
    public static Figure Rgb(HstImage red, HstImage green, HstImage blue, RgbStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(red);
        var wcs = red.WcsOrNull;
        foreach (var other in new[] { green, blue })
        {
            ArgumentNullException.ThrowIfNull(other);
            if (wcs is null || other.WcsOrNull is not { } its || its.IsAlignedWith(wcs, red.Width, red.Height, tolerancePx: 0.5)) continue;
            throw new ArgumentException($"{other.Name} does not lie on the pixels of {red.Name}: resample it to that grid first.");
        }
        style ??= new();
        string bands = string.Join(", ", new[] { red, green, blue }.Select(i => i.Photometry.Filter ?? i.Name));
        return Figure.Rgb(red.Science, green.Science, blue.Science, style with { Title = style.Title ?? bands, Wcs = style.Wcs ?? wcs });
    }

    /// <summary>Shows the science pixels now.</summary>
    public void Show(Stretch? stretch = null, Interval? interval = null)
    {
        var style = new ImageStyle();
        ToFigure(style with { Stretch = stretch ?? style.Stretch, Interval = interval ?? style.Interval }).Show();
    }

    /// <summary>The science pixels in a viewer, with title, unit and WCS of this image where the options have none.</summary>
    /// <exception cref="ArgumentException">The image is empty, or an option is out of its range.</exception>
    public ImageExplorer Explore(ExploreOptions? options = null)
    {
        options ??= new();
        return Science.Explore(options with { Title = options.Title ?? Name, Unit = options.Unit ?? Unit, Wcs = options.Wcs ?? WcsOrNull });
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: {Width} × {Height}{(Photometry.Filter is { } f ? ", " + f : "")}{(Unit.Length > 0 ? ", " + Unit : "")}{(WcsOrNull is { } w ? ", " + w : "")}");

    /// <summary>A card: size, filter, unit, WCS and statistics.</summary>
    public string ToHtml()
    {
        var stats = SigmaClip.Clip(Science);
        return new DataTable("property", "value")
            .Add("file", Name)
            .Add("size", $"{Width} × {Height} px")
            .Add("filter", Photometry.Filter ?? "–")
            .Add("instrument", Photometry.Instrument ?? "–")
            .Add("exposure (s)", Photometry.ExposureS is { } t ? t : "–")
            .Add("unit", Unit.Length > 0 ? Unit : "–")
            .Add("WCS", WcsOrNull?.ToString() ?? "none that is understood")
            .Add("clipped median", stats.Median)
            .Add("clipped σ", stats.Std)
            .Add("missing pixels", Science.Pixels.Count(p => !float.IsFinite(p)))
            .ToHtml();
    }

    internal static Image<T> Plane<T>(ImageHdu hdu) where T : unmanaged => new(hdu.Width, hdu.Height, hdu.Read<T>());

    private static HstImage From(FitsFile file, ImageHdu science) => new()
    {
        Science = Plane<float>(science),
        Header = science.Header,
        File = file,
        Name = Path.GetFileName(file.Name),
        Unit = science.Header.Text("BUNIT", ""),
        Photometry = Photometry.FromHeaders(science.Header, file[0].Header),
    };

    private static ImageHdu? Find(FitsFile file, string name, int version) => file.Hdus.OfType<ImageHdu>()
        .FirstOrDefault(h => h.Version == version && h.Shape.Count >= 2 && string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));

    private ImageHdu Extension<T>(T[] pixels, string name, Header template) where T : unmanaged
    {
        var header = template.Clone();
        header.Set("EXTNAME", name);
        header.Set("EXTVER", 1);
        return ImageHdu.Create(pixels, Width, Height, header);
    }
}

using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// A drizzled image (<c>drc</c> or <c>drz</c>) as AstroDrizzle writes it: the science pixels in electrons per second, their weight, and the
/// context, which says which input chips lie under each pixel.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record DrizzledField : IHtml
{
    /// <summary>The science pixels, NaN where no exposure is, with header and WCS.</summary>
    public required HstImage Image { get; init; }

    /// <summary>The file it was read from; only its name matters for one that was not.</summary>
    public required string Path { get; init; }

    /// <summary>Weight of each pixel (WHT), 0 where no exposure is; null when the file has none.</summary>
    public Image<float>? Weight { get; init; }

    /// <summary>
    /// The planes of the context (CTX): bit b of plane p is set where input chip 32 p + b contributes, in the order of drizzling. Empty
    /// when the file has none: what needs it says so.
    /// </summary>
    public IReadOnlyList<Image<int>> Context { get; init; } = [];

    /// <summary>NDRIZIM: input chips, two for each exposure of ACS/WFC; null when the header does not say.</summary>
    public int? InputChips { get; init; }

    /// <summary>What the header says of the input chips.</summary>
    public DrizzleKeywords Drizzle { get; init; } = new();

    /// <summary>The middle of the exposures, Julian years, to which reference stars are moved; NaN when the header does not say.</summary>
    public double Epoch { get; init; } = double.NaN;

    /// <summary>Rootname of the observation: the first nine letters of the file name, as <c>jcmdp9020</c>.</summary>
    public string RootName =>
        System.IO.Path.GetFileName(Path) is { Length: > 9 } name ? name[..9] : System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Program and visit, as <c>cmd_p9</c>: letters 2–4 and 5–6 of the rootname.</summary>
    public string Visit => RootName is { Length: 9 } root ? $"{root[1..4]}_{root[4..6]}" : RootName;

    /// <summary>The filter.</summary>
    /// <exception cref="ReductionException">The header names none.</exception>
    public string Filter => Image.Photometry.Filter
        ?? throw new ReductionException($"{Image.Name}: neither FILTER nor FILTER1 and FILTER2 of SCI or primary header name a filter.");

    /// <summary>Reads SCI, WHT and CTX of a drizzled file with all extensions in one.</summary>
    /// <param name="path">The file, also gzipped.</param>
    /// <exception cref="FitsException">The file is missing, damaged or has no science image.</exception>
    /// <exception cref="ReductionException">WHT or CTX has another shape than SCI.</exception>
    public static DrizzledField Read(string path)
    {
        var image = HstImage.Read(path);
        var file = FitsFile.Open(path);
        var weight = Find(file, "WHT") is { } hdu ? new Image<float>(hdu.Width, hdu.Height, hdu.Read<float>()) : null;
        var context = Find(file, "CTX") is { } planes ? Planes(planes) : [];
        RequireShape(weight, "WHT");
        RequireShape(context.Count > 0 ? context[0] : null, "CTX");
        return new()
        {
            Image = image,
            Path = System.IO.Path.GetFullPath(path),
            Weight = weight,
            Context = context,
            Drizzle = DrizzleKeywords.FromHeaders(image.Header, file[0].Header),
            Epoch = new[] { file[0].Header, image.Header }.Where(h => h.Contains("EXPSTART") || h.Contains("DATE-OBS"))
                .Select(ExposureEpoch.Of).FirstOrDefault(double.NaN),
            InputChips = (int?)(image.Header.IntegerOrNull("NDRIZIM") ?? file[0].Header.IntegerOrNull("NDRIZIM")),
        };

        void RequireShape<T>(Image<T>? plane, string name) where T : unmanaged
        {
            if (plane is null || plane.SameShape(image.Science)) return;
            throw new ReductionException(
                $"{image.Name}: {name} has {plane.Width} × {plane.Height} pixels, SCI {image.Width} × {image.Height}.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Image
        + $"; {InputChips?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown number of"} input chips"
        + (Weight is null ? ", no WHT" : "") + (Context.Count == 0 ? ", no CTX" : "");

    /// <summary>The card of the image, and below what it was made of.</summary>
    public string ToHtml() => Image.ToHtml() + $"<div>{System.Net.WebUtility.HtmlEncode(ToString())}</div>";

    private static ImageHdu? Find(FitsFile file, string name) => file.Hdus.OfType<ImageHdu>()
        .FirstOrDefault(h => h.Shape.Count >= 2 && string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));

    // Of three axes when there are more than 32 input chips.
    private static IReadOnlyList<Image<int>> Planes(ImageHdu hdu)
    {
        int[] pixels = hdu.Read<int>();
        var (width, height) = ((int)hdu.Shape[0], (int)hdu.Shape[1]);
        int area = width * height;
        if (pixels.Length == area) return [new Image<int>(width, height, pixels)];
        return [.. pixels.Chunk(area).Select(plane => new Image<int>(width, height, plane))];
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>An image with its scale, axes and overlays; row 0 at the bottom.</summary>
/// <param name="Width">Pixels of the original image along x.</param>
/// <param name="Height">Pixels of the original image along y.</param>
/// <param name="Picture">The pixels and their colours.</param>
/// <param name="Style">What the caller chose to stand around and over them.</param>
/// <param name="Contours">The lines of the style's contours.</param>
internal sealed record ImagePanel(int Width, int Height, Picture Picture, PictureStyle Style,
    IReadOnlyList<ContourLines> Contours) : Panel(Style.Title)
{
    // All contours of one picture together.
    private const int MostVertices = 12_000;

    public Wcs? Wcs => Style.Wcs;

    /// <summary>What the colour bar shows; null for no bar.</summary>
    public ColorScale? Scale => Style is ImageStyle { ColorBar: true } ? Picture.Scale : null;

    /// <summary>What stands in place of the colour bar; empty for nothing.</summary>
    public IReadOnlyList<(string Name, Rgb Color)> Swatches => Style is ImageStyle { ColorBar: true } ? Picture.Swatches : [];

    /// <summary>How many points the lines of contours have.</summary>
    public int ContourVertices => Contours.Sum(c => c.Vertices);

    public override string Summary =>
        $"image {Width} × {Height}{(Style is ImageStyle { Unit: { } unit } ? $", {unit}" : "")}, {Picture.Summary}";

    public static ImagePanel Of(PixelSource pixels, ImageStyle style, bool isMask)
    {
        bool isPlain = style is { Interval: null, Stretch: null, ColorMap: null };
        var colors = style.ColorMap ?? ImageDefaults.Colors(pixels, isMask, isPlain);
        if (colors.IsLabels) return With(pixels.Width, pixels.Height, LabelPicture.Of(Labels(pixels)), style);
        var shown = isMask ? style with { ColorBar = false } : style;
        return With(pixels.Width, pixels.Height, ScaledPicture.Of(pixels, colors, style), shown);
    }

    public static ImagePanel With(int width, int height, Picture picture, PictureStyle style)
    {
        foreach (var overlay in style.Overlays) overlay.Validate();
        // A WCS of wavelengths, say, has nothing to draw axes from.
        if (style.Wcs is { Projection: "" }) style = style with { Wcs = null };
        if (style is { Beam.OnSky: true, Wcs: null })
        {
            throw new ArgumentException("A beam in arcsec needs the WCS of the image.", nameof(style));
        }
        int most = MostVertices / Math.Max(1, style.Contours.Count);
        return new(width, height, picture, style, [.. style.Contours.Select(c => c.LinesOn(width, height, style.Wcs, most))]);
    }

    private static TypedPixels<int> Labels(PixelSource pixels) => pixels as TypedPixels<int>
        ?? throw new ArgumentException("The colours of labels are for images of int.", nameof(pixels));
}

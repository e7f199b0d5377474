using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>An image with its scale, axes and overlays; row 0 at the bottom.</summary>
/// <param name="Title">Above the frame.</param>
/// <param name="Width">Pixels of the original image along x.</param>
/// <param name="Height">Pixels of the original image along y.</param>
/// <param name="Plane">The pixels as fractions of the limits.</param>
/// <param name="Lo">Value at the low end of the scale; NaN without a finite pixel.</param>
/// <param name="Hi">Value at the high end.</param>
/// <param name="Stretch">From fraction to colour.</param>
/// <param name="Style">Everything the caller chose.</param>
/// <param name="Outlines">The contours' lines.</param>
internal sealed record ImagePanel(
    string? Title, int Width, int Height, ScaledPlane Plane, double Lo, double Hi, Stretch Stretch, ImageStyle Style,
    IReadOnlyList<MaskOutline> Outlines) : Panel(Title)
{
    public ColorMap Colors => Style.ColorMap;

    public Wcs? Wcs => Style.Wcs;

    /// <summary>What the colour bar shows; null for no bar.</summary>
    public ColorScale? Scale => Style.ColorBar && HasValues ? new(Lo, Hi, Stretch, Colors, Style.Unit, Plane.Labels) : null;

    public bool HasValues => !double.IsNaN(Lo);

    public override string Summary
    {
        get
        {
            string unit = Style.Unit is { } u ? $", {u}" : "";
            return HasValues
                ? $"image {Width} × {Height}{unit}, {Numbers.Significant(Lo)} to {Numbers.Significant(Hi)} ({Stretch})"
                : $"image {Width} × {Height}{unit}, no finite pixels";
        }
    }

    public static ImagePanel Of(PixelSource pixels, ImageStyle style)
    {
        var (lo, hi) = style.IntervalFor(pixels).DisplayLimits(pixels);
        var stretch = style.Stretch ?? (pixels.Labels ? Stretch.Linear : Stretch.Asinh);
        int budget = MaskOutline.MostVertices / Math.Max(1, style.Contours.Count);
        var outlines = style.Contours.Select(c =>
        {
            if (c.Mask.Width != pixels.Width || c.Mask.Height != pixels.Height)
            {
                throw new ArgumentException(
                    $"The mask of a contour is {c.Mask.Width} × {c.Mask.Height}, the image {pixels.Width} × {pixels.Height}.", nameof(style));
            }
            return MaskOutline.Of(c.Mask, budget);
        });
        return new(style.Title, pixels.Width, pixels.Height, ScaledPlane.Of(pixels, lo, hi), lo, hi, stretch, style, [.. outlines]);
    }
}

namespace HstNotebooks;

/// <summary>How an image is shown where its caller chose nothing.</summary>
internal static class ImageDefaults
{
    /// <summary>Labels have colours of their own unless an interval or a stretch says that they are values; a mask has two.</summary>
    public static ColorMap Colors(PixelSource pixels, bool isMask, bool isPlain) =>
        pixels.Kind == PixelKind.Labels && isPlain ? ColorMap.Labels : isMask ? ColorMap.TwoTone : ColorMap.Gray;

    /// <summary>Residuals are symmetric about zero; flags show all their values.</summary>
    public static Interval Interval(PixelSource pixels, ColorMap colors) =>
        pixels.Kind != PixelKind.Values ? HstNotebooks.Interval.MinMax
        : colors.IsDiverging ? HstNotebooks.Interval.Symmetric()
        : HstNotebooks.Interval.Percentile(99.5);

    /// <summary>White is zero only on a linear scale of even ends.</summary>
    public static Stretch Stretch(PixelSource pixels, ColorMap colors) =>
        pixels.Kind == PixelKind.Values && !colors.IsDiverging ? HstNotebooks.Stretch.Asinh : HstNotebooks.Stretch.Linear;
}

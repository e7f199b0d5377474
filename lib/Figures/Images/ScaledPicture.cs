namespace HstNotebooks;

/// <summary>Values through a stretch to the colours of a map.</summary>
internal sealed class ScaledPicture : Picture
{
    private readonly ScaledPlane _plane;
    private readonly ColorScale _scale;

    private ScaledPicture(ScaledPlane plane, ColorScale scale) => (_plane, _scale) = (plane, scale);

    /// <summary>The pixels.</summary>
    public ScaledPlane Plane => _plane;

    public override bool HasValues => !double.IsNaN(_scale.Lo);

    public override ColorScale? Scale => HasValues ? _scale : null;

    public override string Summary =>
        HasValues ? $"{Numbers.Significant(_scale.Lo)} to {Numbers.Significant(_scale.Hi)} ({_scale.Stretch})" : "no finite pixels";

    public static ScaledPicture Of(PixelSource pixels, ColorMap colors, ImageStyle style)
    {
        var stretch = style.Stretch ?? ImageDefaults.Stretch(pixels, colors);
        var (lo, hi) = (style.Interval ?? ImageDefaults.Interval(pixels, colors)).DisplayLimits(pixels);
        return new(ScaledPlane.Of(pixels, lo, hi), new(lo, hi, stretch, colors, style.Unit, pixels.Kind != PixelKind.Values));
    }

    public override Bitmap AtMost(int longestSide, bool indexed)
    {
        var plane = _plane.AtMost(longestSide);
        return new(plane.Width, plane.Height, plane.Indices(_scale.Stretch), _scale.Colors.Colors);
    }
}

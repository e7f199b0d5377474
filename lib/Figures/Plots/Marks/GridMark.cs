using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Values on an even grid over a part of the plane, as colours: a probability map, χ² of two parameters, a spectrum over position.
/// </summary>
/// <param name="Values">Row 0 at the low end of y; NaN is not drawn.</param>
/// <param name="XRange">Outer edges of the first and the last column, data units.</param>
/// <param name="YRange">Outer edges of the first and the last row, data units.</param>
public sealed record GridMark(Image<double> Values, (double Lo, double Hi) XRange, (double Lo, double Hi) YRange) : Mark
{
    /// <summary>The colours.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Viridis;

    /// <summary>Values at the ends of the scale.</summary>
    public Interval Interval { get; init; } = Interval.MinMax;

    /// <summary>From value to colour.</summary>
    public Stretch Stretch { get; init; } = Stretch.Linear;

    /// <summary>Beside the colour bar.</summary>
    public string? ValueLabel { get; init; }

    internal override IEnumerable<double> XValues => [XRange.Lo, XRange.Hi];

    internal override IEnumerable<double> YValues => [YRange.Lo, YRange.Hi];

    internal override ColorScale? ScaleIn(PlotPanel panel, Box frame)
    {
        var (lo, hi) = Interval.DisplayLimits(PixelSource.Of(Values));
        return double.IsNaN(lo) ? null : new(lo, hi, Stretch, ColorMap, ValueLabel);
    }
}

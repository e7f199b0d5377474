namespace HstNotebooks;

/// <summary>Colours of points by a third quantity.</summary>
/// <param name="Values">One for each point; NaN has the colour of missing pixels.</param>
public sealed record ColorBy(IReadOnlyList<double> Values)
{
    /// <summary>Name and unit, beside the colour bar.</summary>
    public string? Label { get; init; }

    /// <summary>The colours.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Viridis;

    /// <summary>Values at the ends of the scale; null: the smallest and the largest.</summary>
    public Interval? Interval { get; init; }

    /// <summary>From value to colour.</summary>
    public Stretch Stretch { get; init; } = Stretch.Linear;

    internal ColorScale Scale
    {
        get
        {
            var (lo, hi) = (Interval ?? Interval.MinMax).DisplayLimits(PixelSource.Of([.. Values]));
            return new(double.IsNaN(lo) ? 0 : lo, double.IsNaN(hi) ? 1 : hi, Stretch, ColorMap, Label);
        }
    }
}

namespace HstNotebooks;

/// <summary>
/// The area between two lines, such as a confidence band; a NaN breaks it. Its colour, where none is chosen, is that of the points, line or
/// steps before it.
/// </summary>
public sealed record BandMark : Mark
{
    /// <summary>Equally many of all three.</summary>
    public BandMark(IEnumerable<double> x, IEnumerable<double> low, IEnumerable<double> high)
    {
        (X, Low, High) = (Copy(x, nameof(x)), Copy(low, nameof(low)), Copy(high, nameof(high)));
        Opacity = 0.25;
    }

    /// <summary>Along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The lower line.</summary>
    public IReadOnlyList<double> Low { get; }

    /// <summary>The upper line.</summary>
    public IReadOnlyList<double> High { get; }

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Low.Concat(High);

    internal override void Validate() => SameLength(X.Count, ("low", Low.Count), ("high", High.Count));
}

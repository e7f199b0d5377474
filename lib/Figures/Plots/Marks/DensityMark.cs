namespace HstNotebooks;

/// <summary>
/// How many points lie in each hexagon or rectangle of a grid over the frame (matplotlib's <c>hexbin</c> and <c>hist2d</c>): for more points
/// than can be told apart. Bins are even along the axes as they are drawn, logarithmic ones too.
/// </summary>
public sealed record DensityMark : Mark
{
    /// <summary>Equally many of both; what is not finite is left out.</summary>
    public DensityMark(IEnumerable<double> x, IEnumerable<double> y) => (X, Y) = (Copy(x, nameof(x)), Copy(y, nameof(y)));

    /// <summary>Along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Along the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Number of bins along x; along y as many as make them regular.</summary>
    public int Bins { get; init; } = 50;

    /// <summary>Hexagons; rectangles otherwise.</summary>
    public bool Hexagonal { get; init; } = true;

    /// <summary>Bins with fewer points are not drawn.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The colours.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Viridis;

    /// <summary>From number to colour; null: logarithmic when numbers span more than a factor of 20.</summary>
    public Stretch? Stretch { get; init; }

    /// <summary>Beside the colour bar.</summary>
    public string? CountLabel { get; init; } = "points per bin";

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override ColorScale? ScaleIn(PlotPanel panel, Box frame) => DensityBins.Of(this, panel, frame).Scale;

    internal override void Validate()
    {
        SameLength(X.Count, ("y", Y.Count));
        if (Bins is < 2 or > 500) throw new ArgumentException($"{Bins} bins: expected 2 to 500.");
    }
}

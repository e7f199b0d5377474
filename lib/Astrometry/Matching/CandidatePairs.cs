namespace HstNotebooks.Astrometry;

/// <summary>
/// All pairs of a position and a reference that a transformation within the limits could bring together. Coordinates count from the
/// centre of the positions.
/// </summary>
internal sealed class CandidatePairs
{
    private readonly CoincidenceSearchOptions _options;

    public CandidatePairs(IReadOnlyList<PixelPoint> positions, IReadOnlyList<PixelPoint> reference, CoincidenceSearchOptions options)
    {
        _options = options;
        Centre = Middle(positions);
        Positions = [.. positions.Select(p => new PixelPoint(p.X - Centre.X, p.Y - Centre.Y))];
        Reference = [.. reference.Select(p => new PixelPoint(p.X - Centre.X, p.Y - Centre.Y))];
        HalfField = Positions.Where(p => double.IsFinite(p.X + p.Y)).Select(Length).DefaultIfEmpty(0).Max();
        var tree = PointTree.OfPlane(Positions);
        var found = new List<int>();
        for (int j = 0; j < Reference.Length; j++)
        {
            double reach = Reach(Reference[j]);
            if (!(Length(Reference[j]) <= HalfField + reach)) continue;
            tree.Within(PointTree.InPlane(Reference[j]), reach, found);
            if (found.Count == 0) continue;
            ReferencesInReach++;
            Density += found.Count / (reach * reach);
            foreach (int i in found) List.Add((i, j));
            CountAt.Add(j, found.Count);
        }
    }

    /// <summary>Middle of the smallest upright rectangle around the positions.</summary>
    public PixelPoint Centre { get; }

    public PixelPoint[] Positions { get; }

    public PixelPoint[] Reference { get; }

    /// <summary>Largest distance of a position from the centre.</summary>
    public double HalfField { get; }

    /// <summary>The pairs, those of one reference together, in order of its index.</summary>
    public List<(int Position, int Reference)> List { get; } = [];

    /// <summary>How many pairs a reference has, when it has any.</summary>
    public Dictionary<int, int> CountAt { get; } = [];

    /// <summary>References with a position in reach.</summary>
    public int ReferencesInReach { get; }

    /// <summary>
    /// Σ over the references of positions in reach / reach²: a circle of radius r around where a transformation puts each holds this
    /// times r² positions, when they lie at random.
    /// </summary>
    public double Density { get; }

    /// <summary>How far a transformation can move a point.</summary>
    private double Reach(PixelPoint point) => _options.Radius + _options.Tolerance
        + Length(point) * (double.DegreesToRadians(_options.MaxRotationDegrees) + _options.MaxScaleChange);

    public static double Length(PixelPoint p) => Math.Sqrt(p.X * p.X + p.Y * p.Y);

    private static PixelPoint Middle(IReadOnlyList<PixelPoint> points)
    {
        PixelPoint[] finite = [.. points.Where(p => double.IsFinite(p.X + p.Y))];
        return finite.Length == 0 ? new(0, 0)
            : new((finite.Min(p => p.X) + finite.Max(p => p.X)) / 2, (finite.Min(p => p.Y) + finite.Max(p => p.Y)) / 2);
    }
}

namespace HstNotebooks.Astrometry;

/// <summary>
/// Finds the similarity that brings most positions onto a reference, with a few true pairs among many false ones. Every two pairs of a
/// position and a reference propose one (RANSAC, Fischler &amp; Bolles 1981, Comm. ACM 24, 381, but without chance where all can be
/// tried); the best proposals are improved by least squares over the pairs they bring together; and the one that chance explains worst is
/// the answer (<see cref="Coincidences.LogFalseAlarms"/>).
/// </summary>
public static class CoincidenceSearch
{
    private const int MostCandidates = 1500, MostProposals = 400_000, Improved = 24, Rounds = 12;

    /// <summary>
    /// The best transformation, and the best other one: with a different answer, but perhaps as good, which makes both doubtful. Null
    /// where no two pairs agree on one.
    /// </summary>
    /// <param name="positions">Positions; NaN is never found.</param>
    /// <param name="reference">Where they might belong.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static (Coincidences? Best, Coincidences? Rival) Find(
        IReadOnlyList<PixelPoint> positions, IReadOnlyList<PixelPoint> reference, CoincidenceSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var candidates = new CandidatePairs(positions, reference, options);
        var chance = new ChanceOfCoincidence(candidates, options);
        var solutions = new Proposals(candidates, options, MostCandidates, MostProposals).Best(Improved)
            .Select(map => Improve(map, candidates, chance, options)).OfType<Coincidences>()
            .OrderBy(s => s.LogFalseAlarms).ThenByDescending(s => s.Pairs.Count).ToArray();
        if (solutions.Length == 0) return (null, null);
        var best = solutions[0];
        var rival = solutions.FirstOrDefault(s => IsOther(best, s, candidates.HalfField, options.Tolerance));
        return (InFrame(best, candidates.Centre), rival is null ? null : InFrame(rival, candidates.Centre));
    }

    // Alternates between the pairs that the map brings together, as many as chance explains worst, and the map that fits these pairs.
    private static Coincidences? Improve(
        AffineMap map, CandidatePairs candidates, ChanceOfCoincidence chance, CoincidenceSearchOptions options)
    {
        Coincidences? best = null;
        for (int round = 0; round < Rounds; round++)
        {
            var found = MostMeaningful(map, candidates, chance, options);
            if (found is null || (best is not null && found.LogFalseAlarms >= best.LogFalseAlarms)) break;
            best = found;
            var geometry = options.MaxRotationDegrees == 0 && options.MaxScaleChange == 0 ? FitGeometry.Shift : FitGeometry.RScale;
            if (found.Pairs.Count < LinearFit.Parameters(geometry) / 2) break;
            PixelPoint[] from = [.. found.Pairs.Select(p => candidates.Positions[p.Position])];
            PixelPoint[] to = [.. found.Pairs.Select(p => candidates.Reference[p.Reference])];
            // Pairs in one place propose nothing better.
            if (LinearFit.TryFit(from, to, geometry) is not { } fit || !Proposals.IsWithin(fit.Map, options)) break;
            map = fit.Map;
        }
        return best;
    }

    private static Coincidences? MostMeaningful(
        AffineMap map, CandidatePairs candidates, ChanceOfCoincidence chance, CoincidenceSearchOptions options)
    {
        var close = new List<(double Distance, int Position, int Reference)>();
        foreach (var (i, j) in candidates.List)
        {
            var at = map.Apply(candidates.Positions[i]);
            double distance = CandidatePairs.Length(new(at.X - candidates.Reference[j].X, at.Y - candidates.Reference[j].Y));
            if (distance <= options.Tolerance) close.Add((distance, i, j));
        }
        close.Sort();
        HashSet<int> positions = [], references = [];
        var pairs = new List<(int, int)>();
        (double Log, int Count, double Width) best = (double.PositiveInfinity, 0, 0);
        foreach (var (distance, i, j) in close)
        {
            if (positions.Contains(i) || references.Contains(j)) continue;
            positions.Add(i);
            references.Add(j);
            pairs.Add((i, j));
            double width = Math.Max(distance, options.Resolution), log = chance.LogFalseAlarms(pairs.Count, width);
            if (pairs.Count >= 2 && log <= best.Log) best = (log, pairs.Count, width);
        }
        return best.Count == 0 ? null : new(map, pairs[..best.Count], best.Width, chance.Expected(best.Width), best.Log);
    }

    // Another answer: some corner of the field ends elsewhere, by more than the pairs of either may be apart.
    private static bool IsOther(Coincidences best, Coincidences other, double half, double tolerance) =>
        new[] { new PixelPoint(-half, -half), new(half, -half), new(-half, half), new(half, half), new(0, 0) }.Any(corner =>
        {
            PixelPoint a = best.Map.Apply(corner), b = other.Map.Apply(corner);
            return CandidatePairs.Length(new(a.X - b.X, a.Y - b.Y)) > 2 * tolerance;
        }) && other.Pairs.Count(p => best.Pairs.Contains(p)) * 2 < other.Pairs.Count;

    private static Coincidences InFrame(Coincidences found, PixelPoint centre)
    {
        var m = found.Map;
        var to = m.Apply(new(0, 0));
        return found with { Map = AffineMap.About(centre, new(to.X + centre.X, to.Y + centre.Y), m.Xx, m.Xy, m.Yx, m.Yy) };
    }
}

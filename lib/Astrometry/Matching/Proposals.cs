namespace HstNotebooks.Astrometry;

/// <summary>
/// Similarities that two candidate pairs propose, or shifts that one does. Each reference that one brings a position to counts for it with
/// the logarithm of the chance of that: few that fit closely outdo more that fit roughly. Of proposals with nearly the same shift the best
/// is kept.
/// </summary>
internal sealed class Proposals
{
    private const double ShortestBaseline = 0.05;

    private readonly CandidatePairs _candidates;
    private readonly CoincidenceSearchOptions _options;
    private readonly (int Position, int Reference)[] _pairs;
    private readonly Dictionary<(int, int), (double Score, AffineMap Map)> _best = [];

    /// <param name="candidates">All pairs that are possible.</param>
    /// <param name="options">Limits.</param>
    /// <param name="mostPairs">Proposals are made and counted with at most so many, those of references with the fewest positions.</param>
    /// <param name="most">Proposals at most.</param>
    public Proposals(CandidatePairs candidates, CoincidenceSearchOptions options, int mostPairs, int most)
    {
        (_candidates, _options) = (candidates, options);
        _pairs = Clearest(candidates, mostPairs);
        if (options.MaxRotationDegrees == 0 && options.MaxScaleChange == 0)
        {
            foreach (var (i, j) in _pairs) Add(AffineMap.About(candidates.Positions[i], candidates.Reference[j], 1, 0, 0, 1));
            return;
        }
        int left = most;
        // Every step pairs each with another, so that a limit leaves proposals from all over the list.
        for (int step = 1; step < _pairs.Length && left > 0; step++)
        {
            for (int a = 0; a + step < _pairs.Length && left > 0; a++)
            {
                if (Similarity(_pairs[a], _pairs[a + step]) is not { } map) continue;
                Add(map);
                left--;
            }
        }
    }

    /// <summary>The best, each with a shift of its own.</summary>
    public IEnumerable<AffineMap> Best(int count) => _best.Values.OrderByDescending(p => p.Score).Take(count).Select(p => p.Map);

    /// <summary>Whether a map is within the limits; its shift is that of the centre.</summary>
    public static bool IsWithin(AffineMap map, CoincidenceSearchOptions options)
    {
        double scale = Math.Sqrt(Math.Abs(map.Determinant)), turn = Math.Abs(Math.Atan2(map.Yx - map.Xy, map.Xx + map.Yy));
        return map.Determinant > 0 && Math.Abs(scale - 1) <= options.MaxScaleChange + 1e-12
            && turn <= double.DegreesToRadians(options.MaxRotationDegrees) + 1e-12
            && Math.Sqrt(map.X0 * map.X0 + map.Y0 * map.Y0) <= options.Radius;
    }

    private static (int, int)[] Clearest(CandidatePairs candidates, int most)
    {
        if (candidates.List.Count <= most) return [.. candidates.List];
        var kept = new HashSet<int>();
        int count = 0;
        foreach (var (reference, pairs) in candidates.CountAt.OrderBy(c => c.Value).ThenBy(c => c.Key))
        {
            if ((count += pairs) > most) break;
            kept.Add(reference);
        }
        return [.. candidates.List.Where(p => kept.Contains(p.Reference))];
    }

    private AffineMap? Similarity((int Position, int Reference) a, (int Position, int Reference) b)
    {
        if (a.Position == b.Position || a.Reference == b.Reference) return null;
        PixelPoint p = _candidates.Positions[a.Position], q = _candidates.Positions[b.Position];
        PixelPoint r = _candidates.Reference[a.Reference], s = _candidates.Reference[b.Reference];
        double dx = q.X - p.X, dy = q.Y - p.Y, ex = s.X - r.X, ey = s.Y - r.Y, squared = dx * dx + dy * dy;
        double shortest = Math.Max(ShortestBaseline * _candidates.HalfField, 2 * _options.Tolerance);
        if (!(squared >= shortest * shortest)) return null;
        double cos = (dx * ex + dy * ey) / squared, sin = (dx * ey - dy * ex) / squared;
        var map = AffineMap.About(new((p.X + q.X) / 2, (p.Y + q.Y) / 2), new((r.X + s.X) / 2, (r.Y + s.Y) / 2), cos, -sin, sin, cos);
        return IsWithin(map, _options) ? map : null;
    }

    private void Add(AffineMap map)
    {
        double score = 0, limit = _options.Tolerance * _options.Tolerance, least = _options.Resolution * _options.Resolution;
        double nearest = limit;
        int last = -1;
        foreach (var (i, j) in _pairs)
        {
            PixelPoint at = map.Apply(_candidates.Positions[i]), to = _candidates.Reference[j];
            double dx = at.X - to.X, dy = at.Y - to.Y, squared = dx * dx + dy * dy;
            if (squared >= limit) continue;
            if (j != last) nearest = limit;
            last = j;
            if (squared >= nearest) continue;
            squared = Math.Max(squared, least);
            score += Math.Log(nearest / squared);
            nearest = squared;
        }
        var place = ((int)Math.Round(map.X0 / _options.Tolerance), (int)Math.Round(map.Y0 / _options.Tolerance));
        if (!_best.TryGetValue(place, out var other) || score > other.Score) _best[place] = (score, map);
    }
}

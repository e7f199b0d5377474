using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Pairs of two lists of positions that are each other's nearest.</summary>
internal static class SkyMatch
{
    /// <summary>Indices of the pairs within a tolerance, in the order of the first list. What is not finite matches none.</summary>
    public static IEnumerable<(int First, int Second)> MutualNearest(SkyPoint[] first, SkyPoint[] second, Angle tolerance)
    {
        int[] forth = Nearest(first, second, tolerance), back = Nearest(second, first, tolerance);
        return Enumerable.Range(0, first.Length).Where(i => forth[i] >= 0 && back[forth[i]] == i).Select(i => (i, forth[i]));
    }

    // Only what is within the tolerance in declination is looked at.
    private static int[] Nearest(SkyPoint[] from, SkyPoint[] to, Angle tolerance)
    {
        int[] order = [.. Enumerable.Range(0, to.Length).Where(i => double.IsFinite(to[i].Ra + to[i].Dec)).OrderBy(i => to[i].Dec)];
        double[] declinations = [.. order.Select(i => to[i].Dec)];
        return [.. from.Select(p =>
        {
            if (!double.IsFinite(p.Ra + p.Dec)) return -1;
            int at = Array.BinarySearch(declinations, p.Dec - tolerance.Degrees), nearest = -1;
            var least = tolerance;
            for (at = at < 0 ? ~at : at; at < order.Length && declinations[at] <= p.Dec + tolerance.Degrees; at++)
            {
                var separation = p.SeparationTo(to[order[at]]);
                if (separation <= least) (least, nearest) = (separation, order[at]);
            }
            return nearest;
        })];
    }
}

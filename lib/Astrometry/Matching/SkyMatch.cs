namespace HstNotebooks.Astrometry;

/// <summary>Matches positions of two catalogues in one frame, by great-circle distance. Positions with NaN match nothing.</summary>
public static class SkyMatch
{
    /// <summary>Pairs, each position in at most one, the closest first.</summary>
    /// <param name="a">The one list.</param>
    /// <param name="b">The other list.</param>
    /// <param name="radiusArcsec">Partners are at most so far apart, arcsec.</param>
    /// <returns>For each of <paramref name="a"/> the index of its partner in <paramref name="b"/>, or −1.</returns>
    public static int[] OneToOne(IReadOnlyList<SkyPoint> a, IReadOnlyList<SkyPoint> b, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var pairs = from i in Enumerable.Range(0, a.Count)
                    from j in Enumerable.Range(0, b.Count)
                    let distance = a[i].SeparationTo(b[j]).Arcsec
                    where distance <= radiusArcsec
                    orderby distance, i, j
                    select (i, j);
        int[] partners = [.. a.Select(_ => -1)];
        var taken = new HashSet<int>();
        foreach (var (i, j) in pairs) if (partners[i] < 0 && taken.Add(j)) partners[i] = j;
        return partners;
    }

    /// <summary>
    /// For each position of a list the nearest of another, as often as it may be: index, −1 where there is none, and distance.
    /// </summary>
    /// <param name="a">The positions to look from.</param>
    /// <param name="b">The positions to find.</param>
    public static (int Index, Angle Separation)[] Nearest(IReadOnlyList<SkyPoint> a, IReadOnlyList<SkyPoint> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return [.. a.Select(point => Enumerable.Range(0, b.Count).Select(j => (Index: j, Separation: point.SeparationTo(b[j])))
            .Where(p => !double.IsNaN(p.Separation.Degrees))
            .DefaultIfEmpty((-1, Angle.FromDegrees(double.NaN))).MinBy(p => p.Item2.Degrees))];
    }
}

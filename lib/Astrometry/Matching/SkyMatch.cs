namespace HstNotebooks.Astrometry;

/// <summary>
/// Matches positions of two catalogues in one frame, by great-circle distance: right at the poles and across 0ʰ. Fast for lists of
/// hundreds of thousands. Positions with NaN match nothing.
/// </summary>
public static class SkyMatch
{
    /// <summary>
    /// Pairs, each position in at most one, by increasing distance: the closest pair first, then the closest of those left.
    /// </summary>
    /// <param name="a">The one list.</param>
    /// <param name="b">The other list.</param>
    /// <param name="radiusArcsec">Partners are at most so far apart, arcsec, 0 to 648000.</param>
    /// <returns>For each of <paramref name="a"/> the index of its partner in <paramref name="b"/>, or −1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not in its range.</exception>
    public static int[] OneToOne(IReadOnlyList<SkyPoint> a, IReadOnlyList<SkyPoint> b, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!(radiusArcsec is >= 0 and <= 648000))
        {
            throw new ArgumentOutOfRangeException(nameof(radiusArcsec), radiusArcsec, "The radius is between 0 and 648000 arcsec.");
        }
        return GreedyPairs.Find([.. a.Select(SkyVector.Towards)], PointTree.OfSky(b), Chord(radiusArcsec));
    }

    /// <summary>
    /// For each position of a list the nearest of another, as often as it may be: index, −1 where there is none, and great-circle
    /// distance, NaN there (astropy's <c>match_to_catalog_sky</c>).
    /// </summary>
    /// <param name="a">The positions to look from.</param>
    /// <param name="b">The positions to find.</param>
    public static (int Index, Angle Separation)[] Nearest(IReadOnlyList<SkyPoint> a, IReadOnlyList<SkyPoint> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var tree = PointTree.OfSky(b);
        return [.. a.Select(point => (Point: point, tree.Nearest(SkyVector.Towards(point)).Index))
            .Select(p => (p.Index, p.Index < 0 ? Angle.FromDegrees(double.NaN) : p.Point.SeparationTo(b[p.Index])))];
    }

    // The straight line between two points of the unit sphere.
    private static double Chord(double arcsec) => 2 * Math.Sin(Angle.FromArcsec(arcsec).Radians / 2);
}

namespace HstNotebooks.Astrometry;

/// <summary>Matches positions in one plane, after a shift has been taken from them.</summary>
public static class PointMatch
{
    /// <summary>
    /// Pairs, each position in at most one, by increasing distance; in order of the first list.
    /// </summary>
    /// <param name="positions">The one list, pixels; NaN matches nothing.</param>
    /// <param name="reference">The other.</param>
    /// <param name="tolerancePx">Partners are at most so far apart, pixels, ≥ 0.</param>
    /// <param name="shiftX">Is subtracted from the first list, pixels.</param>
    /// <param name="shiftY">The same along y.</param>
    /// <returns>Indices into both lists.</returns>
    public static IReadOnlyList<(int Position, int Reference)> OneToOne(IReadOnlyList<PixelPoint> positions,
        IReadOnlyList<PixelPoint> reference, double tolerancePx, double shiftX = 0, double shiftY = 0)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(reference);
        RequireDistance(tolerancePx, nameof(tolerancePx));
        SkyVector[] shifted = [.. positions.Select(p => PointTree.InPlane(new(p.X - shiftX, p.Y - shiftY)))];
        int[] partners = GreedyPairs.Find(shifted, PointTree.OfPlane(reference), tolerancePx);
        return [.. partners.Select((other, i) => (i, other)).Where(pair => pair.other >= 0)];
    }

    /// <summary>
    /// As xyxymatch of IRAF and TweakReg: both lists lose positions close to an earlier one in order of y; then each of the reference, in
    /// that order, takes the nearest of the other list, which may be taken several times.
    /// </summary>
    /// <param name="positions">The one list, pixels; NaN matches nothing.</param>
    /// <param name="reference">The other.</param>
    /// <param name="tolerancePx">Partners are at most so far apart, pixels, ≥ 0.</param>
    /// <param name="separationPx">Positions of one list closer to an earlier one are left out, pixels, ≥ 0.</param>
    /// <param name="shiftX">Is subtracted from the first list, pixels.</param>
    /// <param name="shiftY">The same along y.</param>
    /// <returns>Indices into both lists, in order of y of the reference.</returns>
    public static IReadOnlyList<(int Position, int Reference)> Original(IReadOnlyList<PixelPoint> positions,
        IReadOnlyList<PixelPoint> reference, double tolerancePx, double separationPx, double shiftX = 0, double shiftY = 0)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(reference);
        RequireDistance(tolerancePx, nameof(tolerancePx));
        RequireDistance(separationPx, nameof(separationPx));
        PixelPoint[] shifted = [.. positions.Select(p => new PixelPoint(p.X - shiftX, p.Y - shiftY))];
        int[] kept = Separate(shifted, separationPx);
        var tree = PointTree.OfPlane(kept.Select(i => shifted[i]));
        return [.. Separate(reference, separationPx)
            .Select(r => (tree.Nearest(PointTree.InPlane(reference[r]), tolerancePx).Index, Reference: r))
            .Where(pair => pair.Index >= 0).Select(pair => (kept[pair.Index], pair.Reference))];
    }

    /// <summary>Indices of the positions that are not closer to an earlier one that is kept, by y, then x; without NaN.</summary>
    /// <param name="positions">The positions, pixels.</param>
    /// <param name="separationPx">How close is too close, pixels, ≥ 0; 0 keeps all.</param>
    public static int[] Separate(IReadOnlyList<PixelPoint> positions, double separationPx)
    {
        ArgumentNullException.ThrowIfNull(positions);
        RequireDistance(separationPx, nameof(separationPx));
        var kept = new List<int>();
        foreach (int i in Enumerable.Range(0, positions.Count).Where(i => double.IsFinite(positions[i].X + positions[i].Y))
            .OrderBy(i => positions[i].Y).ThenBy(i => positions[i].X))
        {
            bool isAlone = true;
            for (int k = kept.Count - 1; k >= 0 && isAlone && positions[i].Y - positions[kept[k]].Y < separationPx; k--)
            {
                double dx = positions[i].X - positions[kept[k]].X, dy = positions[i].Y - positions[kept[k]].Y;
                isAlone = dx * dx + dy * dy >= separationPx * separationPx;
            }
            if (isAlone) kept.Add(i);
        }
        return [.. kept];
    }

    private static void RequireDistance(double distance, string parameter)
    {
        if (!(distance >= 0)) throw new ArgumentOutOfRangeException(parameter, distance, "The distance is ≥ 0 pixels.");
    }
}

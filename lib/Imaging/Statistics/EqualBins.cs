namespace HstNotebooks.Imaging;

/// <summary>The course of y with x: medians and percentiles in bins of x of equal width.</summary>
public static class EqualBins
{
    /// <summary>Bins from the smallest to the largest x; points with a value that is not finite are left out.</summary>
    /// <param name="x">Along the bins.</param>
    /// <param name="y">As many values.</param>
    /// <param name="bins">1 to 10,000.</param>
    /// <returns>All bins, also empty ones; none without a point.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ValueBin[] Medians(double[] x, double[] y, int bins = 20)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} x but {y.Length} y.", nameof(y));
        if (bins is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(bins), bins, "1 to 10,000 bins are possible.");
        double lo = double.PositiveInfinity, hi = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) continue;
            (lo, hi) = (Math.Min(lo, x[i]), Math.Max(hi, x[i]));
        }
        if (lo > hi) return [];
        var members = new List<double>[bins];
        for (int b = 0; b < bins; b++) members[b] = [];
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) continue;
            members[hi > lo ? Math.Clamp((int)((x[i] - lo) / (hi - lo) * bins), 0, bins - 1) : 0].Add(y[i]);
        }
        return [.. members.Select((values, b) =>
        {
            double[] p = RobustStatistics.Percentiles([.. values], 16, 50, 84);
            return new ValueBin(lo + (b + 0.5) * (hi - lo) / bins, values.Count, p[1], p[0], p[2]);
        })];
    }
}

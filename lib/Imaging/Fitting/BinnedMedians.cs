namespace HstNotebooks.Imaging;

/// <summary>
/// Points (x, y) in bins, each described by its medians: what a straight line is fitted to when the scatter has tails.
/// </summary>
/// <param name="X">Median x of each bin that has points.</param>
/// <param name="Y">Median y.</param>
/// <param name="YError">Standard error of the median y: 1.2533 σ / √n, with σ from the median absolute deviation.</param>
/// <param name="Count">Points in the bin.</param>
public sealed record BinnedMedians(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> YError, IReadOnlyList<int> Count)
{
    // √(π / 2): the median of normal numbers is so much less certain than their mean.
    private const double MedianOverMean = 1.2533141373155;

    /// <summary>
    /// Bins with equal numbers of points: edges at percentiles of <paramref name="by"/>. The points with the smallest and the largest key
    /// are left out; a bin includes both its edges.
    /// </summary>
    /// <param name="x">x of the points.</param>
    /// <param name="y">y of the points.</param>
    /// <param name="bins">How many.</param>
    /// <param name="by">What the points are ordered by; null for x.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a number is NaN, or there are too few points for the bins.</exception>
    public static BinnedMedians EqualNumber(double[] x, double[] y, int bins, double[]? by = null)
    {
        var (order, keys) = Sort(x, y, bins, by ?? x);
        return Within([.. Enumerable.Range(0, bins + 1).Select(i => Percentile(keys, (double)i / bins))], order, keys, x, y);
    }

    /// <summary>
    /// Bins of equal width between the smallest and largest x, which are left out themselves; a bin includes both its edges. Empty bins
    /// are left out.
    /// </summary>
    /// <inheritdoc cref="EqualNumber"/>
    public static BinnedMedians EqualWidth(double[] x, double[] y, int bins)
    {
        var (order, keys) = Sort(x, y, bins, x);
        double low = x.Min(), high = x.Max();
        return Within([.. Enumerable.Range(0, bins + 1).Select(i => low + i * ((high - low) / bins))], order, keys, x, y);
    }

    private static (int[] Order, double[] Keys) Sort(double[] x, double[] y, int bins, double[] by)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (x.Length != y.Length || x.Length != by.Length) throw new ArgumentException($"{x.Length} x, {y.Length} y and {by.Length} keys are not points.", nameof(y));
        if (x.Length < bins + 2) throw new ArgumentException($"{x.Length} points do not fill {bins} bins.", nameof(x));
        if (x.Concat(y).Concat(by).Any(double.IsNaN)) throw new ArgumentException("A point with NaN belongs to no bin.", nameof(x));
        int[] order = [.. Enumerable.Range(0, x.Length)];
        double[] keys = [.. by];
        Array.Sort(keys, order);
        int first = FirstAbove(keys, keys[0]), end = FirstNotBelow(keys, keys[^1]);
        return end - first < bins ? (order, keys) : (order[first..end], keys[first..end]);
    }

    private static BinnedMedians Within(double[] edges, int[] order, double[] keys, double[] x, double[] y)
    {
        List<double> mx = [], my = [], error = [];
        List<int> count = [];
        for (int bin = 0; bin + 1 < edges.Length; bin++)
        {
            int first = FirstNotBelow(keys, edges[bin]), end = FirstAbove(keys, edges[bin + 1]);
            if (first >= end) continue;
            double[] binX = Array.ConvertAll(order[first..end], i => x[i]), binY = Array.ConvertAll(order[first..end], i => y[i]);
            mx.Add(RobustStatistics.Median(binX));
            my.Add(RobustStatistics.Median(binY));
            error.Add(MedianOverMean * RobustStatistics.MadStd(binY) / Math.Sqrt(binY.Length));
            count.Add(binY.Length);
        }
        return new(mx, my, error, count);
    }

    // Linear between ranks, as numpy.percentile.
    private static double Percentile(double[] sorted, double fraction)
    {
        double rank = fraction * (sorted.Length - 1);
        int below = Math.Min((int)rank, sorted.Length - 2);
        return sorted.Length == 1 ? sorted[0] : sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }

    private static int FirstNotBelow(double[] sorted, double value) => Search(sorted, v => v >= value);

    private static int FirstAbove(double[] sorted, double value) => Search(sorted, v => v > value);

    private static int Search(double[] sorted, Func<double, bool> isPast)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (isPast(sorted[middle])) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}

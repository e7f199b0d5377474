using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Even bins, and how many values each holds: lower edge in, upper edge out, but the last bin holds both.</summary>
internal sealed record HistogramBins(double Lo, double Width, int Count)
{
    private const int FewestAutomatic = 10, MostAutomatic = 200, Most = 10_000;

    public double[] Edges => [.. Enumerable.Range(0, Count + 1).Select(i => Lo + i * Width)];

    /// <summary>Bins over the finite values within the limits: of a given width or number, or after Freedman and Diaconis (1981).</summary>
    public static HistogramBins For(double[] sorted, HistogramStyle style)
    {
        double lo = Chosen(style.XLimits?.Lo) ?? (sorted.Length > 0 ? sorted[0] : 0);
        double hi = Chosen(style.XLimits?.Hi) ?? (sorted.Length > 0 ? sorted[^1] : 1);
        if (!(lo < hi))
        {
            double margin = lo == 0 ? 0.5 : Math.Abs(lo) * 0.05;
            (lo, hi) = (lo - margin, lo + margin);
        }
        if (style.BinWidth is { } width)
        {
            if (!(width > 0) || (hi - lo) / width > Most)
            {
                throw new ArgumentException($"Bins of {width} do not divide {lo} to {hi} into 1 to {Most} bins.", nameof(style));
            }
            return new(lo, width, Math.Max(1, (int)Math.Ceiling((hi - lo) / width - 1e-9)));
        }
        int count = style.Bins ?? Automatic(sorted, hi - lo);
        if (count is < 1 or > Most) throw new ArgumentException($"{count} bins: expected 1 to {Most}.", nameof(style));
        return new(lo, (hi - lo) / count, count);

        static double? Chosen(double? limit) => limit is { } v && double.IsFinite(v) ? v : null;
    }

    public double[] CountIn(double[] values)
    {
        var counts = new double[Count];
        foreach (double value in values)
        {
            double at = (value - Lo) / Width;
            if (at >= 0 && at <= Count) counts[Math.Min((int)at, Count - 1)]++;
        }
        return counts;
    }

    private static int Automatic(double[] sorted, double range)
    {
        if (sorted.Length == 0) return FewestAutomatic;
        var quartiles = RobustStatistics.Percentiles(sorted, 25, 75);
        double width = 2 * (quartiles[1] - quartiles[0]) / Math.Cbrt(sorted.Length);
        double bins = width > 0 ? Math.Ceiling(range / width) : FewestAutomatic;
        return (int)Math.Clamp(bins, FewestAutomatic, MostAutomatic);
    }
}

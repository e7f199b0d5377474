using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The pixels that two images of one grid share, as points.</summary>
internal static class CommonPixels
{
    /// <summary>Values where both are finite and not 0, and no star is.</summary>
    public static (double[] X, double[] Y) Of(Image<float> x, Image<float> y, Image<bool>? excluded)
    {
        var common = x.Combine(y, (a, b) => float.IsFinite(a) && float.IsFinite(b) && a != 0 && b != 0);
        if (excluded is not null) common = common.And(excluded.Not());
        return (Array.ConvertAll(x.Select(common), v => (double)v), Array.ConvertAll(y.Select(common), v => (double)v));
    }

    /// <summary>Points between two percentiles of x, and of y; strictly, or with the percentiles themselves.</summary>
    public static (double[] X, double[] Y) Between(double[] x, double[] y, double lowPercent, double highPercent, bool inclusive = false)
    {
        double[] inX = RobustStatistics.Percentiles(x, lowPercent, highPercent);
        double[] inY = RobustStatistics.Percentiles(y, lowPercent, highPercent);
        return Keep(x, y, i => Inside(x[i], inX) && Inside(y[i], inY));

        bool Inside(double v, double[] limits) => (v > limits[0] && v < limits[1]) || (inclusive && (v == limits[0] || v == limits[1]));
    }

    /// <summary>Points strictly between two percentiles of x + y, which cuts neither at the noise of the other.</summary>
    public static (double[] X, double[] Y) BetweenBySum(double[] x, double[] y, double lowPercent, double highPercent)
    {
        double[] sum = [.. x.Zip(y, (a, b) => a + b)], limits = RobustStatistics.Percentiles(sum, lowPercent, highPercent);
        return Keep(x, y, i => sum[i] > limits[0] && sum[i] < limits[1]);
    }

    /// <exception cref="ReductionException">There are fewer points than that.</exception>
    public static void RequireEnough(int count, int atLeast, HstImage muse, HstImage hst)
    {
        if (count >= atLeast) return;
        string why = count > 0 ? "they hardly overlap"
            : hst.Science.Pixels.Any(float.IsFinite) ? "they have no pixel in common"
            : "HST does not see the field of MUSE";
        throw new ReductionException($"{muse.Name} and {hst.Name} share {count} pixels, {atLeast} are needed: {why}. "
            + "Check that both are of one galaxy, and their WCS.");
    }

    private static (double[] X, double[] Y) Keep(double[] x, double[] y, Func<int, bool> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, x.Length).Where(isKept)];
        return (Array.ConvertAll(kept, i => x[i]), Array.ConvertAll(kept, i => y[i]));
    }
}

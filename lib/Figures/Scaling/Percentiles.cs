namespace HstNotebooks;

/// <summary>Order statistics of finite values, interpolated linearly between ranks as <c>numpy.percentile</c> does.</summary>
internal static class Percentiles
{
    private const int MostSamples = 1_000_000;

    /// <summary>Finite pixels in rising order: all of them, or an even subsample of a large image.</summary>
    public static double[] SortedSample(PixelSource pixels, bool absolute = false)
    {
        // A stride without a common factor with the width visits every column.
        int stride = (pixels.Count + MostSamples - 1) / MostSamples;
        while (stride > 1 && GreatestCommonDivisor(stride, pixels.Width) > 1) stride++;
        var sample = new List<double>(pixels.Count / Math.Max(stride, 1) + 1);
        for (long i = 0; i < pixels.Count; i += stride)
        {
            double value = pixels.At((int)i);
            if (double.IsFinite(value)) sample.Add(absolute ? Math.Abs(value) : value);
        }
        var sorted = sample.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The value below which <paramref name="percent"/> of the sorted values lie; NaN when there are none.</summary>
    public static double OfSorted(double[] sorted, double percent)
    {
        if (sorted.Length == 0) return double.NaN;
        double rank = percent / 100 * (sorted.Length - 1);
        int below = Math.Clamp((int)Math.Floor(rank), 0, sorted.Length - 1);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}

using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The ZScale limits of IRAF, as <c>astropy.visualization.ZScaleInterval</c> computes them with its defaults:
/// a line through the sorted sample, steepened by the contrast, about the median.
/// </summary>
internal static class ZScale
{
    private const int SampleCount = 1000, LeastPixels = 5, MostIterations = 5;
    private const double Contrast = 0.25, MostRejected = 0.5, RejectionSigma = 2.5;

    public static (double Lo, double Hi) Of(PixelSource pixels)
    {
        var sample = Sample(pixels);
        int n = sample.Length;
        if (n == 0) return (double.NaN, double.NaN);
        double lo = sample[0], hi = sample[^1];
        int least = Math.Max(LeastPixels, (int)(n * MostRejected));
        int grow = Math.Max(1, (int)(n * 0.01));
        var bad = new bool[n];
        int good = n, goodBefore = n + 1;
        double slope = 0;

        for (int iteration = 0; iteration < MostIterations && good < goodBefore && good >= least; iteration++)
        {
            (slope, double intercept) = FitLine(sample, bad);
            double threshold = RejectionSigma * Scatter(sample, bad, slope, intercept);
            for (int i = 0; i < n; i++) bad[i] |= Math.Abs(sample[i] - (slope * i + intercept)) > threshold;
            bad = Grown(bad, grow);
            goodBefore = good;
            good = bad.Count(b => !b);
        }

        if (good < least) return (lo, hi);
        slope /= Contrast;
        int centre = (n - 1) / 2;
        double median = RobustStatistics.Median(sample);
        return (Math.Max(lo, median - (centre - 1) * slope), Math.Min(hi, median + (n - centre) * slope));
    }

    // Every n-th finite pixel, as many as asked for.
    private static double[] Sample(PixelSource pixels)
    {
        var row = new double[pixels.Width];
        int finite = 0;
        for (int y = 0; y < pixels.Height; y++)
        {
            pixels.ReadRow(y, 0, row);
            foreach (double value in row) finite += double.IsFinite(value) ? 1 : 0;
        }
        int stride = Math.Max(1, finite / SampleCount);
        var sample = new List<double>(SampleCount);
        for (int y = 0, next = 0; y < pixels.Height && sample.Count < SampleCount; y++)
        {
            pixels.ReadRow(y, 0, row);
            foreach (double value in row)
            {
                if (!double.IsFinite(value) || next-- > 0 || sample.Count == SampleCount) continue;
                sample.Add(value);
                next = stride - 1;
            }
        }
        var sorted = sample.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static (double Slope, double Intercept) FitLine(double[] y, bool[] bad)
    {
        double n = 0, sx = 0, sy = 0;
        for (int i = 0; i < y.Length; i++)
        {
            if (bad[i]) continue;
            (n, sx, sy) = (n + 1, sx + i, sy + y[i]);
        }
        double mx = sx / n, my = sy / n, sxx = 0, sxy = 0;
        for (int i = 0; i < y.Length; i++)
        {
            if (bad[i]) continue;
            sxx += (i - mx) * (i - mx);
            sxy += (i - mx) * (y[i] - my);
        }
        double slope = sxx > 0 ? sxy / sxx : 0;
        return (slope, my - slope * mx);
    }

    private static double Scatter(double[] y, bool[] bad, double slope, double intercept)
    {
        double n = 0, sum = 0, squares = 0;
        for (int i = 0; i < y.Length; i++)
        {
            if (bad[i]) continue;
            double flat = y[i] - (slope * i + intercept);
            (n, sum, squares) = (n + 1, sum + flat, squares + flat * flat);
        }
        return Math.Sqrt(Math.Max(0, squares / n - sum / n * (sum / n)));
    }

    // Neighbours of a rejected sample go too: numpy.convolve(bad, ones(grow), mode="same").
    private static bool[] Grown(bool[] bad, int grow)
    {
        int ahead = (grow - 1) / 2;
        var grown = new bool[bad.Length];
        for (int i = 0; i < bad.Length; i++)
        {
            int last = Math.Min(bad.Length - 1, i + ahead);
            for (int j = Math.Max(0, i + ahead - (grow - 1)); j <= last && !grown[i]; j++) grown[i] = bad[j];
        }
        return grown;
    }
}

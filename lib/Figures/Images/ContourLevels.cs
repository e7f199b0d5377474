using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Round levels for contours.</summary>
internal static class ContourLevels
{
    private const double WideRange = 10;

    /// <summary>
    /// About so many levels from 3σ above the median (robust) to near the maximum, in logarithmic steps when that is a wide range; evenly
    /// spaced over all values where nothing stands out.
    /// </summary>
    public static double[] Choose(PixelSource pixels, int count)
    {
        var sample = pixels.Sample();
        var (least, most) = pixels.Extremes();
        if (!(least < most)) return [];
        double median = RobustStatistics.Median(sample), sigma = RobustStatistics.MadStd(sample);
        double peak = RobustStatistics.Percentiles(sample, 99.9)[0];
        double faint = median + 3 * sigma;
        if (!(faint < 0.7 * peak) || sigma == 0)
        {
            return LinearTicks.Values(least + 1e-3 * (most - least), most - 1e-3 * (most - least), count + 1);
        }
        return faint > 0 && peak > WideRange * faint
            ? Logarithmic(faint, peak, count)
            : LinearTicks.Values(faint, peak, Math.Max(1, count - 1));
    }

    // 1, 2, 5; 1, 3; or powers of ten: the finest series that is not too many.
    private static double[] Logarithmic(double lo, double hi, int count)
    {
        double[][] series = [[1, 2, 5], [1, 3], [1]];
        double[] values = [];
        foreach (double[] digits in series)
        {
            values = [.. from power in Enumerable.Range(Numbers.Exponent(lo), Numbers.Exponent(hi) - Numbers.Exponent(lo) + 1)
                         from digit in digits
                         let value = digit * Math.Pow(10, power)
                         where value >= lo && value <= hi
                         select value];
            if (values.Length <= count + 1) return values;
        }
        int every = (values.Length + count - 1) / count;
        return [.. values.Where((_, i) => i % every == 0)];
    }
}

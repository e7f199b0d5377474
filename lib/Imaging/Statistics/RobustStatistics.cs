using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>Statistics that outliers do not move. NaN and infinite values are left out; with no finite value the result is NaN.</summary>
public static class RobustStatistics
{
    /// <summary>σ of a normal distribution / its median absolute deviation.</summary>
    public const double SigmaPerMad = 1.482602218505602;

    /// <summary>The median; the mean of the middle two for an even count (<c>numpy.nanmedian</c>).</summary>
    public static double Median<T>(T[] values) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return new OrderStatistics<T>(values).Median;
    }

    /// <summary>The median of an image's pixels.</summary>
    public static double Median<T>(Image<T> image) where T : unmanaged, INumber<T> => Median(Pixels(image));

    /// <summary>
    /// Percentiles, interpolated linearly between the two nearest ranks (<c>numpy.nanpercentile</c>).
    /// </summary>
    /// <param name="values">The sample.</param>
    /// <param name="percents">Each between 0 and 100.</param>
    public static double[] Percentiles<T>(T[] values, params double[] percents) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(percents);
        var ranked = new OrderStatistics<T>(values);
        return [.. percents.Select(p => Percentile(ranked, p))];
    }

    /// <summary>Percentiles of an image's pixels.</summary>
    public static double[] Percentiles<T>(Image<T> image, params double[] percents) where T : unmanaged, INumber<T> =>
        Percentiles(Pixels(image), percents);

    /// <summary>Median absolute deviation from the median, times 1.4826: σ of the normal core (<c>astropy.stats.mad_std</c>).</summary>
    public static double MadStd<T>(T[] values) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return SigmaPerMad * new OrderStatistics<T>(values, deviationFrom: Median(values)).Median;
    }

    /// <summary>1.4826 × the median absolute deviation of an image's pixels.</summary>
    public static double MadStd<T>(Image<T> image) where T : unmanaged, INumber<T> => MadStd(Pixels(image));

    private static double Percentile<T>(OrderStatistics<T> ranked, double percent) where T : unmanaged, INumber<T>
    {
        if (!(percent >= 0 && percent <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is between 0 and 100.");
        }
        if (ranked.Count == 0) return double.NaN;
        double rank = percent / 100 * (ranked.Count - 1);
        int below = (int)rank;
        double low = ranked[below];
        return rank == below ? low : low + (rank - below) * (ranked[below + 1] - low);
    }

    private static T[] Pixels<T>(Image<T> image) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Pixels;
    }
}

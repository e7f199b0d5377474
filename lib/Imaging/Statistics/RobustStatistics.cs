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
        var finite = Selection.Finite<T>(values);
        return finite.Length == 0 ? double.NaN : Selection.Median<T>(finite);
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
        var finite = Selection.Finite<T>(values);
        return [.. percents.Select(p => Percentile(finite, p))];
    }

    /// <summary>Percentiles of an image's pixels.</summary>
    public static double[] Percentiles<T>(Image<T> image, params double[] percents) where T : unmanaged, INumber<T> => Percentiles(Pixels(image), percents);

    /// <summary>Median absolute deviation from the median, times 1.4826: σ of the normal core (<c>astropy.stats.mad_std</c>).</summary>
    public static double MadStd<T>(T[] values) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        var finite = Selection.Finite<T>(values);
        if (finite.Length == 0) return double.NaN;
        double median = Selection.Median<T>(finite);
        var deviations = new double[finite.Length];
        for (int i = 0; i < finite.Length; i++) deviations[i] = Math.Abs(double.CreateTruncating(finite[i]) - median);
        return SigmaPerMad * Selection.Median<double>(deviations);
    }

    /// <summary>1.4826 × the median absolute deviation of an image's pixels.</summary>
    public static double MadStd<T>(Image<T> image) where T : unmanaged, INumber<T> => MadStd(Pixels(image));

    private static double Percentile<T>(T[] finite, double percent) where T : unmanaged, INumber<T>
    {
        if (!(percent >= 0 && percent <= 100)) throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is between 0 and 100.");
        if (finite.Length == 0) return double.NaN;
        double rank = percent / 100 * (finite.Length - 1);
        int below = (int)rank;
        double low = double.CreateTruncating(Selection.Rank<T>(finite, below));
        if (rank == below) return low;
        T next = finite[below + 1];
        foreach (T v in finite.AsSpan(below + 1)) if (v < next) next = v;
        return low + (rank - below) * (double.CreateTruncating(next) - low);
    }

    private static T[] Pixels<T>(Image<T> image) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Pixels;
    }
}

using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>How outliers are rejected.</summary>
public sealed record SigmaClipOptions
{
    /// <summary>Values farther than this many σ from the centre are rejected, > 0; default 3.</summary>
    public double Sigma { get; init; } = 3;

    /// <summary>At most so many rounds, ≥ 0; default 5. Clipping ends earlier when nothing more is rejected.</summary>
    public int MaxIterations { get; init; } = 5;

    /// <summary>The centre; default: the median.</summary>
    public ClipCentre Centre { get; init; } = ClipCentre.Median;

    /// <exception cref="ArgumentException">σ is not positive.</exception>
    internal void Validate()
    {
        if (!(Sigma > 0)) throw new ArgumentOutOfRangeException(nameof(Sigma), Sigma, "Sigma is a positive number.");
    }
}

/// <summary>What is left after clipping.</summary>
/// <param name="Mean">Mean of the kept values.</param>
/// <param name="Median">Median of the kept values.</param>
/// <param name="Std">Population standard deviation of the kept values.</param>
/// <param name="Count">How many were kept.</param>
/// <param name="Rejected">How many finite values were rejected.</param>
/// <param name="Iterations">Rounds that rejected something.</param>
public sealed record SigmaClipResult(double Mean, double Median, double Std, int Count, int Rejected, int Iterations);

/// <summary>
/// Statistics of a sample without its outliers: rounds of rejection beyond so many population standard deviations about the median,
/// or the mean, bounds included (<c>astropy.stats.sigma_clipped_stats</c>). NaN and infinite values are left out.
/// </summary>
public static class SigmaClip
{
    /// <summary>Clipped statistics; NaN with a count of 0 when no value is finite, or none is left (for σ &lt; 1).</summary>
    public static SigmaClipResult Clip<T>(T[] values, SigmaClipOptions? options = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new();
        options.Validate();
        return ClipInPlace(Selection.Finite<T>(values).AsSpan(), options);
    }

    /// <summary>Clipped statistics of an image's pixels.</summary>
    public static SigmaClipResult Clip<T>(Image<T> image, SigmaClipOptions? options = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        return Clip(image.Pixels, options);
    }

    /// <summary>Clipped statistics of finite values, which are reordered.</summary>
    internal static SigmaClipResult ClipInPlace<T>(Span<T> kept, SigmaClipOptions options) where T : unmanaged, INumber<T>
    {
        int all = kept.Length, iterations = 0;
        if (all == 0) return new(double.NaN, double.NaN, double.NaN, 0, 0, 0);
        var (mean, std) = Moments<T>(kept);
        double median = Selection.Median(kept);
        for (; iterations < options.MaxIterations; iterations++)
        {
            double centre = options.Centre == ClipCentre.Mean ? mean : median;
            int count = Keep(kept, centre - options.Sigma * std, centre + options.Sigma * std);
            if (count == kept.Length) break;
            if (count == 0) return new(double.NaN, double.NaN, double.NaN, 0, all, iterations + 1);
            kept = kept[..count];
            (mean, std) = Moments<T>(kept);
            median = Selection.Median(kept);
        }
        return new(mean, median, std, kept.Length, all - kept.Length, iterations);
    }

    /// <summary>Mean and population standard deviation, in double, by two passes.</summary>
    internal static (double Mean, double Std) Moments<T>(ReadOnlySpan<T> values) where T : INumber<T>
    {
        double sum = 0, squares = 0;
        foreach (T v in values) sum += double.CreateTruncating(v);
        double mean = sum / values.Length;
        foreach (T v in values)
        {
            double d = double.CreateTruncating(v) - mean;
            squares += d * d;
        }
        return (mean, Math.Sqrt(squares / values.Length));
    }

    // Moves the values in [low, high] to the front and returns how many they are.
    private static int Keep<T>(Span<T> values, double low, double high) where T : INumber<T>
    {
        int n = 0;
        foreach (T v in values)
        {
            double d = double.CreateTruncating(v);
            if (d >= low && d <= high) values[n++] = v;
        }
        return n;
    }
}

using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>How outliers are rejected.</summary>
public sealed record SigmaClipOptions
{
    /// <summary>Values farther than this many σ from the median are rejected, > 0; default 3.</summary>
    public double Sigma { get; init; } = 3;

    /// <summary>At most so many rounds, ≥ 0; default 5. Clipping ends earlier when nothing more is rejected.</summary>
    public int MaxIterations { get; init; } = 5;
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
/// bounds included (<c>astropy.stats.sigma_clipped_stats</c>). NaN and infinite values are left out.
/// </summary>
public static class SigmaClip
{
    /// <summary>Clipped statistics; NaN with a count of 0 when no value is finite, or none is left (for σ &lt; 1).</summary>
    public static SigmaClipResult Clip<T>(T[] values, SigmaClipOptions? options = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new();
        if (!(options.Sigma > 0)) throw new ArgumentOutOfRangeException(nameof(options), options.Sigma, "Sigma is a positive number.");
        var finite = Selection.Finite<T>(values);
        if (finite.Length == 0) return new(double.NaN, double.NaN, double.NaN, 0, 0, 0);

        Span<T> kept = finite;
        double median = Selection.Median(kept);
        var (mean, std) = Moments(kept);
        int iterations = 0;
        for (; iterations < options.MaxIterations; iterations++)
        {
            int count = Keep(kept, median - options.Sigma * std, median + options.Sigma * std);
            if (count == kept.Length) break;
            if (count == 0) return new(double.NaN, double.NaN, double.NaN, 0, finite.Length, iterations + 1);
            kept = kept[..count];
            median = Selection.Median(kept);
            (mean, std) = Moments(kept);
        }
        return new(mean, median, std, kept.Length, finite.Length - kept.Length, iterations);
    }

    /// <summary>Clipped statistics of an image's pixels.</summary>
    public static SigmaClipResult Clip<T>(Image<T> image, SigmaClipOptions? options = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        return Clip(image.Pixels, options);
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

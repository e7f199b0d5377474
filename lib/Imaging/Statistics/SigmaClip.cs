using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private static SigmaClipResult ClipInPlace<T>(Span<T> kept, SigmaClipOptions options) where T : unmanaged, INumber<T>
    {
        int all = kept.Length, iterations = 0;
        if (all == 0) return new(double.NaN, double.NaN, double.NaN, 0, 0, 0);
        var (mean, std) = Moments<T>(kept);
        double median = Median(kept, mean, std);
        for (; iterations < options.MaxIterations; iterations++)
        {
            double centre = options.Centre == ClipCentre.Mean ? mean : median;
            int count = Keep(kept, centre - options.Sigma * std, centre + options.Sigma * std);
            if (count == kept.Length) break;
            if (count == 0) return new(double.NaN, double.NaN, double.NaN, 0, all, iterations + 1);
            kept = kept[..count];
            (mean, std) = Moments<T>(kept);
            median = Median(kept, mean, std);
        }
        return new(mean, median, std, kept.Length, all - kept.Length, iterations);
    }

    private static double Median<T>(Span<T> values, double mean, double std) where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? CountingMedian.Of(MemoryMarshal.Cast<T, float>(values), mean, std)
        : typeof(T) == typeof(double) ? CountingMedian.Of(MemoryMarshal.Cast<T, double>(values), mean, std)
        : Selection.Median(values);

    /// <summary>Mean and population standard deviation, in double, by two passes.</summary>
    internal static (double Mean, double Std) Moments<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            var floats = MemoryMarshal.Cast<T, float>(values);
            double centre = Power(floats, 0, squared: false) / values.Length;
            return (centre, Math.Sqrt(Power(floats, centre, squared: true) / values.Length));
        }
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

    // Σ (value − centre), or of its square, in four partial sums: the same on every machine.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Power(ReadOnlySpan<float> values, double centre, bool squared)
    {
        ref float source = ref MemoryMarshal.GetReference(values);
        var middle = Vector256.Create(centre);
        Vector256<double> a = default, b = default;
        int i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)i));
            (low, high) = (low - middle, high - middle);
            a = squared ? Vector256.FusedMultiplyAdd(low, low, a) : a + low;
            b = squared ? Vector256.FusedMultiplyAdd(high, high, b) : b + high;
        }
        double sum = Vector256.Sum(a + b);
        for (; i < values.Length; i++) sum += squared ? (values[i] - centre) * (values[i] - centre) : values[i] - centre;
        return sum;
    }

    // Moves the values in [low, high] to the front and returns how many they are.
    private static int Keep<T>(Span<T> values, double low, double high) where T : INumber<T>
    {
        int n = 0;
        foreach (T v in values)
        {
            double d = double.CreateTruncating(v);
            values[n] = v;
            n += d >= low && d <= high ? 1 : 0;
        }
        return n;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The median without moving anything: values below a trial are counted, a vector at a time, and the trial is improved as if the values
/// between two trials were spread evenly, until few are left between. For a sample like a Gaussian that takes about five rounds.
/// </summary>
internal static class CountingMedian
{
    private const int MaxRounds = 24;

    /// <summary>The median; the mean of the middle two for an even count.</summary>
    /// <param name="values">Finite values, at least one; reordered where counting does not converge, as with many equal ones.</param>
    /// <param name="mean">Their mean, where to begin.</param>
    /// <param name="std">Their standard deviation: the width of the first steps.</param>
    public static double Of<T>(Span<T> values, double mean, double std) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lower = (values.Length - 1) / 2, upper = values.Length / 2, aside = Math.Max(8, values.Length / 2048);
        // So many values are below the bounds: at most `lower`, and more than `upper`.
        int belowLow = 0, belowHigh = values.Length;
        T low = T.NegativeInfinity, high = T.PositiveInfinity, trial = T.CreateTruncating(mean);
        double perValue = std * Math.Sqrt(2 * Math.PI) / values.Length;
        for (int round = 0; belowHigh - belowLow > 4 * aside; round++)
        {
            int below = CountBelow<T>(values, trial);
            if (below <= lower) (low, belowLow) = (trial, below);
            else if (below > upper) (high, belowHigh) = (trial, below);

            int aim = lower - belowLow > belowHigh - upper ? lower - aside : upper + aside;
            double next = T.IsFinite(low) && T.IsFinite(high)
                ? Interpolate(double.CreateTruncating(low), belowLow, double.CreateTruncating(high), belowHigh, aim)
                : double.CreateTruncating(trial) + (aim - below) * perValue;
            trial = T.CreateTruncating(next);
            if (round == MaxRounds || !(trial > low && trial < high)) return Selection.Median(values);
        }
        var between = Between<T>(values, low, high, belowHigh - belowLow);
        double first = double.CreateTruncating(Selection.Rank(between, lower - belowLow));
        return lower == upper ? first : 0.5 * (first + double.CreateTruncating(Selection.Rank(between, upper - belowLow)));
    }

    private static double Interpolate(double low, int belowLow, double high, int belowHigh, int aim) =>
        low + (high - low) * (aim - belowLow) / (belowHigh - belowLow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountBelow<T>(ReadOnlySpan<T> values, T limit) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A lane counts in T itself, which is exact for a block.
        const int block = 1 << 20;
        int count = 0;
        for (; values.Length > block; values = values[block..]) count += CountBelow(values[..block], limit);

        ref T source = ref MemoryMarshal.GetReference(values);
        var bound = new Vector<T>(limit);
        Vector<T> a = default, b = default;
        int i = 0, lanes = Vector<T>.Count;
        for (; i <= values.Length - 2 * lanes; i += 2 * lanes)
        {
            a += Vector<T>.One & Vector.LessThan(Vector.LoadUnsafe(ref source, (nuint)i), bound);
            b += Vector<T>.One & Vector.LessThan(Vector.LoadUnsafe(ref source, (nuint)(i + lanes)), bound);
        }
        count += int.CreateTruncating(Vector.Sum(a + b));
        for (; i < values.Length; i++) if (values[i] < limit) count++;
        return count;
    }

    // The values with low ≤ value < high, which are so many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T[] Between<T>(ReadOnlySpan<T> values, T low, T high, int count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var between = new T[count];
        var (from, to) = (new Vector<T>(low), new Vector<T>(high));
        ref T source = ref MemoryMarshal.GetReference(values);
        int n = 0, i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref source, (nuint)i);
            if ((Vector.GreaterThanOrEqual(v, from) & Vector.LessThan(v, to)) == Vector<T>.Zero) continue;
            for (int k = i; k < i + Vector<T>.Count; k++) if (values[k] >= low && values[k] < high) between[n++] = values[k];
        }
        for (; i < values.Length; i++) if (values[i] >= low && values[i] < high) between[n++] = values[i];
        return between;
    }
}

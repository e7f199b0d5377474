using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>Order statistics by selection; no sorting of what nobody asks for.</summary>
internal static class Selection
{
    /// <summary>
    /// Moves the element of this rank (0-based) to its place in sorted order, smaller ones before it, larger ones after it, and returns it.
    /// Quickselect with the median of three; no NaN.
    /// </summary>
    public static T Rank<T>(Span<T> values, int rank) where T : unmanaged, INumber<T>
    {
        int low = 0, high = values.Length - 1;
        while (high - low > 16)
        {
            T pivot = MedianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else return values[rank];
        }
        values[low..(high + 1)].Sort();
        return values[rank];
    }

    /// <summary>The median; the mean of the middle two for an even count. The values are reordered; there is at least one.</summary>
    public static double Median<T>(Span<T> values) where T : unmanaged, INumber<T>
    {
        int half = values.Length / 2;
        double upper = double.CreateTruncating(Rank(values, half));
        if (values.Length % 2 == 1) return upper;
        T lower = values[0];
        for (int i = 1; i < half; i++) if (values[i] > lower) lower = values[i];
        return 0.5 * (double.CreateTruncating(lower) + upper);
    }

    /// <summary>A copy of the finite values.</summary>
    public static T[] Finite<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        int count = 0;
        foreach (T v in values) if (T.IsFinite(v)) count++;
        var finite = GC.AllocateUninitializedArray<T>(count);
        int n = 0;
        foreach (T v in values) if (T.IsFinite(v)) finite[n++] = v;
        return finite;
    }

    private static T MedianOfThree<T>(T a, T b, T c) where T : INumber<T> => T.Max(T.Min(a, b), T.Min(T.Max(a, b), c));
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>Medians over windows of a plane, a vector of neighbouring pixels at a time. No NaN.</summary>
internal static class WindowMedian
{
    /// <summary>The median of <paramref name="width"/> × <paramref name="height"/> pixels, both odd, about each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector<float> At(ReadOnlySpan<float> plane, int index, int stride, int width, int height)
    {
        Span<Vector<float>> window = stackalloc Vector<float>[49];
        int n = 0;
        for (int y = -(height / 2); y <= height / 2; y++)
        {
            int row = index + y * stride - width / 2;
            for (int x = 0; x < width; x++) window[n++] = new Vector<float>(plane[(row + x)..]);
        }
        return Select(window[..n]);
    }

    // Forgetful selection: of half the values and two more, neither the least nor the greatest is the median of all. Both are dropped and
    // one more value let in, until three are left.
    private static Vector<float> Select(Span<Vector<float>> values)
    {
        int size = values.Length / 2 + 2;
        for (int next = size; ; next++, size--)
        {
            MoveExtremesToEnds(values[..size]);
            if (size == 3) return values[1];
            values[0] = values[next];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveExtremesToEnds(Span<Vector<float>> values)
    {
        for (int i = 0, j = values.Length - 1; i < j; i++, j--)
        {
            (values[i], values[j]) = (Vector.Min(values[i], values[j]), Vector.Max(values[i], values[j]));
        }
        var least = values[0];
        for (int i = 1; i < (values.Length + 1) / 2; i++)
        {
            (least, values[i]) = (Vector.Min(least, values[i]), Vector.Max(least, values[i]));
        }
        var greatest = values[^1];
        for (int i = values.Length / 2; i < values.Length - 1; i++)
        {
            (values[i], greatest) = (Vector.Min(greatest, values[i]), Vector.Max(greatest, values[i]));
        }
        (values[0], values[^1]) = (least, greatest);
    }
}

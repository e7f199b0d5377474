using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Sorting of few values by counting how many are below each, a vector at a time: no branch depends on a value, so that a hundred take a
/// quarter of the time of a sort by exchange.
/// </summary>
internal static class RankSort
{
    private const int Few = 256;

    /// <summary>Sorts the first values of a span that is longer by a vector at least; no NaN among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort<T>(Span<T> values, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (count > Few)
        {
            values[..count].Sort();
            return;
        }
        Span<T> sorted = stackalloc T[Few];
        sorted[..count].Fill(T.NaN);
        ref T first = ref MemoryMarshal.GetReference(values);
        for (int i = 0; i < count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref first, (nuint)i);
            var below = Vector<T>.Zero;
            for (int j = 0; j < count; j++) below += Vector<T>.One & Vector.LessThan(new Vector<T>(Unsafe.Add(ref first, j)), v);
            for (int k = 0; k < Math.Min(Vector<T>.Count, count - i); k++) sorted[int.CreateTruncating(below[k])] = v[k];
        }
        // Equal values share the first of their ranks: they fill the gap behind it.
        for (int i = 0; i < count; i++) values[i] = T.IsNaN(sorted[i]) ? values[i - 1] : sorted[i];
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>Rows of doubles that end as float or double.</summary>
internal static class WideRow
{
    /// <summary>Rounds to the nearest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Narrow<T>(ReadOnlySpan<double> from, Span<T> to) where T : unmanaged, INumberBase<T>
    {
        int x = 0;
        if (typeof(T) == typeof(float))
        {
            var floats = MemoryMarshal.Cast<T, float>(to);
            for (; x <= from.Length - 2 * Vector<double>.Count; x += Vector<float>.Count)
            {
                Vector.Narrow(new Vector<double>(from[x..]), new Vector<double>(from[(x + Vector<double>.Count)..])).CopyTo(floats[x..]);
            }
        }
        for (; x < to.Length; x++) to[x] = T.CreateTruncating(from[x]);
    }

    /// <summary>to = a − b, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract<T>(ReadOnlySpan<T> a, ReadOnlySpan<double> b, Span<T> to) where T : unmanaged, INumberBase<T>
    {
        int x = 0;
        if (typeof(T) == typeof(float))
        {
            var from = MemoryMarshal.Cast<T, float>(a);
            var floats = MemoryMarshal.Cast<T, float>(to);
            for (; x <= from.Length - Vector<float>.Count; x += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(from[x..]), out var low, out var high);
                Vector.Narrow(low - new Vector<double>(b[x..]), high - new Vector<double>(b[(x + Vector<double>.Count)..]))
                    .CopyTo(floats[x..]);
            }
        }
        for (; x < to.Length; x++) to[x] = T.CreateTruncating(double.CreateTruncating(a[x]) - b[x]);
    }
}

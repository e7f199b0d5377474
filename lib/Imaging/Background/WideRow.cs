using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>Rows of doubles that end as float or double.</summary>
internal static class WideRow
{
    /// <summary>Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen<T>(ReadOnlySpan<T> from, Span<double> to) where T : unmanaged, INumberBase<T>
    {
        int x = 0;
        if (typeof(T) == typeof(float))
        {
            var floats = MemoryMarshal.Cast<T, float>(from);
            for (; x <= from.Length - Vector<float>.Count; x += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(floats[x..]), out var low, out var high);
                low.CopyTo(to[x..]);
                high.CopyTo(to[(x + Vector<double>.Count)..]);
            }
        }
        for (; x < from.Length; x++) to[x] = double.CreateTruncating(from[x]);
    }

    /// <summary>to = factor · a + summand; the two may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddMultiple(ReadOnlySpan<double> a, double factor, double summand, Span<double> to)
    {
        for (int x = 0; x < to.Length; x++) to[x] = factor * a[x] + summand;
    }

    /// <summary>to += a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<double> a, Span<double> to)
    {
        for (int x = 0; x < to.Length; x++) to[x] += a[x];
    }

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

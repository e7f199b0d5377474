using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The loops over a row under the everyday operations. Optimised from the first call on: a set of stamps is done before tiered
/// compilation would get to them.
/// </summary>
internal static class PixelLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<T, TOut>(ReadOnlySpan<T> from, Span<TOut> to, Func<T, TOut> f)
    {
        for (int x = 0; x < from.Length; x++) to[x] = f(from[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<TA, TB, TOut>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, Span<TOut> to, Func<TA, TB, TOut> f)
    {
        for (int x = 0; x < to.Length; x++) to[x] = f(a[x], b[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumFinite<T>(ReadOnlySpan<T> row) where T : INumber<T>
    {
        double sum = 0;
        foreach (T p in row) if (T.IsFinite(p)) sum += double.CreateTruncating(p);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllFinite<T>(ReadOnlySpan<T> row) where T : IFloatingPointIeee754<T>
    {
        // Zero times a finite number is zero, times NaN or infinity NaN.
        var zero = Vector<T>.Zero;
        int x = 0;
        for (; x <= row.Length - Vector<T>.Count; x += Vector<T>.Count) zero += new Vector<T>(row[x..]) * Vector<T>.Zero;
        bool finite = Vector.EqualsAll(zero, Vector<T>.Zero);
        for (; x < row.Length; x++) finite &= T.IsFinite(row[x]);
        return finite;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountTrue(ReadOnlySpan<bool> row)
    {
        int count = 0;
        foreach (bool p in row) if (p) count++;
        return count;
    }
}

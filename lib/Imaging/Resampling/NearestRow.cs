using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>The pixels nearest to a row of positions, four at once. A centre midway between two pixels falls into the upper one.</summary>
internal static class NearestRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sample<T>(Image<T> image, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, T outside, Span<T> to)
        where T : unmanaged
    {
        Vector256<double> zero = Vector256<double>.Zero;
        Vector256<double> width = Vector256.Create((double)image.Width), height = Vector256.Create((double)image.Height);
        ref T pixels = ref MemoryMarshal.GetArrayDataReference(image.Pixels);
        int i = 0;
        for (; i <= to.Length - 4; i += 4)
        {
            Vector256<double> x = Nearest(Vector256.Create(xs.Slice(i, 4))), y = Nearest(Vector256.Create(ys.Slice(i, 4)));
            var inside = Vector256.GreaterThanOrEqual(x, zero) & Vector256.GreaterThanOrEqual(y, zero)
                & Vector256.LessThan(x, width) & Vector256.LessThan(y, height);
            if (inside.ExtractMostSignificantBits() == 0b1111)
            {
                Copy(ref pixels, VectorIndex.Of(y * width + x), to.Slice(i, 4));
            }
            else
            {
                for (int k = i; k < i + 4; k++) to[k] = One(image, xs[k], ys[k], outside);
            }
        }
        for (; i < to.Length; i++) to[i] = One(image, xs[i], ys[i], outside);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extrapolate<T>(Image<T> image, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<T> to) where T : unmanaged
    {
        for (int i = 0; i < to.Length; i++)
        {
            bool isFinite = double.IsFinite(xs[i]) && double.IsFinite(ys[i]);
            to[i] = isFinite ? One(image, Math.Clamp(xs[i], 0, image.Width - 1), Math.Clamp(ys[i], 0, image.Height - 1), default) : default;
        }
    }

    private static T One<T>(Image<T> image, double x, double y, T outside) where T : unmanaged
    {
        (x, y) = (Math.Floor(x + 0.5), Math.Floor(y + 0.5));
        return x >= 0 && y >= 0 && x < image.Width && y < image.Height ? image.Pixels[(int)y * image.Width + (int)x] : outside;
    }

    private static Vector256<double> Nearest(Vector256<double> x) => Vector256.Floor(x + Vector256.Create(0.5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(ref T pixels, Vector256<long> at, Span<T> to) where T : unmanaged
    {
        to[3] = Unsafe.Add(ref pixels, (nint)at.GetElement(3));
        to[2] = Unsafe.Add(ref pixels, (nint)at.GetElement(2));
        to[1] = Unsafe.Add(ref pixels, (nint)at.GetElement(1));
        to[0] = Unsafe.Add(ref pixels, (nint)at.GetElement(0));
    }
}

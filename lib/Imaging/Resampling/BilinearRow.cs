using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Bilinear interpolation at a row of positions: four at once where all their neighbours are there, else one by one.</summary>
internal static class BilinearRow
{
    // A map between equal grids misses the centres by rounding, ~10⁻¹² px: that must neither lose the border nor spread missing pixels.
    private const double Snap = 1e-9;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sample<T>(Image<T> image, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double factor, T outside, Span<T> to)
        where T : unmanaged, IFloatingPoint<T>
    {
        int width = image.Width, i = 0;
        Vector256<double> zero = Vector256<double>.Zero, scale = Vector256.Create(factor), stride = Vector256.Create((double)width);
        Vector256<double> lastX = Vector256.Create(width - 1.0), lastY = Vector256.Create(image.Height - 1.0);
        ref T pixels = ref MemoryMarshal.GetArrayDataReference(image.Pixels);
        for (; i <= to.Length - 4; i += 4)
        {
            var x = SnapToCentre(Vector256.Create(xs.Slice(i, 4)));
            var y = SnapToCentre(Vector256.Create(ys.Slice(i, 4)));
            var positive = Vector256.GreaterThanOrEqual(x, zero) & Vector256.GreaterThanOrEqual(y, zero);
            var interior = positive & Vector256.LessThan(x, lastX) & Vector256.LessThan(y, lastY);
            if (interior.ExtractMostSignificantBits() != 0b1111)
            {
                var inside = positive & Vector256.LessThanOrEqual(x, lastX) & Vector256.LessThanOrEqual(y, lastY);
                bool isOutside = inside.ExtractMostSignificantBits() == 0;
                for (int k = i; k < i + 4; k++) to[k] = isOutside ? outside : One(image, xs[k], ys[k], factor, outside);
                continue;
            }
            Vector256<double> left = Vector256.Floor(x), bottom = Vector256.Floor(y), u = x - left, v = y - bottom;
            var at = VectorIndex.Of(bottom * stride + left);
            nint a = (nint)at.GetElement(0), b = (nint)at.GetElement(1), c = (nint)at.GetElement(2), d = (nint)at.GetElement(3);
            var (p00, p10) = Load(ref pixels, a, b, c, d);
            var (p01, p11) = Load(ref Unsafe.Add(ref pixels, width), a, b, c, d);
            Vector256<double> lower = Mix(p00, p10, u), upper = Mix(p01, p11, u);
            Store(Mix(lower, upper, v) * scale, to.Slice(i, 4));
        }
        for (; i < to.Length; i++) to[i] = One(image, xs[i], ys[i], factor, outside);
    }

    private static T One<T>(Image<T> image, double x, double y, double factor, T outside) where T : unmanaged, IFloatingPoint<T>
    {
        (x, y) = (SnapToCentre(x), SnapToCentre(y));
        if (!(x >= 0 && y >= 0 && x <= image.Width - 1 && y <= image.Height - 1)) return outside;
        double left = Math.Floor(x), bottom = Math.Floor(y), u = x - left, v = y - bottom;
        // On a row or column of centres the next one has no weight and need not be there.
        int at = (int)bottom * image.Width + (int)left, right = u > 0 ? 1 : 0, up = v > 0 ? image.Width : 0;
        var p = image.Pixels;
        return T.CreateTruncating(factor * Mix(Mix(p[at], p[at + right], u), Mix(p[at + up], p[at + up + right], u), v));

        static double Mix<TValue>(TValue start, TValue end, double t) where TValue : INumber<TValue>
        {
            double from = double.CreateTruncating(start), to = double.CreateTruncating(end);
            return t == 0 ? from : from + t * (to - from);
        }
    }

    // Without weight the end may be NaN or infinite.
    private static Vector256<double> Mix(Vector256<double> start, Vector256<double> end, Vector256<double> t) =>
        Vector256.ConditionalSelect(Vector256.Equals(t, Vector256<double>.Zero), start, start + t * (end - start));

    private static Vector256<double> SnapToCentre(Vector256<double> x)
    {
        var centre = Vector256.Round(x);
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x - centre), Vector256.Create(Snap)), centre, x);
    }

    private static double SnapToCentre(double x) => Math.Abs(x - Math.Round(x)) < Snap ? Math.Round(x) : x;

    // Four pixels and their neighbours to the right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Left, Vector256<double> Right) Load<T>(ref T from, nint a, nint b, nint c, nint d)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            var pairs = Vector256.Create(
                Vector128.Create(Pair(ref from, a), Pair(ref from, b)), Vector128.Create(Pair(ref from, c), Pair(ref from, d)));
            var apart = Vector256.Shuffle(pairs.AsSingle(), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
            return (Vector256.WidenLower(apart), Vector256.WidenUpper(apart));
        }
        return (Four(ref from, a, b, c, d), Four(ref Unsafe.Add(ref from, 1), a, b, c, d));

        // Two floats in the bytes of a double.
        static double Pair(ref T from, nint i) => Unsafe.ReadUnaligned<double>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref from, i)));
        static Vector256<double> Four(ref T from, nint a, nint b, nint c, nint d) => Vector256.Create(
            double.CreateTruncating(Unsafe.Add(ref from, a)), double.CreateTruncating(Unsafe.Add(ref from, b)),
            double.CreateTruncating(Unsafe.Add(ref from, c)), double.CreateTruncating(Unsafe.Add(ref from, d)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<double> values, Span<T> to) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector256.Narrow(values, values).GetLower().AsByte().CopyTo(MemoryMarshal.AsBytes(to));
            return;
        }
        for (int k = 0; k < 4; k++) to[k] = T.CreateTruncating(values.GetElement(k));
    }
}

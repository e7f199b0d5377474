using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Pixel-by-pixel arithmetic: <c>a + b</c>, <c>a - 0.5</c>, <c>a / b</c> of images of one shape and type. NaN spreads as IEEE 754 says.
/// </summary>
public static class Arithmetic
{
    extension<T>(Image<T> image) where T : unmanaged, INumber<T>
    {
        /// <summary>Sum of two images.</summary>
        public static Image<T> operator +(Image<T> a, Image<T> b) => Combine(a, b, (p, q) => p + q);

        /// <summary>Difference of two images.</summary>
        public static Image<T> operator -(Image<T> a, Image<T> b) => Combine(a, b, (p, q) => p - q);

        /// <summary>Product of two images.</summary>
        public static Image<T> operator *(Image<T> a, Image<T> b) => Combine(a, b, (p, q) => p * q);

        /// <summary>Ratio of two images.</summary>
        public static Image<T> operator /(Image<T> a, Image<T> b) => Combine(a, b, (p, q) => p / q);

        /// <summary>A constant added to every pixel.</summary>
        public static Image<T> operator +(Image<T> a, T b) => a.Map(p => p + b);

        /// <summary>A constant subtracted from every pixel.</summary>
        public static Image<T> operator -(Image<T> a, T b) => a.Map(p => p - b);

        /// <summary>Every pixel times a constant.</summary>
        public static Image<T> operator *(T a, Image<T> b) => b.Map(p => a * p);

        /// <summary>Every pixel divided by a constant.</summary>
        public static Image<T> operator /(Image<T> a, T b) => a.Map(p => p / b);
    }

    /// <summary>A new image of <paramref name="f"/> of the pixels of two images of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Image<TOut> Combine<TA, TB, TOut>(this Image<TA> a, Image<TB> b, Func<TA, TB, TOut> f)
        where TA : unmanaged where TB : unmanaged where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(f);
        RequireSameShape(a, b);
        var result = Image<TOut>.Uninitialized(a.Width, a.Height);
        Compute.Rows(a.Height, y => PixelLoop.Combine(a.Row(y), b.Row(y), result.Row(y), f));
        return result;
    }

    /// <summary>The image as double: exact.</summary>
    public static Image<double> ToDouble<T>(this Image<T> image) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Map(double.CreateTruncating);
    }

    /// <summary>The image as float, rounded to the nearest.</summary>
    public static Image<float> ToFloat<T>(this Image<T> image) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Map(float.CreateTruncating);
    }

    /// <summary>The sum of the finite pixels, in double.</summary>
    public static double Sum<T>(this Image<T> image) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        // Row by row, then the rows: the same order, and so the same bits, for any number of threads.
        var rows = new double[image.Height];
        Compute.Rows(image.Height, y => rows[y] = PixelLoop.SumFinite<T>(image.Row(y)));
        return rows.Sum();
    }

    internal static void RequireSameShape<TA, TB>(Image<TA> a, Image<TB> b, [CallerMemberName] string operation = "")
        where TA : unmanaged where TB : unmanaged
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!a.SameShape(b))
        {
            throw new ArgumentException($"{operation}: the shapes differ, {a.Width} × {a.Height} and {b.Width} × {b.Height}.");
        }
    }
}

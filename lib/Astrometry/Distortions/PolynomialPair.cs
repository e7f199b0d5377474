using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Two polynomials f(u, v) and g(u, v), evaluated together because every distortion moves both coordinates.
/// Vectors and single points give the same bits: both use fused multiply-adds in the same order.
/// </summary>
internal sealed class PolynomialPair
{
    // In the order of Horner's rule: powers of u descending, for each the powers of v descending.
    private readonly double[] f, g;

    /// <summary>From the coefficients f(p, q) and g(p, q) of uᵖvᑫ, for p + q up to <paramref name="order"/>.</summary>
    public PolynomialPair(int order, Func<int, int, double> f, Func<int, int, double> g)
    {
        Order = order;
        this.f = InHornersOrder(order, f);
        this.g = InHornersOrder(order, g);
    }

    /// <summary>Highest power of u and v together.</summary>
    public int Order { get; }

    /// <summary>Whether every coefficient is zero.</summary>
    public bool IsZero => !f.Any(c => c != 0) && !g.Any(c => c != 0);

    /// <summary>Both values at one point.</summary>
    public (double F, double G) At(double u, double v)
    {
        double sumF = 0, sumG = 0;
        for (int p = Order, k = 0; p >= 0; p--)
        {
            double rowF = 0, rowG = 0;
            for (int q = Order - p; q >= 0; q--, k++)
            {
                rowF = Math.FusedMultiplyAdd(rowF, v, f[k]);
                rowG = Math.FusedMultiplyAdd(rowG, v, g[k]);
            }
            sumF = Math.FusedMultiplyAdd(sumF, u, rowF);
            sumG = Math.FusedMultiplyAdd(sumG, u, rowG);
        }
        return (sumF, sumG);
    }

    /// <summary>The derivatives ∂f/∂u, ∂f/∂v, ∂g/∂u and ∂g/∂v at one point.</summary>
    public (double Fu, double Fv, double Gu, double Gv) Derivatives(double u, double v)
    {
        var (fu, fv) = Gradient(f, u, v);
        var (gu, gv) = Gradient(g, u, v);
        return (fu, fv, gu, gv);
    }

    /// <summary>
    /// Adds f to x and g to y of many points, all spans of one length; x and y may be the very spans of the points.
    /// </summary>
    /// <param name="atX">First coordinate of the points; u = atX − <paramref name="originX"/>.</param>
    /// <param name="atY">Second coordinate of the points; v = atY − <paramref name="originY"/>.</param>
    /// <param name="originX">Where u is zero.</param>
    /// <param name="originY">Where v is zero.</param>
    /// <param name="x">Receives f.</param>
    /// <param name="y">Receives g.</param>
    public void Add(ReadOnlySpan<double> atX, ReadOnlySpan<double> atY, double originX, double originY, Span<double> x, Span<double> y)
    {
        int i = 0;
        for (; i <= atX.Length - Quad.Length; i += Quad.Length)
        {
            var (dx, dy) = Evaluate(Quad.Of(atX[i..]).Minus(originX), Quad.Of(atY[i..]).Minus(originY));
            dx.AddTo(x[i..]);
            dy.AddTo(y[i..]);
        }
        for (; i < atX.Length; i++)
        {
            var (dx, dy) = At(atX[i] - originX, atY[i] - originY);
            x[i] += dx;
            y[i] += dy;
        }
    }

    private (Quad F, Quad G) Evaluate(Quad u, Quad v)
    {
        Quad sumF = default, sumG = default;
        for (int p = Order, k = 0; p >= 0; p--)
        {
            Quad rowF = default, rowG = default;
            for (int q = Order - p; q >= 0; q--, k++)
            {
                rowF = rowF.TimesPlus(v, f[k]);
                rowG = rowG.TimesPlus(v, g[k]);
            }
            sumF = sumF.TimesPlus(u, rowF);
            sumG = sumG.TimesPlus(u, rowG);
        }
        return (sumF, sumG);
    }

    /// <summary>Four vectors: as many as keep the multiply-adds busy, of which each waits for the one before it in its chain.</summary>
    private readonly record struct Quad(Vector<double> A, Vector<double> B, Vector<double> C, Vector<double> D)
    {
        public static int Length => 4 * Vector<double>.Count;

        private static int Width => Vector<double>.Count;

        public static Quad Of(ReadOnlySpan<double> values) =>
            new(new(values), new(values[Width..]), new(values[(2 * Width)..]), new(values[(3 * Width)..]));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Quad Minus(double value)
        {
            var v = new Vector<double>(value);
            return new(A - v, B - v, C - v, D - v);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Quad TimesPlus(Quad factor, double term)
        {
            var t = new Vector<double>(term);
            return TimesPlus(factor, new Quad(t, t, t, t));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Quad TimesPlus(Quad factor, Quad term) => new(
            Vector.FusedMultiplyAdd(A, factor.A, term.A), Vector.FusedMultiplyAdd(B, factor.B, term.B),
            Vector.FusedMultiplyAdd(C, factor.C, term.C), Vector.FusedMultiplyAdd(D, factor.D, term.D));

        public void AddTo(Span<double> values)
        {
            (new Vector<double>(values) + A).CopyTo(values);
            (new Vector<double>(values[Width..]) + B).CopyTo(values[Width..]);
            (new Vector<double>(values[(2 * Width)..]) + C).CopyTo(values[(2 * Width)..]);
            (new Vector<double>(values[(3 * Width)..]) + D).CopyTo(values[(3 * Width)..]);
        }
    }

    // Horner's rule for the value carries along both derivatives.
    private (double Du, double Dv) Gradient(double[] coefficients, double u, double v)
    {
        double sum = 0, du = 0, dv = 0;
        for (int p = Order, k = 0; p >= 0; p--)
        {
            double row = 0, rowDv = 0;
            for (int q = Order - p; q >= 0; q--, k++)
            {
                rowDv = rowDv * v + row;
                row = row * v + coefficients[k];
            }
            du = du * u + sum;
            dv = dv * u + rowDv;
            sum = sum * u + row;
        }
        return (du, dv);
    }

    private static double[] InHornersOrder(int order, Func<int, int, double> coefficient)
    {
        var ordered = new List<double>();
        for (int p = order; p >= 0; p--)
        {
            for (int q = order - p; q >= 0; q--) ordered.Add(coefficient(p, q));
        }
        return [.. ordered];
    }
}

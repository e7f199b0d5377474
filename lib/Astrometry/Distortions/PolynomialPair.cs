using System.Numerics;

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
        // Two vectors at once: one alone waits for the latency of its chain of multiply-adds.
        int width = Vector<double>.Count, i = 0;
        Vector<double> u0 = new(originX), v0 = new(originY);
        for (; i <= atX.Length - 2 * width; i += 2 * width)
        {
            var pair = Evaluate(
                new Vector<double>(atX[i..]) - u0, new Vector<double>(atY[i..]) - v0,
                new Vector<double>(atX[(i + width)..]) - u0, new Vector<double>(atY[(i + width)..]) - v0);
            (new Vector<double>(x[i..]) + pair.F1).CopyTo(x[i..]);
            (new Vector<double>(y[i..]) + pair.G1).CopyTo(y[i..]);
            (new Vector<double>(x[(i + width)..]) + pair.F2).CopyTo(x[(i + width)..]);
            (new Vector<double>(y[(i + width)..]) + pair.G2).CopyTo(y[(i + width)..]);
        }
        for (; i < atX.Length; i++)
        {
            var (dx, dy) = At(atX[i] - originX, atY[i] - originY);
            x[i] += dx;
            y[i] += dy;
        }
    }

    private readonly record struct Values(Vector<double> F1, Vector<double> G1, Vector<double> F2, Vector<double> G2);

    private Values Evaluate(Vector<double> u1, Vector<double> v1, Vector<double> u2, Vector<double> v2)
    {
        Vector<double> f1 = default, g1 = default, f2 = default, g2 = default;
        for (int p = Order, k = 0; p >= 0; p--)
        {
            Vector<double> rowF1 = default, rowG1 = default, rowF2 = default, rowG2 = default;
            for (int q = Order - p; q >= 0; q--, k++)
            {
                Vector<double> c = new(f[k]), d = new(g[k]);
                rowF1 = Vector.FusedMultiplyAdd(rowF1, v1, c);
                rowG1 = Vector.FusedMultiplyAdd(rowG1, v1, d);
                rowF2 = Vector.FusedMultiplyAdd(rowF2, v2, c);
                rowG2 = Vector.FusedMultiplyAdd(rowG2, v2, d);
            }
            f1 = Vector.FusedMultiplyAdd(f1, u1, rowF1);
            g1 = Vector.FusedMultiplyAdd(g1, u1, rowG1);
            f2 = Vector.FusedMultiplyAdd(f2, u2, rowF2);
            g2 = Vector.FusedMultiplyAdd(g2, u2, rowG2);
        }
        return new(f1, g1, f2, g2);
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

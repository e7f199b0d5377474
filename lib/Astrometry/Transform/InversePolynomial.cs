using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace HstNotebooks.Astrometry;

/// <summary>A polynomial that undoes a distortion approximately, fitted over an image.</summary>
internal sealed class InversePolynomial
{
    private const int MinDegree = 3;
    private const int MaxDegree = 9;
    private const int Nodes = 21;

    private readonly PolynomialPair _pair;
    private readonly double _originX, _originY;

    private InversePolynomial(PolynomialPair pair, double originX, double originY, double residualPx, double slope) =>
        (_pair, _originX, _originY, ResidualPx, Slope) = (pair, originX, originY, residualPx, slope);

    /// <summary>A distortion of pixels, in place.</summary>
    public delegate void Distortion(Span<double> x, Span<double> y);

    /// <summary>The largest error over the image, pixels.</summary>
    public double ResidualPx { get; }

    /// <summary>A bound of the change of the displacement, pixels per pixel; at least 0.001.</summary>
    public double Slope { get; }

    /// <summary>
    /// Fits the lowest degree from which one correction by the miss reaches the accuracy, judged between the nodes; or else the best one.
    /// </summary>
    /// <param name="undistort">From pixels of the image to undistorted ones.</param>
    /// <param name="width">Pixels along x of the image.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="accuracyPx">The error that may remain after the correction, pixels.</param>
    public static InversePolynomial Fit(Distortion undistort, double width, double height, double accuracyPx)
    {
        var nodes = Sample(undistort, width, height, Nodes);
        var between = Sample(undistort, width, height, Nodes - 3);
        InversePolynomial? best = null;
        for (int degree = MinDegree; degree <= MaxDegree; degree++)
        {
            var fit = Fit(nodes, between, degree);
            if (best is null || fit.ResidualPx < 0.5 * best.ResidualPx) best = fit;
            if (best.ResidualPx * best.Slope <= accuracyPx) break;
        }
        return best!;
    }

    /// <summary>Undistorted pixels to the start for those of the image; all four spans have one length.</summary>
    public void Apply(ReadOnlySpan<double> fromX, ReadOnlySpan<double> fromY, Span<double> x, Span<double> y)
    {
        fromX.CopyTo(x);
        fromY.CopyTo(y);
        _pair.Add(fromX, fromY, _originX, _originY, x, y);
    }

    private static InversePolynomial Fit(Samples nodes, Samples between, int degree)
    {
        // In units of the half size, so that the powers are of one magnitude.
        var (x0, y0, scale) = nodes.Box();
        var powers = (from p in Enumerable.Range(0, degree + 1) from q in Enumerable.Range(0, degree + 1 - p) select (p, q)).ToArray();
        var matrix = DenseMatrix.Create(nodes.U.Length, powers.Length, (i, k) =>
            Math.Pow((nodes.U[i] - x0) / scale, powers[k].p) * Math.Pow((nodes.V[i] - y0) / scale, powers[k].q));
        var wanted = DenseMatrix.Create(nodes.U.Length, 2, (i, k) => k == 0 ? nodes.X[i] - nodes.U[i] : nodes.Y[i] - nodes.V[i]);
        Matrix<double> solution = matrix.QR().Solve(wanted);

        var pair = new PolynomialPair(degree, (p, q) => Coefficient(p, q, 0), (p, q) => Coefficient(p, q, 1));
        double worst = 0;
        for (int i = 0; i < between.U.Length; i++)
        {
            var (dx, dy) = pair.At(between.U[i] - x0, between.V[i] - y0);
            worst = Math.Max(worst, Math.Max(Math.Abs(between.U[i] + dx - between.X[i]), Math.Abs(between.V[i] + dy - between.Y[i])));
        }
        return new(pair, x0, y0, double.IsFinite(worst) ? worst : double.PositiveInfinity, nodes.Slope());

        double Coefficient(int p, int q, int axis) => solution[Array.IndexOf(powers, (p, q)), axis] / Math.Pow(scale, p + q);
    }

    // At Chebyshev nodes, which keep the error at the edges small; a little beyond the image on each side.
    private static Samples Sample(Distortion undistort, double width, double height, int count)
    {
        const double margin = 0.03;
        int padded = (count * count + VectorMath.Lanes - 1) / VectorMath.Lanes * VectorMath.Lanes;
        double[] x = new double[padded], y = new double[padded];
        for (int i = 0; i < padded; i++)
        {
            int k = Math.Min(i, count * count - 1);
            x[i] = (width - 1) / 2 - (0.5 + margin) * width * Math.Cos(Math.PI * (k % count + 0.5) / count);
            y[i] = (height - 1) / 2 - (0.5 + margin) * height * Math.Cos(Math.PI * (k / count + 0.5) / count);
        }
        double[] u = [.. x], v = [.. y];
        undistort(u, v);
        return new Samples(x, y, u, v);
    }

    private sealed record Samples(double[] X, double[] Y, double[] U, double[] V)
    {
        public (double X0, double Y0, double Scale) Box()
        {
            double x0 = (U.Min() + U.Max()) / 2, y0 = (V.Min() + V.Max()) / 2;
            return (x0, y0, Math.Max(Math.Max(U.Max() - x0, V.Max() - y0), 1));
        }

        // Between neighbouring nodes along x and along y, and half as much again for what lies between them; NaN counts as steep.
        public double Slope()
        {
            double steepest = 1e-3;
            foreach (int step in new[] { 1, Nodes })
            {
                for (int i = step; i < Nodes * Nodes; i++)
                {
                    if (step == 1 && i % Nodes == 0) continue;
                    double length = step == 1 ? X[i] - X[i - step] : Y[i] - Y[i - step];
                    steepest = Math.Max(steepest, Math.Abs((U[i] - X[i] - U[i - step] + X[i - step]) / length));
                    steepest = Math.Max(steepest, Math.Abs((V[i] - Y[i] - V[i - step] + Y[i - step]) / length));
                }
            }
            return double.IsFinite(steepest) ? 1.5 * steepest : 1;
        }
    }
}

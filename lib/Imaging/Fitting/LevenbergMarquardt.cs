using MathNet.Numerics.LinearAlgebra;

namespace HstNotebooks.Imaging;

/// <summary>
/// Unweighted non-linear least squares for a few parameters and many data: Levenberg–Marquardt in the trust-region form of Moré (1978),
/// as MINPACK and <c>scipy.optimize.leastsq</c> have it, so that with their tolerance it stops where they stop. On the normal
/// equations; nothing is allocated per datum.
/// </summary>
internal static class LevenbergMarquardt
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The model at datum i; fills its derivatives with respect to the parameters.</summary>
    public delegate double Model(double[] parameters, int i, double[] derivatives);

    /// <summary>
    /// Improves the parameters in place. It ends when neither the sum of squares nor the parameters change by more than the relative
    /// <paramref name="tolerance"/> any more; 0 for as far as double precision goes, 1.49012e-8 for where MINPACK's callers stop.
    /// </summary>
    /// <returns>The sum of squared residuals, and whether it ended before the iterations did.</returns>
    public static (double SumOfSquares, bool Converged) Minimise(Model model, double[] data, double[] parameters, double tolerance = 0, int maxIterations = 1000)
    {
        int n = parameters.Length;
        var normal = Matrix<double>.Build.Dense(n, n);      // JᵀJ
        var gradient = Vector<double>.Build.Dense(n);       // Jᵀ (data − model)
        var derivatives = new double[n];
        var x = Vector<double>.Build.Dense(parameters);     // shares the caller's array
        double norm = Linearise();
        var scale = ColumnNorms();
        double radius = 100 * scale.PointwiseMultiply(x).L2Norm(), damping = 0;
        if (radius == 0) radius = 100;

        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            if (gradient.ForAll(g => g == 0)) return (norm * norm, true);
            scale = scale.PointwiseMaximum(ColumnNorms());
            double ratio;
            do
            {
                (var step, damping) = Step(normal, gradient, scale, radius, damping);
                double length = scale.PointwiseMultiply(step).L2Norm();
                if (iteration == 0) radius = Math.Min(radius, length);

                double trial = Math.Sqrt(SumOfSquares((x + step).AsArray()));
                double actual = 0.1 * trial < norm ? 1 - trial / norm * (trial / norm) : -1;
                double linear = Math.Max(0, step * normal.Multiply(step)) / (norm * norm), damped = damping * length * length / (norm * norm);
                double predicted = linear + 2 * damped, slope = -(linear + damped);
                ratio = predicted == 0 ? 0 : actual / predicted;

                if (ratio <= 0.25)
                {
                    double shrink = actual >= 0 ? 0.5 : 0.5 * slope / (slope + 0.5 * actual);
                    if (0.1 * trial >= norm || shrink < 0.1) shrink = 0.1;
                    radius = shrink * Math.Min(radius, length / 0.1);
                    damping /= shrink;
                }
                else if (damping == 0 || ratio >= 0.75)
                {
                    radius = length / 0.5;
                    damping *= 0.5;
                }
                if (ratio >= 1e-4)
                {
                    x.Add(step, x);
                    norm = trial;
                }

                double ends = Math.Max(tolerance, Epsilon), size = scale.PointwiseMultiply(x).L2Norm();
                bool settled = Math.Abs(actual) <= ends && predicted <= ends && ratio <= 2;
                if (settled || radius <= ends * size || norm == 0) return (norm * norm, true);
            }
            while (ratio < 1e-4);
            norm = Linearise();
        }
        return (norm * norm, false);

        Vector<double> ColumnNorms() => normal.Diagonal().Map(d => d > 0 ? Math.Sqrt(d) : 1);

        double SumOfSquares(double[] p)
        {
            double total = 0;
            for (int i = 0; i < data.Length; i++)
            {
                double r = data[i] - model(p, i, derivatives);
                total += r * r;
            }
            return double.IsFinite(total) ? total : double.MaxValue;
        }

        double Linearise()
        {
            normal.Clear();
            gradient.Clear();
            double total = 0;
            for (int i = 0; i < data.Length; i++)
            {
                double r = data[i] - model(parameters, i, derivatives);
                total += r * r;
                for (int a = 0; a < n; a++)
                {
                    gradient[a] += r * derivatives[a];
                    for (int b = 0; b <= a; b++) normal[a, b] += derivatives[a] * derivatives[b];
                }
            }
            for (int a = 0; a < n; a++) for (int b = a + 1; b < n; b++) normal[a, b] = normal[b, a];
            return Math.Sqrt(total);
        }
    }

    // The step of scaled length within a tenth of the radius, and the damping that gives it: Hebden's iteration on (JᵀJ + λD²) s = Jᵀr.
    private static (Vector<double> Step, double Damping) Step(Matrix<double> normal, Vector<double> gradient, Vector<double> scale, double radius, double damping)
    {
        var d2 = Matrix<double>.Build.DenseOfDiagonalVector(scale.PointwisePower(2));
        var step = normal.Solve(gradient);
        var scaled = scale.PointwiseMultiply(step);
        double length = scaled.L2Norm(), excess = length - radius;
        bool regular = double.IsFinite(length);
        if (regular && excess <= 0.1 * radius) return (step, 0);

        double low = regular ? excess / radius / Curvature(normal) : 0;
        double gradientLength = gradient.PointwiseDivide(scale).L2Norm(), high = gradientLength / radius;
        if (high == 0) high = double.Epsilon / Math.Min(radius, 0.1);
        damping = Math.Min(Math.Max(damping, low), high);
        if (damping == 0) damping = regular ? gradientLength / length : 0.001 * high;

        for (int i = 1; ; i++)
        {
            if (damping == 0) damping = Math.Max(double.Epsilon, 0.001 * high);
            var damped = normal + damping * d2;
            step = damped.Solve(gradient);
            scaled = scale.PointwiseMultiply(step);
            double before = excess;
            length = scaled.L2Norm();
            excess = length - radius;
            if (Math.Abs(excess) <= 0.1 * radius || (low == 0 && excess <= before && before < 0) || i == 10) return (step, damping);

            double correction = excess / radius / Curvature(damped);
            if (excess > 0) low = Math.Max(low, damping);
            if (excess < 0) high = Math.Min(high, damping);
            damping = Math.Max(low, damping + correction);
        }

        // wᵀ A⁻¹ w with w = D² s / |D s|
        double Curvature(Matrix<double> matrix)
        {
            var w = scale.PointwiseMultiply(scaled) / length;
            return w * matrix.Solve(w);
        }
    }
}

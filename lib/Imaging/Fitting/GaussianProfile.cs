namespace HstNotebooks.Imaging;

/// <summary>A Gaussian of one variable without background, A exp(−(x − μ)² / 2σ²), fitted to a curve such as a histogram.</summary>
/// <param name="Amplitude">Height A, in the unit of y.</param>
/// <param name="Mean">Centre μ, in the unit of x.</param>
/// <param name="Sigma">Width σ > 0, in the unit of x.</param>
/// <param name="Converged">Whether the minimum was reached.</param>
public sealed record GaussianProfile(double Amplitude, double Mean, double Sigma, bool Converged)
{
    /// <summary>Its height at a place.</summary>
    public double At(double x) => Amplitude * Math.Exp(-0.5 * Math.Pow((x - Mean) / Sigma, 2));

    /// <summary>The unweighted least-squares fit, by Levenberg–Marquardt (<c>scipy.optimize.curve_fit</c>).</summary>
    /// <param name="x">Finite places, three or more.</param>
    /// <param name="y">As many finite heights.</param>
    /// <param name="amplitude">First guess of the height.</param>
    /// <param name="mean">First guess of the centre.</param>
    /// <param name="sigma">First guess of the width, > 0.</param>
    /// <exception cref="ArgumentException">Fewer than three points, lists of different length, or values that are not finite.</exception>
    public static GaussianProfile Fit(double[] x, double[] y, double amplitude, double mean, double sigma)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length || x.Length < 3)
        {
            throw new ArgumentException($"{x.Length} x and {y.Length} y: three or more of both were expected.", nameof(y));
        }
        if (!x.All(double.IsFinite) || !y.All(double.IsFinite))
        {
            throw new ArgumentException("A point of the curve is not finite.", nameof(y));
        }
        if (!(sigma > 0 && double.IsFinite(sigma)))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "The first width is positive.");
        }
        double[] p = [amplitude, mean, sigma];
        var (_, converged) = LevenbergMarquardt.Minimise((q, i, derivatives) =>
        {
            double t = (x[i] - q[1]) / q[2], shape = Math.Exp(-0.5 * t * t), scaled = q[0] * shape * t / q[2];
            (derivatives[0], derivatives[1], derivatives[2]) = (shape, scaled, scaled * t);
            return q[0] * shape;
        }, y, p, 1.49012e-8);
        return new(p[0], p[1], Math.Abs(p[2]), converged);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Levenberg–Marquardt for a (1 + r²/γ²)^(−α) + b within bounds: a parameter at a bound beyond which the cost would fall stays there, and
/// steps end at the bounds. A trial and the equations for the next step are one vectorised pass over the pixels.
/// </summary>
/// <param name="radii2">r² of the pixels, then zeros to the end of a vector.</param>
/// <param name="values">Their values, then zeros.</param>
/// <param name="weights">Their weights, then zeros.</param>
/// <param name="lowestBackground">Lower bound of b.</param>
/// <param name="highestBackground">Upper bound of b; the lower one again where b is known.</param>
internal sealed class MoffatSolver(
    double[] radii2, double[] values, double[] weights, double lowestBackground, double highestBackground)
{
    private const int Trials = 400;

    /// <summary>Lower bounds of a, γ, α; those of b are the caller's.</summary>
    public static Vector256<double> Lowest => Vector256.Create(0, 0.3, 0.5, double.NegativeInfinity);

    /// <summary>Upper bounds of a, γ, α.</summary>
    public static Vector256<double> Highest => Vector256.Create(double.PositiveInfinity, 10, 10, double.PositiveInfinity);

    /// <summary>The profile without its background.</summary>
    public static double Peak(Vector256<double> p, double radius2) => p[0] * Math.Pow(1 + radius2 / (p[1] * p[1]), -p[2]);

    /// <summary>The parameters a, γ, α, b of least cost Σ weight × residual² / 2 over the first pixels.</summary>
    public (Vector256<double> Parameters, double Cost, bool Converged) Minimise(Vector256<double> start, int count)
    {
        var (lowest, highest) = (Lowest.WithElement(3, lowestBackground), Highest.WithElement(3, highestBackground));
        var p = Vector256.Min(Vector256.Max(start, lowest), highest);
        var equations = Linearise(p, count);
        double damping = 1e-3;
        int flat = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            if (equations.Cost == 0) return (p, 0, true);
            var outward = (Vector256.LessThanOrEqual(p, lowest) & Vector256.LessThan(equations.Gradient, Vector256<double>.Zero))
                | (Vector256.GreaterThanOrEqual(p, highest) & Vector256.GreaterThan(equations.Gradient, Vector256<double>.Zero));
            var next = Vector256.Min(Vector256.Max(p + equations.Step(damping, outward), lowest), highest);
            var there = Linearise(next, count);
            bool isBetter = there.Cost < equations.Cost;
            double gain = isBetter ? equations.Cost - there.Cost : 0;
            var change = Vector256.Abs(next - p);
            bool stays = Vector256.LessThanOrEqualAll(change, Vector256.Create(1e-12) * Vector256.Abs(p));
            if (isBetter)
            {
                // Three steps in a row that gain nothing that counts: the bottom of a valley.
                flat = gain < 1e-13 * equations.Cost ? flat + 1 : 0;
                (p, equations) = (next, there);
                damping = Math.Max(damping / 10, 1e-12);
            }
            else damping *= 10;
            if (stays || flat == 3 || damping > 1e12) return (p, equations.Cost, true);
        }
        return (p, equations.Cost, false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NormalEquations Linearise(Vector256<double> p, int count)
    {
        var (a, gamma, alpha, b) = (Vector256.Create(p[0]), p[1], Vector256.Create(p[2]), Vector256.Create(p[3]));
        var (inverse2, one) = (Vector256.Create(1 / (gamma * gamma)), Vector256<double>.One);
        var perGamma = Vector256.Create(2 * p[0] * p[2] / gamma);
        Vector256<double> cost = default, ga = default, gg = default, gl = default, gb = default;
        Vector256<double> aa = default, ag = default, al = default, ab = default, gammas = default, gAlpha = default, gBack = default;
        Vector256<double> alphas = default, alphaBack = default, backs = default;
        for (int i = 0; i < count; i += Vector256<double>.Count)
        {
            var w = Vector256.LoadUnsafe(ref weights[0], (nuint)i);
            var u = Vector256.LoadUnsafe(ref radii2[0], (nuint)i) * inverse2;
            var log = Vector256.Log(one + u);
            var shape = Vector256.Exp(-alpha * log);
            var residual = Vector256.LoadUnsafe(ref values[0], (nuint)i) - (a * shape + b);
            var byGamma = perGamma * shape * u / (one + u);
            var byAlpha = -a * shape * log;
            var (ws, wg, wl) = (w * shape, w * byGamma, w * byAlpha);
            cost += w * residual * residual;
            ga += ws * residual;
            gg += wg * residual;
            gl += wl * residual;
            gb += w * residual;
            aa += ws * shape;
            ag += ws * byGamma;
            al += ws * byAlpha;
            ab += ws;
            gammas += wg * byGamma;
            gAlpha += wg * byAlpha;
            gBack += wg;
            alphas += wl * byAlpha;
            alphaBack += wl;
            backs += w;
        }
        var (sumAg, sumAl, sumAb) = (Vector256.Sum(ag), Vector256.Sum(al), Vector256.Sum(ab));
        var (sumGl, sumGb, sumLb) = (Vector256.Sum(gAlpha), Vector256.Sum(gBack), Vector256.Sum(alphaBack));
        return new(
            Vector256.Sum(cost) / 2,
            Vector256.Create(Vector256.Sum(ga), Vector256.Sum(gg), Vector256.Sum(gl), Vector256.Sum(gb)),
            Vector256.Create(Vector256.Sum(aa), sumAg, sumAl, sumAb),
            Vector256.Create(sumAg, Vector256.Sum(gammas), sumGl, sumGb),
            Vector256.Create(sumAl, sumGl, Vector256.Sum(alphas), sumLb),
            Vector256.Create(sumAb, sumGb, sumLb, Vector256.Sum(backs)));
    }

    /// <summary>Half the weighted sum of squares, Jᵀ W (data − model), and the rows of Jᵀ W J.</summary>
    private readonly record struct NormalEquations(
        double Cost, Vector256<double> Gradient,
        Vector256<double> Row0, Vector256<double> Row1, Vector256<double> Row2, Vector256<double> Row3)
    {
        /// <summary>The damped step, scaled by the diagonal (Marquardt 1963); 0 for parameters that are fixed.</summary>
        public Vector256<double> Step(double damping, Vector256<double> isFixed)
        {
            Span<double> m = stackalloc double[16];
            Span<double> s = stackalloc double[4];
            Row0.CopyTo(m);
            Row1.CopyTo(m[4..]);
            Row2.CopyTo(m[8..]);
            Row3.CopyTo(m[12..]);
            for (int k = 0; k < 4; k++)
            {
                s[k] = Gradient[k];
                m[5 * k] = m[5 * k] * (1 + damping) + double.Epsilon;
                if (isFixed[k] == 0) continue;
                for (int j = 0; j < 4; j++) m[4 * k + j] = m[4 * j + k] = 0;
                (m[5 * k], s[k]) = (1, 0);
            }
            Solve(m, s);
            return Vector256.Create<double>(s);
        }

        // Gauss's elimination of a positive definite system needs no pivots; one that vanishes leaves its parameter where it is.
        private static void Solve(Span<double> m, Span<double> s)
        {
            for (int k = 0; k < 4; k++)
            {
                for (int i = k + 1; i < 4; i++)
                {
                    double factor = m[5 * k] > 0 ? m[4 * i + k] / m[5 * k] : 0;
                    for (int j = k; j < 4; j++) m[4 * i + j] -= factor * m[4 * k + j];
                    s[i] -= factor * s[k];
                }
            }
            for (int k = 3; k >= 0; k--)
            {
                for (int j = k + 1; j < 4; j++) s[k] -= m[4 * k + j] * s[j];
                s[k] = m[5 * k] > 0 ? s[k] / m[5 * k] : 0;
                if (!double.IsFinite(s[k])) s[k] = 0;
            }
        }
    }
}

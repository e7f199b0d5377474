using MathNet.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>The numbers of a one-dimensional Gaussian kernel; the two-dimensional kernel is their outer product.</summary>
public static class GaussianKernel
{
    /// <summary>
    /// The 2R + 1 taps of a Gaussian, centred, with sum 1.
    /// </summary>
    /// <param name="sigmaPx">σ in pixels, ≥ 0; 0 gives the identity.</param>
    /// <param name="sampling">How the function is sampled.</param>
    /// <param name="truncateSigma">The kernel ends at R = ⌈truncateSigma × σ⌉ pixels, and at least at 1.</param>
    public static double[] Taps(double sigmaPx, GaussianSampling sampling = GaussianSampling.PixelCentre, double truncateSigma = 4)
    {
        if (!(sigmaPx >= 0) || sigmaPx > 1e5) throw new ArgumentOutOfRangeException(nameof(sigmaPx), sigmaPx, "σ is between 0 and 100 000 pixels.");
        if (!(truncateSigma >= 1) || truncateSigma > 40) throw new ArgumentOutOfRangeException(nameof(truncateSigma), truncateSigma, "The kernel ends between 1 and 40 σ.");
        if (sigmaPx == 0) return [1];

        int radius = Math.Max(1, (int)Math.Ceiling(truncateSigma * sigmaPx));
        var half = sampling switch
        {
            GaussianSampling.PixelCentre => Tabulate(radius, n => Math.Exp(-0.5 * (n / sigmaPx) * (n / sigmaPx))),
            GaussianSampling.PixelIntegrated => Tabulate(radius, n => Integral(n, sigmaPx)),
            GaussianSampling.Discrete => ModifiedBessel(radius, sigmaPx),
            _ => throw new ArgumentOutOfRangeException(nameof(sampling), sampling, "An unknown sampling."),
        };
        double sum = half[0] + 2 * half.Skip(1).Sum();
        var taps = new double[2 * radius + 1];
        for (int n = 0; n <= radius; n++) taps[radius - n] = taps[radius + n] = half[n] / sum;
        return taps;
    }

    /// <summary>
    /// By how much the variance of a large aperture's sum exceeds the sum of the variances of pixels whose white noise was
    /// convolved with this kernel: (Σk)² / Σk² of the two-dimensional kernel.
    /// </summary>
    public static double CorrelatedNoiseFactor(IReadOnlyList<double> taps)
    {
        double sum = taps.Sum(), squares = taps.Sum(t => t * t);
        return Math.Pow(sum * sum / squares, 2);
    }

    private static double[] Tabulate(int radius, Func<int, double> f) => [.. Enumerable.Range(0, radius + 1).Select(f)];

    // ∫ over [n − ½, n + ½], by the complementary function so that the wings keep their digits.
    private static double Integral(int n, double sigma)
    {
        double s = sigma * Math.Sqrt(2);
        return n == 0 ? SpecialFunctions.Erf(0.5 / s) : 0.5 * (SpecialFunctions.Erfc((n - 0.5) / s) - SpecialFunctions.Erfc((n + 0.5) / s));
    }

    // Iₙ(σ²), n = 0…radius, up to a common factor, by the downward recurrence I(n−1) = I(n+1) + 2n/t I(n) (Miller).
    private static double[] ModifiedBessel(int radius, double sigma)
    {
        double t = sigma * sigma;
        var half = new double[radius + 1];
        double above = 0, here = 1e-280;
        for (int n = radius + 30 + (int)(4 * sigma); n > 0; n--)
        {
            (above, here) = (here, above + 2 * n / t * here);
            if (n - 1 <= radius) half[n - 1] = here;
            if (here < 1e250) continue;
            above *= 1e-250;
            here *= 1e-250;
            for (int i = 0; i < half.Length; i++) half[i] *= 1e-250;
        }
        return half;
    }
}

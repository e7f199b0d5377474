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
        if (!(sigmaPx >= 0) || sigmaPx > 1e5)
        {
            throw new ArgumentOutOfRangeException(nameof(sigmaPx), sigmaPx, "σ is between 0 and 100 000 pixels.");
        }
        if (!(truncateSigma >= 1) || truncateSigma > 40)
        {
            throw new ArgumentOutOfRangeException(nameof(truncateSigma), truncateSigma, "The kernel ends between 1 and 40 σ.");
        }
        if (sigmaPx == 0) return [1];

        int radius = Math.Max(1, (int)Math.Ceiling(truncateSigma * sigmaPx));
        var half = sampling switch
        {
            GaussianSampling.PixelCentre => Tabulate(radius, n => Math.Exp(-0.5 * (n / sigmaPx) * (n / sigmaPx))),
            GaussianSampling.PixelIntegrated => Tabulate(radius, n => Integral(n, sigmaPx)),
            GaussianSampling.WidthExact => WidthExact(radius, sigmaPx),
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

    // The Gaussian at pixel centres whose taps have variance σ²: its own width is a little larger below σ ≈ 0.7, the same above.
    private static double[] WidthExact(int radius, double sigma)
    {
        // Taps of equal height have the largest variance that the radius admits, R (R + 1) / 3.
        if (radius * (radius + 1.0) / 3 <= sigma * sigma)
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, $"No kernel that ends at {radius} pixels is so wide: truncateSigma must be larger.");
        }
        double low = 0, high = Math.Max(2 * sigma, 1);
        while (Variance(Sampled(high)) < sigma * sigma) high *= 2;
        for (int i = 0; i < 80; i++)
        {
            double middle = 0.5 * (low + high);
            if (Variance(Sampled(middle)) < sigma * sigma) low = middle;
            else high = middle;
        }
        return Sampled(high);

        double[] Sampled(double width) => Tabulate(radius, n => Math.Exp(-0.5 * (n / width) * (n / width)));

        static double Variance(double[] half) => 2 * half.Select((tap, n) => tap * n * n).Sum() / (half[0] + 2 * half.Skip(1).Sum());
    }
}

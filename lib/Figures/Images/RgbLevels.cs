using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The numbers of an asinh stretch of three bands (Lupton et al. 2004, section 2).</summary>
/// <param name="Minimum">Of each band: black.</param>
/// <param name="Weights">Of each band, after the minimum is taken off.</param>
/// <param name="Stretch">Mean intensity at which a linear stretch would be white.</param>
/// <param name="Q">Softening.</param>
internal sealed record RgbLevels(double[] Minimum, double[] Weights, double Stretch, double Q)
{
    // The slope at faint light is that of a linear stretch at a tenth of white.
    private const double LinearPart = 0.1;

    // More do not make the sky or the colours better known.
    private const int Samples = 200_000;

    // Where nothing is chosen: softening in units of the noise, and the share of pixels that may be white.
    private const double SofteningSigmas = 5, WhitePercent = 99.95, LeastRange = 25, DetectionSigmas = 5;

    /// <summary>By what all three bands are multiplied for a mean intensity, to make 0 … 255.</summary>
    public double Factor(double intensity) => intensity > 0
        ? Math.Asinh(intensity * Q / Stretch) * LinearPart * 255 / Math.Asinh(LinearPart * Q) / intensity
        : 0;

    /// <summary>What the style says, and for the rest what suits the images.</summary>
    public static RgbLevels For(PixelSource[] bands, RgbStyle style)
    {
        var (stretch, q) = (style.Stretch, style.Q);
        if (!(stretch is null or > 0)) throw new ArgumentException($"The stretch is a positive intensity, not {stretch}.", nameof(style));
        if (!(q is null or > 0)) throw new ArgumentException($"Q is a positive number, not {q}.", nameof(style));
        if (Given(style) is { } w && !w.All(weight => weight > 0))
        {
            throw new ArgumentException("The weights of bands are positive numbers.", nameof(style));
        }
        if (style.Minimum is { } m && stretch is { } s) return new([m.Red, m.Green, m.Blue], Given(style) ?? [1, 1, 1], s, q ?? 8);

        var samples = Complete(Array.ConvertAll(bands, b => b.EvenSample(Samples)));
        var skies = Array.ConvertAll(samples, Sky);
        double[] minimum = style.Minimum is { } low ? [low.Red, low.Green, low.Blue] : Array.ConvertAll(skies, sky => sky.Median);
        double[] weights = Given(style) ?? (stretch is null ? Balanced(samples, skies) : [1, 1, 1]);
        if (stretch is { } chosen) return new(minimum, weights, chosen, q ?? 8);

        double[] intensity = Intensity(samples, minimum, weights);
        double noise = Sky(intensity).Sigma;
        double white = intensity.Length == 0 ? 1 : RobustStatistics.Percentiles(intensity, WhitePercent)[0];
        if (!(noise > 0)) noise = white > 0 ? white / LeastRange : 1;
        white = Math.Max(white, LeastRange * noise);
        double softening = SofteningSigmas * noise;
        // asinh(white / softening) LinearPart / asinh(LinearPart Q) = 1, with stretch = Q × softening.
        double free = Math.Sinh(LinearPart * Math.Asinh(white / softening)) / LinearPart;
        return new(minimum, weights, (q ?? free) * softening, q ?? free);
    }

    private static double[]? Given(RgbStyle style) => style.Weights is { } w ? [w.Red, w.Green, w.Blue] : null;

    // Only pixels that all bands have.
    private static double[][] Complete(double[][] samples)
    {
        int[] known = [.. Enumerable.Range(0, samples[0].Length).Where(i => samples.All(s => double.IsFinite(s[i])))];
        return Array.ConvertAll(samples, s => Array.ConvertAll(known, i => s[i]));
    }

    private static (double Median, double Sigma) Sky(double[] sample)
    {
        if (sample.Length == 0) return (0, 0);
        var clipped = SigmaClip.Clip(sample);
        return (clipped.Median, clipped.Std);
    }

    // White is the median colour of the pixels that stand out from the sky; no band's noise becomes much larger than another's.
    private static double[] Balanced(double[][] samples, (double Median, double Sigma)[] skies)
    {
        const double mostNoise = 4;
        if (!skies.All(sky => sky.Sigma > 0)) return [1, 1, 1];
        double[] inverse = Array.ConvertAll(skies, sky => 1 / sky.Sigma);
        double threshold = DetectionSigmas / Math.Sqrt(samples.Length);
        double[] minimum = Array.ConvertAll(skies, sky => sky.Median);
        double[] significance = Intensity(samples, minimum, inverse);
        int[] bright = [.. Enumerable.Range(0, significance.Length).Where(i => significance[i] > threshold)];
        if (bright.Length == 0) return Normalized(inverse);
        double[] shares = [.. samples
            .Select((s, b) => RobustStatistics.Median(Array.ConvertAll(bright, i => (s[i] - minimum[b]) * inverse[b] / significance[i])))];
        double largest = shares.Max();
        return Normalized([.. inverse.Select((w, b) => w / Math.Max(shares[b], largest / mostNoise))]);
    }

    private static double[] Normalized(double[] weights)
    {
        double mean = weights.Average();
        return Array.ConvertAll(weights, w => w / mean);
    }

    private static double[] Intensity(double[][] samples, double[] minimum, double[] weights)
    {
        var intensity = new double[samples[0].Length];
        for (int i = 0; i < intensity.Length; i++)
        {
            for (int b = 0; b < samples.Length; b++) intensity[i] += (samples[b][i] - minimum[b]) * weights[b] / samples.Length;
        }
        return intensity;
    }
}

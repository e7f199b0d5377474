using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The noise of a pixel from the median about it, of the image or of its variance: σ² = max(scale · max(median + background,
/// lowest signal) + offset, lowest variance), in units of the image.
/// </summary>
internal readonly record struct NoiseModel(float Scale, float Offset, float LowestSignal, float LowestVariance)
{
    /// <summary>Poisson noise of the signal and read noise (van Dokkum 2001, eq. 10).</summary>
    public static NoiseModel OfSignal(CosmicRayOptions options)
    {
        double read = options.ReadNoise / options.Gain;
        return options.Semantics == CosmicRaySemantics.AstroScrappy
            ? new((float)(1 / options.Gain), (float)(read * read), float.MinValue, LowestElectrons(options))
            : new((float)(1 / options.Gain), (float)(read * read), 1e-5f, 0);
    }

    /// <summary>The median of a given variance.</summary>
    public static NoiseModel OfVariance(CosmicRayOptions options) =>
        new(1, 0, float.MinValue, options.Semantics == CosmicRaySemantics.AstroScrappy ? LowestElectrons(options) : 1e-36f);

    public Vector<float> Sigma(Vector<float> median, Vector<float> background) => Vector.SquareRoot(Vector.Max(
        Vector.Max(median + background, new(LowestSignal)) * Scale + new Vector<float>(Offset), new(LowestVariance)));

    private static float LowestElectrons(CosmicRayOptions options) => (float)(1e-5 / (options.Gain * options.Gain));
}

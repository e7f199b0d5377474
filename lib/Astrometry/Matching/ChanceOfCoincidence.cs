using MathNet.Numerics;

namespace HstNotebooks.Astrometry;

/// <summary>
/// How many transformations would bring so many positions and references together if the positions were random: the a contrario test of
/// Moisan &amp; Stival (2004, IJCV 57, 201) for point matches. An event is meaningful when that number of false alarms is far below 1,
/// whatever tolerance was chosen and however many transformations were tried.
/// </summary>
internal sealed class ChanceOfCoincidence(CandidatePairs candidates, CoincidenceSearchOptions options)
{
    /// <summary>Pairs within a distance that one transformation brings about by chance.</summary>
    public double Expected(double width) => candidates.Density * width * width;

    /// <summary>log₁₀ of the number of false alarms of <paramref name="count"/> pairs within <paramref name="width"/>.</summary>
    public double LogFalseAlarms(int count, double width)
    {
        // Every transformation is one of a net in which points move by at most the width from one to the next, so that what it brings
        // within the width its neighbour in the net brings within twice the width. The pairs are counted for every width there is.
        double logChance = LogPoissonTail(count, Expected(2 * width));
        return (LogTransformations(width) + Math.Log(Math.Max(1, candidates.ReferencesInReach)) + logChance) / Math.Log(10);
    }

    private double LogTransformations(double width)
    {
        double shifts = Math.Max(1, Math.PI * Math.Pow(options.Radius / width, 2));
        double turns = 1 + 2 * double.DegreesToRadians(options.MaxRotationDegrees) * candidates.HalfField / width;
        double scales = 1 + 2 * options.MaxScaleChange * candidates.HalfField / width;
        return Math.Log(shifts) + Math.Log(turns) + Math.Log(scales);
    }

    // ln P(K ≥ k) of a Poisson distribution, from above: the first term times the geometric series that bounds the ratio of the terms.
    private static double LogPoissonTail(int k, double mean)
    {
        if (k <= mean || k == 0) return 0;
        return Math.Min(0, k * Math.Log(mean) - mean - SpecialFunctions.GammaLn(k + 1) + Math.Log((k + 1) / (k + 1 - mean)));
    }
}

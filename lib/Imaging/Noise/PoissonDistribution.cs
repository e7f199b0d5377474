using static MathNet.Numerics.SpecialFunctions;

namespace HstNotebooks.Imaging;

/// <summary>
/// Poisson random numbers: products of uniform numbers for small means, else the transformed rejection PTRS of Hörmann (1993, Insurance:
/// Mathematics and Economics 12, 39), whose constants these are.
/// </summary>
internal static class PoissonDistribution
{
    private const double FewEvents = 10;

    // Beyond, neighbouring counts are one double.
    private const double MostEvents = 1e15;

    /// <summary>A number of events; the mean itself where it is NaN, not positive, or beyond counting.</summary>
    public static double Draw(double mean, ref SplitMix64 random)
    {
        if (!(mean > 0 && mean < MostEvents)) return mean > 0 || double.IsNaN(mean) ? mean : 0;
        return mean < FewEvents ? Few(Math.Exp(-mean), ref random) : Many(mean, ref random);
    }

    private static int Few(double none, ref SplitMix64 random)
    {
        int events = 0;
        for (double product = random.Uniform(); product > none; product *= random.Uniform()) events++;
        return events;
    }

    private static double Many(double mean, ref SplitMix64 random)
    {
        double b = 0.931 + 2.53 * Math.Sqrt(mean), a = -0.059 + 0.02483 * b, accepted = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            double u = random.Uniform() - 0.5, v = random.Uniform(), us = 0.5 - Math.Abs(u);
            double events = Math.Floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= accepted) return events;
            if (events < 0 || (us < 0.013 && v > us)) continue;
            double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
            bool isAccepted = Math.Log(v * inverseAlpha / (a / (us * us) + b)) <= events * Math.Log(mean) - mean - GammaLn(events + 1);
            if (isAccepted) return events;
        }
    }
}

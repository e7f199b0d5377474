using static System.FormattableString;

namespace HstNotebooks;

/// <summary>
/// The stars and galaxies of a simulated parallel field. Magnitudes are AB magnitudes at 6230 Å, the middle of Gaia's G; a colour is the
/// difference F475W − F775W, between which the spectrum is a power law.
/// </summary>
public sealed record AcsParallelSkyOptions
{
    /// <summary>Single stars, 0 to 100 000; null (default): 50 for each million pixels.</summary>
    public int? Stars { get; init; }

    /// <summary>Galaxies, 0 to 100 000; null (default): 25 for each million pixels.</summary>
    public int? Galaxies { get; init; }

    /// <summary>Pairs of stars 3 to 9 pixels apart, 0 to 10 000; default 6.</summary>
    public int BlendedPairs { get; init; } = 6;

    /// <summary>Stars of magnitude 15.5 to 17, which saturate in ordinary exposures, 0 to 1000; default 2.</summary>
    public int SaturatedStars { get; init; } = 2;

    /// <summary>The brightest star of the others, magnitude, 10 to 30; default 18.8.</summary>
    public double BrightestStar { get; init; } = 18.8;

    /// <summary>The faintest star, magnitude, above <see cref="BrightestStar"/>, to 32; default 25.5.</summary>
    public double FaintestStar { get; init; } = 25.5;

    /// <summary>The brightest galaxy, magnitude, 10 to 30; default 20.</summary>
    public double BrightestGalaxy { get; init; } = 20;

    /// <summary>The faintest galaxy, magnitude, above <see cref="BrightestGalaxy"/>, to 32; default 25.</summary>
    public double FaintestGalaxy { get; init; } = 25;

    /// <summary>The bluest colour, −2 to 6; default 0.2.</summary>
    public double BluestColour { get; init; } = 0.2;

    /// <summary>The reddest colour, above <see cref="BluestColour"/>, to 6; default 2.4.</summary>
    public double ReddestColour { get; init; } = 2.4;

    /// <summary>Scatter of the proper motions of the stars along each axis, mas/yr, 0 to 1000; default 6. Galaxies have none.</summary>
    public double ProperMotionMasYr { get; init; } = 6;

    internal IEnumerable<string> Faults()
    {
        if (Stars is < 0 or > 100_000) yield return Invariant($"Sky.Stars is {Stars}, not 0 to 100000");
        if (Galaxies is < 0 or > 100_000) yield return Invariant($"Sky.Galaxies is {Galaxies}, not 0 to 100000");
        if (BlendedPairs is < 0 or > 10_000) yield return Invariant($"Sky.BlendedPairs is {BlendedPairs}, not 0 to 10000");
        if (SaturatedStars is < 0 or > 1000) yield return Invariant($"Sky.SaturatedStars is {SaturatedStars}, not 0 to 1000");
        if (!IsRange(BrightestStar, FaintestStar, 10, 32)) yield return NoRange("Star", BrightestStar, FaintestStar);
        if (!IsRange(BrightestGalaxy, FaintestGalaxy, 10, 32)) yield return NoRange("Galaxy", BrightestGalaxy, FaintestGalaxy);
        if (!IsRange(BluestColour, ReddestColour, -2, 6))
            yield return Invariant($"Sky.BluestColour, ReddestColour are {BluestColour}, {ReddestColour}, not increasing in −2 to 6");
        if (!(ProperMotionMasYr is >= 0 and <= 1000))
            yield return Invariant($"Sky.ProperMotionMasYr is {ProperMotionMasYr}, not 0 to 1000");
    }

    private static string NoRange(string kind, double brightest, double faintest) =>
        Invariant($"Sky.Brightest{kind} and Faintest{kind} are {brightest} and {faintest}, not increasing in 10 to 32");

    private static bool IsRange(double low, double high, double lowest, double highest) => low >= lowest && high > low && high <= highest;
}

using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// How cosmic rays of a drizzled image are found. <c>new CosmicRayMapOptions(Fidelity.Original)</c> makes the published masks.
/// </summary>
/// <param name="Fidelity">
/// Sets the defaults of the other options. Original takes electrons per second for counts of a gain of 1.5 with a read noise of 1, missing
/// pixels for 0, and searches where exposures overlap too.
/// </param>
public sealed record CosmicRayMapOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>σ of a hit, > 0; default 5 (Original: 1.5).</summary>
    public double SigClip { get; init; } = Fidelity == Fidelity.Original ? 1.5 : 5;

    /// <summary>Part of <see cref="SigClip"/> for neighbours of a hit, 0 to 1; default 0.3 (Original: 0.2).</summary>
    public double SigFrac { get; init; } = Fidelity == Fidelity.Original ? 0.2 : 0.3;

    /// <summary>
    /// Contrast of a hit to the fine structure of a star, ≥ 0; default 2.5 (Original: 1). A star with a FWHM of 1.8 pixels reaches 1.8;
    /// drizzled tracks are two pixels wide, and many do not reach 5.
    /// </summary>
    public double ObjLim { get; init; } = Fidelity == Fidelity.Original ? 1 : 2.5;

    /// <summary>Read noise of one exposure, electrons, ≥ 0; default 4 (ACS/WFC). Original: 1.</summary>
    public double ReadNoise { get; init; } = Fidelity == Fidelity.Original ? 1 : 4;

    /// <summary>Rounds of the search, ≥ 1; default 5.</summary>
    public int Iterations { get; init; } = 5;

    /// <summary>
    /// Side of the square by which hits are grown, pixels, odd, 1 (not at all) to 99; default 3, Original 5. A hit of a single exposure is
    /// spread over neighbours by drizzling.
    /// </summary>
    public int GrowthPx { get; init; } = Fidelity == Fidelity.Original ? 5 : 3;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        if (GrowthPx is < 1 or > 99 || GrowthPx % 2 == 0) throw new ArgumentException($"GrowthPx is {GrowthPx}, not odd between 1 and 99.");
        Search.Validate();
    }

    internal CosmicRayOptions Search => new()
    {
        SigClip = SigClip, SigFrac = SigFrac, ObjLim = ObjLim, ReadNoise = ReadNoise, Iterations = Iterations,
        Gain = Fidelity == Fidelity.Original ? 1.5 : 1,
        SaturationLevel = Fidelity == Fidelity.Original ? 50000 : double.PositiveInfinity,
    };
}

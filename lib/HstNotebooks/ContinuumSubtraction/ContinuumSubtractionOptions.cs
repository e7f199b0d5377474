using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Which number of the anchoring fit is taken for the background offset of an HST band.</summary>
public enum OffsetRule
{
    /// <summary>The offset for a slope of 1 where the data allow it (within 3 σ or 3 %), otherwise the intercept of the free fit.</summary>
    UnitSlopeUnlessExcluded,

    /// <summary>The intercept of the fit with a free slope.</summary>
    Intercept,

    /// <summary>The offset for a slope of 1: both instruments calibrated alike.</summary>
    UnitSlope,
}

/// <summary>Where the slope of the narrow band over Hα is from.</summary>
public enum SlopeRule
{
    /// <summary>From the line ratios of the spectra and the curve of the filter.</summary>
    FromLines,

    /// <summary>From a fit through the origin to MUSE's own narrow band.</summary>
    ThroughOrigin,

    /// <summary>From a fit with a free intercept, which is then ignored.</summary>
    FreeFit,
}

/// <summary>Which products are written.</summary>
public enum ProductSet
{
    /// <summary>None.</summary>
    None,

    /// <summary>
    /// The Hα map and its error per pixel and per arcsec², the quality bits, and MUSE's Hα per arcsec²; without MUSE the
    /// continuum-subtracted band in place of Hα.
    /// </summary>
    Halpha,

    /// <summary>The map of HST and its error, per pixel and per arcsec², and the quality bits.</summary>
    NoMuse,

    /// <summary>All intermediate images too.</summary>
    All,
}

/// <summary>
/// How the continuum is subtracted and the result anchored. <c>new ContinuumSubtractionOptions(Fidelity.Original)</c> does what the
/// published pipeline does.
/// </summary>
/// <param name="Fidelity">Sets the defaults of the other options.</param>
public sealed record ContinuumSubtractionOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>How the continuum is interpolated; default: in the logarithm.</summary>
    public ContinuumInterpolation Interpolation { get; init; } = ContinuumInterpolation.LogFlux;

    /// <summary>
    /// Signal to noise of a broad band below which the interpolation is linear; default 3 (Original: 0, and no continuum where it is ≤ 0).
    /// </summary>
    public double LowSignalToNoise { get; init; } = Fidelity == Fidelity.Original ? 0 : 3;

    /// <summary>FWHM of the drizzled HST images, arcsec; default 0.07.</summary>
    public double HstFwhmArcsec { get; init; } = 0.07;

    /// <summary>FWHM of the MUSE images, arcsec; null (default): from the name of the file.</summary>
    public double? MuseFwhmArcsec { get; init; }

    /// <summary>Whether HST is also averaged over the MUSE pixel; default: yes (Original: sampled at its centre).</summary>
    public bool AverageOverMusePixel { get; init; } = Fidelity != Fidelity.Original;

    /// <summary>
    /// Which number is the background offset; default: for a slope of 1, unless the data exclude it (Original: the intercept).
    /// </summary>
    public OffsetRule OffsetRule { get; init; } = Fidelity == Fidelity.Original ? OffsetRule.Intercept : OffsetRule.UnitSlopeUnlessExcluded;

    /// <summary>
    /// Where the slope of the narrow band over Hα is from; default: the line ratios, or the fit through the origin without a map of [NII]
    /// (Original: the free fit).
    /// </summary>
    public SlopeRule SlopeRule { get; init; } = Fidelity == Fidelity.Original ? SlopeRule.FreeFit : SlopeRule.FromLines;

    /// <summary>Whether the HST bands are divided by the slope of their fit; default: no, as the original.</summary>
    public bool ApplyBandSlope { get; init; }

    /// <summary>
    /// Whether cosmic rays of the narrow band are found, kept out of the anchoring, filled from their neighbours in the map and marked in
    /// the quality image; default: yes (Original: no).
    /// </summary>
    public bool FindCosmicRays { get; init; } = Fidelity != Fidelity.Original;

    /// <summary>Bins of equal number in the fit of an offset; default 25.</summary>
    public int OffsetBins { get; init; } = 25;

    /// <summary>Bins of equal width in the fit of the [NII] slope; default 20.</summary>
    public int SlopeBins { get; init; } = 20;

    /// <summary>What is written; default: the Hα products.</summary>
    public ProductSet Save { get; init; } = ProductSet.Halpha;

    /// <summary>Writes gzipped files (<c>.fits.gz</c>); default: no.</summary>
    public bool Compress { get; init; }

    /// <summary>Seed of the bootstrap; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The part of them that the kernel takes.</summary>
    internal TwoBandOptions TwoBand => new()
    {
        Interpolation = Interpolation,
        LowSignalToNoise = LowSignalToNoise,
        ZeroWhereUndefined = IsOriginal,
    };

    internal bool IsOriginal => Fidelity == Fidelity.Original;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(LowSignalToNoise >= 0)) faults.Add($"LowSignalToNoise is {LowSignalToNoise}, not ≥ 0");
        if (!(HstFwhmArcsec > 0)) faults.Add($"HstFwhmArcsec is {HstFwhmArcsec}, not positive");
        if (MuseFwhmArcsec is { } fwhm && !(fwhm > HstFwhmArcsec)) faults.Add($"MuseFwhmArcsec is {fwhm}, not above HstFwhmArcsec");
        if (OffsetBins is < 2 or > 1000) faults.Add($"OffsetBins is {OffsetBins}, not between 2 and 1000");
        if (SlopeBins is < 2 or > 1000) faults.Add($"SlopeBins is {SlopeBins}, not between 2 and 1000");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}

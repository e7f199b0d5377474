namespace HstNotebooks;

/// <summary>A simulated HII region, a Gaussian with Hα, [NII] and a continuum. Fluxes are in 10⁻²⁰ erg s⁻¹ cm⁻².</summary>
/// <param name="Id">Its number in mask and catalogue, from 1.</param>
/// <param name="X">Centre in the narrow HST image, 0-based pixels.</param>
/// <param name="Y">Centre in the narrow HST image, 0-based pixels.</param>
/// <param name="Ra">Right ascension, degrees (ICRS).</param>
/// <param name="Dec">Declination, degrees (ICRS).</param>
/// <param name="Flux">Its whole Hα flux, before the extinction by the Milky Way.</param>
/// <param name="FwhmArcsec">Its own FWHM, before any PSF, arcsec.</param>
/// <param name="EquivalentWidth">Of Hα, Å.</param>
/// <param name="ContinuumSlope">k of its continuum exp(−k (λ − 5500 Å) / 1000 Å).</param>
/// <param name="VelocityKms">Against the system's, km/s.</param>
public sealed record SimulatedRegion(
    int Id, double X, double Y, double Ra, double Dec, double Flux, double FwhmArcsec,
    double EquivalentWidth, double ContinuumSlope, double VelocityKms)
{
    /// <summary>MUSE pixels that the mask gives it; 0 without MUSE, outside its field, and where brighter ones cover it.</summary>
    public int MaskPixels { get; init; }

    /// <summary>All true Hα in its mask, neighbours and diffuse gas included, at the resolution of MUSE; null without a mask.</summary>
    public double? FluxInMaskMuse { get; init; }

    /// <summary>The same at the resolution of HST: the HST pixels whose centres lie in MUSE pixels of the mask.</summary>
    public double? FluxInMaskHst { get; init; }
}

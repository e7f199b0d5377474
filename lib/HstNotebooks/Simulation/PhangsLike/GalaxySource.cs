namespace HstNotebooks;

/// <summary>
/// A circular Gaussian of the model: centre in pixels of the narrow HST image, σ in arcsec before any PSF, continuum at 5500 Å
/// (10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹) with slope k, intrinsic Hα flux (10⁻²⁰ erg s⁻¹ cm⁻²), velocity against the system's.
/// </summary>
internal readonly record struct GalaxySource(
    double X, double Y, double SigmaArcsec, double Continuum, double Slope, double Halpha, double VelocityKms)
{
    /// <summary>What a band records of it, 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹.</summary>
    public double In(BandResponse band) => Continuum * band.Continuum(Slope) + (Halpha == 0 ? 0 : Halpha * band.Lines(VelocityKms));
}

namespace HstNotebooks;

/// <summary>A simulated foreground star or star cluster: a continuum alone.</summary>
/// <param name="X">Centre in the narrow HST image, 0-based pixels.</param>
/// <param name="Y">Centre in the narrow HST image, 0-based pixels.</param>
/// <param name="Ra">Right ascension, degrees (ICRS).</param>
/// <param name="Dec">Declination, degrees (ICRS).</param>
/// <param name="Magnitude">−2.5 log₁₀ of its flux density at 5500 Å over 3.63 × 10⁻⁹ erg s⁻¹ cm⁻² Å⁻¹, before extinction.</param>
/// <param name="FwhmArcsec">Its own FWHM, before any PSF, arcsec; 0 for a star.</param>
/// <param name="ContinuumSlope">k of its continuum exp(−k (λ − 5500 Å) / 1000 Å).</param>
public sealed record SimulatedStar(double X, double Y, double Ra, double Dec, double Magnitude, double FwhmArcsec, double ContinuumSlope);

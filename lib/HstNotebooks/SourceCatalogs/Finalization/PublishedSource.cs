using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A row of a published catalogue.</summary>
/// <param name="X">Centre, 0-based pixels.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="FwhmPx">Width of a Moffat profile, pixels; NaN where none could be fitted.</param>
/// <param name="Fluxes">Of each aperture, erg s⁻¹ cm⁻² Å⁻¹.</param>
/// <param name="FluxErrors">Of each aperture, erg s⁻¹ cm⁻² Å⁻¹.</param>
/// <param name="Sky">By the WCS, ICRS.</param>
/// <param name="Gaia">The star of Gaia that it is; null for none.</param>
public sealed record PublishedSource(
    double X, double Y, double FwhmPx, IReadOnlyList<double> Fluxes, IReadOnlyList<double> FluxErrors, SkyPoint Sky, SkyPoint? Gaia);

namespace HstNotebooks;

/// <summary>A nebula of a catalogue; NaN and false for what the catalogue does not tell.</summary>
/// <param name="Id">region_ID: its number in the mask.</param>
/// <param name="Flux">HA6562_FLUX, 10⁻²⁰ erg s⁻¹ cm⁻².</param>
/// <param name="FluxError">HA6562_FLUX_ERR, the same unit.</param>
/// <param name="VelocityKmS">HA6562_VEL, km/s.</param>
/// <param name="RadiusR25">r_R25: distance from the galaxy's centre, in units of R25.</param>
/// <param name="IsAtEdge">flag_edge: it is cut off by the edge of the field.</param>
/// <param name="IsOnStar">flag_star: a foreground star lies on it.</param>
public sealed record Nebula(int Id, double Flux, double FluxError, double VelocityKmS, double RadiusR25, bool IsAtEdge, bool IsOnStar);

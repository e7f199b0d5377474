namespace HstNotebooks;

/// <summary>A source of a final catalogue.</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="Fluxes">Of each aperture: without sky and corrected to all of the light, erg s⁻¹ cm⁻² Å⁻¹.</param>
/// <param name="FluxErrors">Their 1 σ errors, without that of the encircled energy, which is the same for all sources.</param>
public sealed record FinalSource(SourcePhotometry Measured, IReadOnlyList<double> Fluxes, IReadOnlyList<double> FluxErrors);

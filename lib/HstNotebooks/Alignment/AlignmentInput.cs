using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>An image to be aligned: where its WCS is now, and where its sources are. Chips of one exposure are several inputs.</summary>
/// <param name="Wcs">The WCS, distortion included.</param>
/// <param name="Positions">Sources, 0-based pixels; NaN is left out.</param>
/// <param name="Fluxes">Of the sources, in any unit, as many; null when not known.</param>
/// <param name="Name">For messages and tables.</param>
public sealed record AlignmentInput(
    Wcs Wcs, IReadOnlyList<PixelPoint> Positions, IReadOnlyList<double>? Fluxes = null, string Name = "image");

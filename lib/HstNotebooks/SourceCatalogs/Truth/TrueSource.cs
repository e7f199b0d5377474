using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A source that was put into a simulated field.</summary>
/// <param name="Pixel">Where it is, 0-based pixels.</param>
/// <param name="Sky">Where it is on the sky at the epoch of the exposures, ICRS.</param>
/// <param name="Flux">Electrons per second, of all of its light.</param>
/// <param name="Magnitude">AB.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsSaturated">Whether its brightest pixels are full.</param>
/// <param name="Exposures">Exposures at its centre.</param>
public sealed record TrueSource(
    PixelPoint Pixel, SkyPoint Sky, double Flux, double Magnitude, AcsParallelSourceKind Kind, bool IsSaturated, int Exposures)
{
    /// <summary>Whether it is a point.</summary>
    public bool IsStar => Kind != AcsParallelSourceKind.Galaxy;
}

using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The truth of one source of a simulated parallel field, at the epoch of the exposures.</summary>
public sealed record AcsParallelSource
{
    /// <summary>Its number, from 1: the same in all filters of a visit.</summary>
    public required int Id { get; init; }

    /// <summary>What it is.</summary>
    public required AcsParallelSourceKind Kind { get; init; }

    /// <summary>True column of its centre in the drizzled image, 0-based pixels.</summary>
    public required double X { get; init; }

    /// <summary>True row of its centre.</summary>
    public required double Y { get; init; }

    /// <summary>True position on the sky, ICRS, at the epoch of the exposures.</summary>
    public required SkyPoint Sky { get; init; }

    /// <summary>True position at the epoch 2016.0 of Gaia DR3.</summary>
    public required SkyPoint Sky2016 { get; init; }

    /// <summary>Proper motion to the east, μα cos δ, mas/yr.</summary>
    public required double PmRaMasYr { get; init; }

    /// <summary>Proper motion to the north, mas/yr.</summary>
    public required double PmDecMasYr { get; init; }

    /// <summary>Its whole flux in the filter, electrons per second.</summary>
    public required double ElectronsPerS { get; init; }

    /// <summary>AB magnitude in the filter.</summary>
    public required double Magnitude { get; init; }

    /// <summary>Magnitude as Gaia would give it: AB at 6230 Å.</summary>
    public required double GaiaMagnitude { get; init; }

    /// <summary>F475W − F775W, AB magnitudes.</summary>
    public required double Colour { get; init; }

    /// <summary>Whether its brightest pixel holds more than the full well in one of the exposures, so that charge bleeds.</summary>
    public bool IsSaturated { get; init; }

    /// <summary>Exposures that contribute to the pixel of its centre; 0 outside the exposed area.</summary>
    public int Exposures { get; init; }

    /// <summary>Shape of a galaxy before the PSF, in pixels of the drizzled image; null for a star.</summary>
    public SersicProfile? Profile { get; init; }
}

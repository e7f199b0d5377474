using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>What was measured of one source. Files hold −999 where a value is missing; here it is NaN or null.</summary>
public sealed record SourcePhotometry
{
    /// <summary>Centre, 0-based pixels.</summary>
    public required double X { get; init; }

    /// <summary>Centre, 0-based pixels.</summary>
    public required double Y { get; init; }

    /// <summary>Full width at half maximum of a Moffat profile, pixels; NaN where none could be fitted.</summary>
    public double FwhmPx { get; init; } = double.NaN;

    /// <summary>Why the profile has no width, or what is doubtful of it; empty when it was fitted well.</summary>
    public string FwhmFlag { get; init; } = "";

    /// <summary>Sum in each aperture with the sky, electrons per second.</summary>
    public required IReadOnlyList<double> CountRates { get; init; }

    /// <summary>1 σ error of each sum without the sky, electrons per second.</summary>
    public required IReadOnlyList<double> Errors { get; init; }

    /// <summary>Sky level around the source, electrons per second and pixel.</summary>
    public required double Back { get; init; }

    /// <summary>Standard deviation of the pixels of the sky, electrons per second.</summary>
    public required double BackStd { get; init; }

    /// <summary>Pixels of the sky that were used.</summary>
    public int BackPixels { get; init; }

    /// <summary>Whether a cosmic ray may lie on the source.</summary>
    public bool IsCosmicRay { get; init; }

    /// <summary>Where the WCS places it, ICRS.</summary>
    public SkyPoint Sky { get; init; }

    /// <summary>The star of the reference catalogue that it is, at the epoch of the exposure; null for none.</summary>
    public SkyPoint? Gaia { get; init; }
}

namespace HstNotebooks;

/// <summary>
/// The truth of one simulated band. U stands for 10⁻²⁰ erg s⁻¹ cm⁻²; paths are relative to the folder of the simulation.
/// </summary>
public sealed record SimulatedBand
{
    /// <summary>Instrument and filter, the name of the throughput curve: <c>ACS_F658N</c>.</summary>
    public required string Name { get; init; }

    /// <summary>PHOTFLAM of the headers, erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s.</summary>
    public required double PhotFlam { get; init; }

    /// <summary>Pivot wavelength of the curve, Å.</summary>
    public required double Pivot { get; init; }

    /// <summary>Rectangular width of the curve, Å.</summary>
    public required double RectangularWidth { get; init; }

    /// <summary>What undoes the extinction by the Milky Way at the pivot wavelength: 10^(0.4 A).</summary>
    public required double ExtinctionFactor { get; init; }

    /// <summary>Mean flux density, Å⁻¹, for an intrinsic Hα flux of 1 with its [NII] lines, dimmed by the Milky Way.</summary>
    public required double LineResponse { get; init; }

    /// <summary>What is added to the HST image alone, U Å⁻¹ arcsec⁻².</summary>
    public required double OffsetPerArcsec2 { get; init; }

    /// <summary>The same, U Å⁻¹ per HST pixel.</summary>
    public required double OffsetPerHstPixel { get; init; }

    /// <summary>The same, U Å⁻¹ per MUSE pixel.</summary>
    public required double OffsetPerMusePixel { get; init; }

    /// <summary>The HST image, e⁻/s, 0 outside the exposed area.</summary>
    public required string Science { get; init; }

    /// <summary>Its weights: the inverse variance, (e⁻/s)⁻², 0 outside.</summary>
    public required string Weight { get; init; }

    /// <summary>The throughput curve.</summary>
    public required string Curve { get; init; }

    /// <summary>The MUSE image in the same band, Jy per pixel, 0 outside the field; null without MUSE.</summary>
    public string? Muse { get; init; }
}

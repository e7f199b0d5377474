namespace HstNotebooks;

/// <summary>One HST band of a simulated galaxy.</summary>
/// <param name="Instrument"><c>ACS</c> or <c>UVIS</c>.</param>
/// <param name="Filter">
/// F658N, F555W, F550M or F814W of ACS; F657N, F658N, F555W, F547M or F814W of UVIS. The throughput curve is a simple one of our own near
/// the filter's wavelength and width.
/// </param>
public sealed record PhangsLikeBand(string Instrument, string Filter)
{
    /// <summary>Error of the sky subtraction, in the HST image alone: 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ arcsec⁻²; default 0.</summary>
    public double OffsetPerArcsec2 { get; init; }

    /// <summary>Exposure time, seconds, above 0; it sets the photon noise of the sources; default 900.</summary>
    public double ExposureS { get; init; } = 900;

    /// <summary>σ of read-out and sky, e⁻/s per pixel, above 0; default 0.0065.</summary>
    public double NoiseElectronsPerS { get; init; } = 0.0065;

    /// <summary>How far this band's pixels are displaced along x from those of the others, pixels, −100 to 100; default 0.</summary>
    public double ShiftXPx { get; init; }

    /// <summary>How far this band's pixels are displaced along y, pixels, −100 to 100; default 0.</summary>
    public double ShiftYPx { get; init; }

    /// <summary>The name of the throughput curve, as <c>ACS_F658N</c>.</summary>
    internal string Key => $"{Instrument}_{Filter}";

    internal IEnumerable<string> Faults(string name)
    {
        bool isShiftInRange = Math.Abs(ShiftXPx) <= 100 && Math.Abs(ShiftYPx) <= 100;
        if (SimulatedFilter.Find(Key) is null) yield return $"{name} is {Key}, not one of {string.Join(", ", SimulatedFilter.Names)}";
        if (!double.IsFinite(OffsetPerArcsec2)) yield return $"{name}.OffsetPerArcsec2 is {OffsetPerArcsec2}, not finite";
        if (!(ExposureS > 0) || !double.IsFinite(ExposureS)) yield return $"{name}.ExposureS is {ExposureS}, not above 0";
        if (!(NoiseElectronsPerS > 0) || !double.IsFinite(NoiseElectronsPerS))
            yield return $"{name}.NoiseElectronsPerS is {NoiseElectronsPerS}, not above 0";
        if (!isShiftInRange) yield return $"{name} is shifted by ({ShiftXPx}, {ShiftYPx}) px, not −100 to 100";
    }
}

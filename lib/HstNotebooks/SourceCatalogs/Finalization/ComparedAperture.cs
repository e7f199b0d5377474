namespace HstNotebooks;

/// <summary>How the catalogues of a filter change in one aperture; ratios are those of new over old, of sources with both.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="RadiusPx">Radius of the aperture, pixels.</param>
/// <param name="Sources">Number of sources.</param>
/// <param name="FluxRatio">Median ratio of the fluxes.</param>
/// <param name="ErrorRatio">Median ratio of the errors.</param>
/// <param name="ErrorRatioLow">16th percentile of that ratio.</param>
/// <param name="ErrorRatioHigh">84th percentile of that ratio.</param>
/// <param name="OldSignalToNoise">Median flux over error before.</param>
/// <param name="NewSignalToNoise">Median flux over error after.</param>
public sealed record ComparedAperture(string Filter, double RadiusPx, int Sources, double FluxRatio,
    double ErrorRatio, double ErrorRatioLow, double ErrorRatioHigh, double OldSignalToNoise, double NewSignalToNoise);

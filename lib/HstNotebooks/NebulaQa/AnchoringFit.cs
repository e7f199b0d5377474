namespace HstNotebooks;

/// <summary>One row of the tables of fits that a continuum subtraction leaves: a line through HST over MUSE.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Band">The band: narrow, broad1, broad2, or halpha for the factor of [NII] and throughput.</param>
/// <param name="Slope">Slope of the bins.</param>
/// <param name="InterceptMuse">Intercept per MUSE pixel, 10⁻²⁰ erg s⁻¹ cm⁻² (Å⁻¹ for bands).</param>
/// <param name="InterceptHst">Intercept per HST pixel, the same unit.</param>
/// <param name="Fixed">Intercept with slope 1 for a band; slope without intercept for halpha.</param>
public sealed record AnchoringFit(string Galaxy, string Band, double Slope, double InterceptMuse, double InterceptHst, double Fixed);

namespace HstNotebooks;

/// <summary>Magnitudes from PHOTFLAM and PHOTPLAM, as the ACS and WFC3 data handbooks define them.</summary>
public static class ZeroPoints
{
    // PHOTPLAM of the headers (curves for −81 °C, from July 2006), Å; AB less Vega: Sirianni et al. (2005, PASP 117, 1049), table 10.
    private static readonly Dictionary<string, (double Pivot, double AbMinusVega)> AcsWfc = new(StringComparer.OrdinalIgnoreCase)
    {
        ["F435W"] = (4318.9, 25.673 - 25.779),
        ["F475W"] = (4746.9, 26.068 - 26.168),
        ["F555W"] = (5361.0, 25.718 - 25.724),
        ["F606W"] = (5921.1, 26.486 - 26.398),
        ["F625W"] = (6311.4, 25.898 - 25.731),
        ["F775W"] = (7692.4, 25.654 - 25.256),
        ["F814W"] = (8057.0, 25.937 - 25.501),
    };

    /// <summary>The ST magnitude of one electron per second: −2.5 log PHOTFLAM − 21.10.</summary>
    /// <param name="photFlam">erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s; NaN unless positive. With a flux density it is the magnitude of that.</param>
    public static double St(double photFlam) => photFlam > 0 ? -2.5 * Math.Log10(photFlam) - 21.10 : double.NaN;

    /// <summary>The AB magnitude of one electron per second: −2.5 log PHOTFLAM − 21.10 − 5 log PHOTPLAM + 18.6921.</summary>
    /// <param name="photFlam">As for <see cref="St"/>.</param>
    /// <param name="pivotAngstrom">Pivot wavelength (PHOTPLAM), Å.</param>
    public static double Ab(double photFlam, double pivotAngstrom) => St(photFlam) - 5 * Math.Log10(pivotAngstrom) + 18.6921;

    /// <summary>1.0857 σ / F, to first order; NaN unless the flux is positive.</summary>
    public static double MagnitudeError(double flux, double error) => flux > 0 ? 2.5 / Math.Log(10) * error / flux : double.NaN;

    /// <summary>
    /// What an AB magnitude is above that of Vega, for ACS/WFC from F435W to F814W (Sirianni et al. 2005, PASP 117, 1049, table 10; newer
    /// spectra of Vega move it by 0.01 to 0.02); null for others.
    /// </summary>
    /// <param name="instrument">As headers say it: <c>ACS/WFC</c>.</param>
    /// <param name="filter">The filter.</param>
    public static double? AbMinusVega(string instrument, string filter) => Find(instrument, filter)?.AbMinusVega;

    /// <summary>The pivot wavelength that headers of ACS/WFC give as PHOTPLAM, Å, F435W to F814W; null for others.</summary>
    /// <param name="instrument">As headers say it: <c>ACS/WFC</c>.</param>
    /// <param name="filter">The filter.</param>
    public static double? PivotAngstrom(string instrument, string filter) => Find(instrument, filter)?.Pivot;

    private static (double Pivot, double AbMinusVega)? Find(string instrument, string filter) =>
        "ACS/WFC".Equals(instrument, StringComparison.OrdinalIgnoreCase) && AcsWfc.TryGetValue(filter, out var found) ? found : null;
}

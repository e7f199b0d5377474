namespace HstNotebooks;

/// <summary>A wide filter of ACS/WFC: numbers as in headers of 2013 to 2018, and the width of the simulated PSF.</summary>
/// <param name="PhotFlam">erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s.</param>
/// <param name="PhotPlam">Pivot wavelength, Å.</param>
/// <param name="PhotBw">RMS band width, Å.</param>
/// <param name="IsInFirstWheel">Whether FILTER1 names it, else FILTER2.</param>
/// <param name="FwhmPx">FWHM of the PSF in pixels of 0.05″, which smooth it further.</param>
internal sealed record AcsWideFilter(double PhotFlam, double PhotPlam, double PhotBw, bool IsInFirstWheel, double FwhmPx)
{
    public const double GaiaWavelength = 6230;

    private static readonly SortedDictionary<string, AcsWideFilter> All = new(StringComparer.Ordinal)
    {
        ["F475W"] = new(1.826e-19, 4747, 420, false, 1.95),
        ["F625W"] = new(1.188e-19, 6311, 415, true, 2.0),
        ["F775W"] = new(9.95e-20, 7693, 434, true, 2.1),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static AcsWideFilter? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>AB magnitude of 1 e⁻/s (ACS Data Handbook, section 5.1).</summary>
    public double AbZeroPoint => -2.5 * Math.Log10(PhotFlam) - 5 * Math.Log10(PhotPlam) - 2.408;

    /// <summary>AB magnitude of a power law with this magnitude at 6230 Å and this colour F475W − F775W.</summary>
    public double Magnitude(double gaiaMagnitude, double colour)
    {
        double baseline = Math.Log(All["F775W"].PhotPlam / All["F475W"].PhotPlam);
        return gaiaMagnitude + colour * Math.Log(GaiaWavelength / PhotPlam) / baseline;
    }
}

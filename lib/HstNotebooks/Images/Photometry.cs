using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The photometric keywords of an HST image; null where the header has none.</summary>
/// <param name="Filter">FILTER, or the one of FILTER1 and FILTER2 that is not CLEAR, in upper case.</param>
/// <param name="Instrument">INSTRUME and DETECTOR, such as <c>ACS/WFC</c>.</param>
/// <param name="PhotFlam">PHOTFLAM: erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s.</param>
/// <param name="PivotAngstrom">PHOTPLAM: pivot wavelength, Å.</param>
/// <param name="BandwidthAngstrom">PHOTBW: RMS band width, Å; not the rectangular width.</param>
/// <param name="ExposureS">TEXPTIME when present, else EXPTIME: exposure time, seconds.</param>
public sealed record Photometry(
    string? Filter, string? Instrument, double? PhotFlam, double? PivotAngstrom, double? BandwidthAngstrom, double? ExposureS)
{
    private static readonly string[] FilterKeywords = ["FILTER", "FILTER1", "FILTER2"];

    /// <summary>From the headers of an image, the most specific first.</summary>
    public static Photometry FromHeaders(params Header[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return new(Filters(headers)?.ToUpperInvariant(), InstrumentOf(headers), Number("PHOTFLAM"), Number("PHOTPLAM"), Number("PHOTBW"),
            Number("TEXPTIME") ?? Number("EXPTIME"));

        double? Number(string keyword) => headers.Select(h => h.DoubleOrNull(keyword)).FirstOrDefault(v => v is not null);
    }

    private static string? Filters(Header[] headers)
    {
        string[] names = [.. FilterKeywords.Select(k => headers.Select(h => h.TextOrNull(k)).FirstOrDefault(v => v is not null))
            .OfType<string>().Where(f => !f.Contains("CLEAR", StringComparison.OrdinalIgnoreCase))];
        return names.Length == 0 ? null : string.Join('+', names.Distinct());
    }

    private static string? InstrumentOf(Header[] headers)
    {
        string? Text(string keyword) => headers.Select(h => h.TextOrNull(keyword)).FirstOrDefault(v => v is not null);
        return Text("INSTRUME") is not { } instrument ? null : Text("DETECTOR") is { } detector ? $"{instrument}/{detector}" : instrument;
    }
}

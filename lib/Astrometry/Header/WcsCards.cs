using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Keywords of WCSs: which there are, which WCS they belong to. Names are those of FITS papers I–III and of the conventions for
/// distortions (SIP, TPV, lookup tables, TNX, DSS).
/// </summary>
internal static class WcsCards
{
    private static readonly string[] Indexed =
        ["CTYPE", "CUNIT", "CRPIX", "CRVAL", "CDELT", "CNAME", "CRDER", "CSYER", "CPERR", "CQERR"];

    private static readonly string[] Single =
        [
            "WCSNAME", "WCSAXES", "LONPOLE", "LATPOLE", "EQUINOX", "RADESYS", "RESTFRQ", "RESTWAV", "SPECSYS", "SSYSOBS", "SSYSSRC",
            "VELANGL", "VELOSYS", "ZSOURCE",
        ];

    // Keywords that only the primary WCS has.
    private static readonly string[] PrimaryOnly =
    [
        "EPOCH", "RADECSYS", "RESTFREQ", "WCSDIM", "D2IMEXT", "NPOLEXT", "AXISCORR", "ORIENTAT",
        "A_ORDER", "B_ORDER", "AP_ORDER", "BP_ORDER", "A_DMAX", "B_DMAX",
    ];

    private static readonly string[] PrimaryIndexed = ["CROTA", "CPDIS", "CQDIS", "DP", "DQ", "D2IM", "D2IMDIS", "D2IMERR", "AMDX", "AMDY"];

    /// <summary>The alternates in a header, ' ' first: those with a CTYPE, or with a CRPIX or CRVAL.</summary>
    public static IReadOnlyList<char> Alternates(Header header) =>
        [.. header.Select(card => card.Keyword)
            .Where(keyword => Is(keyword, ["CTYPE", "CRPIX", "CRVAL"]) || keyword is "AMDX1")
            .Select(keyword => char.IsAsciiLetterUpper(keyword[^1]) ? keyword[^1] : ' ').Distinct().Order()];

    /// <summary>
    /// Whether the keyword belongs to the WCS, with what describes distortions; nearly all of that is of the primary one.
    /// </summary>
    public static bool BelongsTo(string keyword, char alternate)
    {
        if (IsLinear(keyword, alternate)) return true;
        return alternate == ' '
            ? PrimaryOnly.Contains(keyword) || IsIndexed(keyword, PrimaryIndexed) || IsPair(keyword, ["A_", "B_", "AP_", "BP_", "WAT"])
            : keyword.EndsWith(alternate) && IsIndexed(keyword[..^1], ["CPDIS", "CQDIS", "DP", "DQ"]);
    }

    /// <summary>Whether the keyword belongs to the WCS and is not about distortion: what alternates have each for itself.</summary>
    public static bool IsLinear(string keyword, char alternate)
    {
        string own = keyword;
        if (alternate != ' ')
        {
            if (keyword.Length < 2 || keyword[^1] != alternate) return false;
            own = keyword[..^1];
        }
        return Single.Contains(own) || IsIndexed(own, Indexed) || IsPair(own, ["CD", "PC", "PV", "PS"]);
    }

    /// <summary>The indices i and j of a keyword such as <c>CD1_2A</c>, 1-based.</summary>
    public static bool TryPair(string keyword, string prefix, char alternate, out int i, out int j)
    {
        (i, j) = (0, 0);
        if (!keyword.StartsWith(prefix, StringComparison.Ordinal)) return false;
        string own = keyword[prefix.Length..];
        if (alternate != ' ')
        {
            if (own.Length == 0 || own[^1] != alternate) return false;
            own = own[..^1];
        }
        int bar = own.IndexOf('_');
        return bar > 0 && Number(own[..bar], out i) && Number(own[(bar + 1)..], out j);
    }

    private static bool Is(string keyword, string[] prefixes)
    {
        string own = keyword.Length > 0 && char.IsAsciiLetterUpper(keyword[^1]) ? keyword[..^1] : keyword;
        return IsIndexed(own, prefixes);
    }

    private static bool IsIndexed(string keyword, string[] prefixes) =>
        prefixes.Any(prefix => keyword.StartsWith(prefix, StringComparison.Ordinal) && Number(keyword[prefix.Length..], out _));

    // PREFIXi_j; the two numbers of A_2_3 too.
    private static bool IsPair(string keyword, string[] prefixes) => prefixes.Any(prefix => TryPair(keyword, prefix, ' ', out _, out _));

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length is > 0 and < 4;
}

using System.Globalization;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Reserved keywords: their types, places, indices and dates (FITS 4.0, sections 4.4.2 and 8); repeated keywords.</summary>
internal static class KeywordVerification
{
    private static readonly string[] Texts =
    [
        "DATE", "DATE-OBS", "ORIGIN", "TELESCOP", "INSTRUME", "OBSERVER", "OBJECT", "AUTHOR", "REFERENC", "BUNIT", "EXTNAME",
        "RADESYS", "TIMESYS",
    ];

    private static readonly string[] Reals = ["BSCALE", "BZERO", "DATAMIN", "DATAMAX", "EQUINOX", "EPOCH", "LONPOLE", "LATPOLE", "MJD-OBS"];
    private static readonly string[] Integers = ["BLANK", "EXTVER", "EXTLEVEL", "WCSAXES", "TFIELDS", "THEAP", "PCOUNT", "GCOUNT"];
    private static readonly string[] Logicals = ["EXTEND", "GROUPS", "INHERIT", "BLOCKED"];
    private static readonly string[] OfImages = ["BSCALE", "BZERO", "BUNIT", "BLANK", "DATAMIN", "DATAMAX"];
    private static readonly string[] OfTables = ["TFIELDS", "THEAP"];
    private static readonly string[] AxisTexts = ["CTYPE", "CUNIT", "CNAME"];
    private static readonly string[] AxisReals = ["CRVAL", "CRPIX", "CDELT", "CROTA", "CRDER", "CSYER"];
    private static readonly string[] GroupKeywords = ["PTYPE", "PSCAL", "PZERO"];

    public static void Check(Hdu hdu, FindingList findings)
    {
        bool isTable = hdu.Type is "TABLE" or "BINTABLE";
        // A tile-compressed image keeps the keywords of the image (section 10.1).
        bool isPacked = hdu.Header.Find("ZIMAGE")?.ValueOrNull is true;
        var seen = new Dictionary<string, Card>(StringComparer.OrdinalIgnoreCase);
        foreach (var card in hdu.Header.Where(card => !card.IsCommentary && card.Fault is null))
        {
            WarnOfDifferent(seen, card, findings);
            CheckType(card, findings);
            CheckAxis(hdu, card, findings);
            CheckDate(card, findings);
            WarnOfDeprecated(card.Keyword, findings);
            if (isTable && !isPacked && OfImages.Contains(card.Keyword)) findings.Error(card.Keyword, "does not belong into a table");
            if (!isTable && OfTables.Contains(card.Keyword)) findings.Error(card.Keyword, $"does not belong into {hdu.Type}");
        }
        bool isFloat = !isTable && hdu.Layout.Bitpix < 0;
        if (isFloat && hdu.Header.Contains("BLANK")) findings.Error("BLANK", "does not belong into floating-point data, where it is NaN");
    }

    /// <summary>The number behind a stem, as 2 in NAXIS2; −1 when the keyword is another one.</summary>
    public static int Index(string keyword, string stem)
    {
        bool isIndexed = keyword.Length > stem.Length && keyword.StartsWith(stem, StringComparison.Ordinal) && keyword[stem.Length] != '0';
        var digits = isIndexed ? keyword.AsSpan(stem.Length) : default;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;
    }

    private static void WarnOfDifferent(Dictionary<string, Card> seen, Card card, FindingList findings)
    {
        if (seen.TryAdd(card.Keyword, card) || RecordValue.Of(card) is not null) return;
        bool isSame = Equals(seen[card.Keyword].ValueOrNull, card.ValueOrNull);
        if (!isSame) findings.Warning(card.Keyword, "is there more than once, with different values");
    }

    private static void CheckType(Card card, FindingList findings)
    {
        if (card.ValueOrNull is not { } value) return;
        string keyword = card.Keyword;
        string? expected =
            Texts.Contains(keyword) || AxisTexts.Any(stem => Index(keyword, stem) > 0) ? (value is string ? null : "text")
            : Reals.Contains(keyword) || AxisReals.Any(stem => Index(keyword, stem) > 0) || IsMatrix(keyword, out _, out _)
                ? (value is double or long ? null : "a number")
            : Integers.Contains(keyword) ? (value is long ? null : "an integer")
            : Logicals.Contains(keyword) ? (value is bool ? null : "T or F")
            : null;
        if (expected is not null) findings.Error(keyword, $"{expected} was expected. The card is «{card}»");
    }

    private static void CheckAxis(Hdu hdu, Card card, FindingList findings)
    {
        int axes = hdu.Layout.Shape.Count;
        if (Index(card.Keyword, "NAXIS") > axes) findings.Error(card.Keyword, Invariant($"is beyond NAXIS, which is {axes}"));
        int parameter = hdu.Type == "GROUPS" ? GroupKeywords.Max(stem => Index(card.Keyword, stem)) : -1;
        if (parameter > (Integer(hdu.Header, "PCOUNT") ?? 0)) findings.Error(card.Keyword, "is beyond PCOUNT");
        if (hdu is not ImageHdu) return;
        long worldAxes = Math.Max(axes, Integer(hdu.Header, "WCSAXES") ?? 0);
        int index = AxisTexts.Concat(AxisReals).Select(stem => Index(card.Keyword, stem)).Max();
        if (IsMatrix(card.Keyword, out int row, out int column)) index = Math.Max(row, column);
        if (axes > 0 && index > worldAxes) findings.Warning(card.Keyword, Invariant($"is beyond the {worldAxes} axes"));
    }

    private static long? Integer(Header header, string keyword) => header.Find(keyword)?.ValueOrNull as long?;

    private static bool IsMatrix(string keyword, out int row, out int column)
    {
        row = column = -1;
        if (!keyword.StartsWith("CD", StringComparison.Ordinal) && !keyword.StartsWith("PC", StringComparison.Ordinal)) return false;
        string[] parts = keyword[2..].Split('_');
        if (parts.Length != 2) return false;
        (row, column) = (Index(parts[0], ""), Index(parts[1], ""));
        return row > 0 && column > 0;
    }

    private static void CheckDate(Card card, FindingList findings)
    {
        bool isDate = card.Keyword == "DATE" || card.Keyword.StartsWith("DATE-", StringComparison.Ordinal);
        if (!isDate || card.ValueOrNull is not string text || DateFormat.IsDate(text)) return;
        findings.Error(card.Keyword, $"'{text}' is no date: YYYY-MM-DD, YYYY-MM-DDThh:mm:ss[.s] or, before 2000, DD/MM/YY was expected");
    }

    private static void WarnOfDeprecated(string keyword, FindingList findings)
    {
        string? instead = keyword switch
        {
            "EPOCH" => "EQUINOX",
            "RADECSYS" => "RADESYS",
            "BLOCKED" => "nothing",
            _ => Index(keyword, "CROTA") > 0 ? "PCi_j or CDi_j" : null,
        };
        if (instead is not null) findings.Warning(keyword, $"is deprecated; {instead} takes its place");
    }
}

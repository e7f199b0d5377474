using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The mandatory keywords: there, in order, in fixed format, with values that belong together (FITS 4.0, section 4.4.1).</summary>
internal static class StructureVerification
{
    private const int LastColumn = 30;

    public static void Check(Hdu hdu, FindingList findings)
    {
        string[] mandatory = Mandatory(hdu);
        Card[] cards = [.. hdu.Header];
        for (int i = 0; i < mandatory.Length; i++)
        {
            int found = Array.FindIndex(cards, card => card.Keyword == mandatory[i]);
            if (found < 0) findings.Error(mandatory[i], "is missing");
            else if (found != i) findings.Error(mandatory[i], Invariant($"is card {found + 1}, counted from 1; {i + 1} was expected"));
            if (found < 0) continue;
            if (!IsFixed(cards[found])) findings.Error(mandatory[i], "is not in fixed format");
            if (cards.Count(card => card.Keyword == mandatory[i]) > 1) findings.Error(mandatory[i], "is there more than once");
        }
        CheckValues(hdu, findings);
        CheckPlace(hdu, findings);
    }

    private static string[] Mandatory(Hdu hdu)
    {
        bool isPrimary = hdu.Index == 0;
        string[] axes = [.. Enumerable.Range(1, hdu.Layout.AxisCount).Select(axis => $"NAXIS{axis}")];
        string[] first = [isPrimary ? "SIMPLE" : "XTENSION", "BITPIX", "NAXIS", .. axes];
        if (isPrimary) return first;
        return hdu.Type is "TABLE" or "BINTABLE" ? [.. first, "PCOUNT", "GCOUNT", "TFIELDS"] : [.. first, "PCOUNT", "GCOUNT"];
    }

    private static void CheckValues(Hdu hdu, FindingList findings)
    {
        if (hdu.Type is "TABLE" or "BINTABLE")
        {
            Require(hdu, "BITPIX", 8, findings);
            Require(hdu, "NAXIS", 2, findings);
            Require(hdu, "GCOUNT", 1, findings);
        }
        if (hdu.Type is "TABLE" or "IMAGE" && hdu.Index > 0) Require(hdu, "PCOUNT", 0, findings);
        if (hdu.Type == "IMAGE" && hdu.Index > 0) Require(hdu, "GCOUNT", 1, findings);
        if (hdu.Type == "GROUPS")
        {
            foreach (string keyword in new[] { "PCOUNT", "GCOUNT" })
            {
                if (!hdu.Header.Contains(keyword)) findings.Error(keyword, "is missing in random groups");
            }
        }
        if (hdu.Index == 0 && hdu.Header.Find("SIMPLE")?.ValueOrNull is not true) findings.Error("SIMPLE", "is not T");
    }

    private static void Require(Hdu hdu, string keyword, long expected, FindingList findings)
    {
        if (hdu.Header.Find(keyword)?.ValueOrNull is long found && found != expected)
        {
            findings.Error(keyword, Invariant($"is {found}; {expected} was expected in {hdu.Type}"));
        }
    }

    private static void CheckPlace(Hdu hdu, FindingList findings)
    {
        string[] strange = hdu.Index > 0 ? ["SIMPLE", "EXTEND", "GROUPS", "BLOCKED"]
            : hdu.Type == "GROUPS" ? ["XTENSION"]
            : ["XTENSION", "PCOUNT", "GCOUNT"];
        string place = hdu.Index > 0 ? "an extension" : "a primary header";
        foreach (string keyword in strange)
        {
            if (hdu.Header.Contains(keyword)) findings.Error(keyword, $"does not belong into {place}");
        }
    }

    // Numbers and logicals end in column 30; text begins in column 11 and ends in column 20 or behind it (section 4.2).
    private static bool IsFixed(Card card)
    {
        if (card.IsCommentary) return false;
        string line = card.Lines[0];
        int end = CardParser.ValueEnd(line);
        if (card.ValueOrNull is string) return line[10] == '\'' && end >= 20;
        return card.ValueOrNull is not null && line.AsSpan(0, end).TrimEnd(' ').Length == LastColumn;
    }
}

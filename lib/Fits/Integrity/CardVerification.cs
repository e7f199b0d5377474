namespace HstNotebooks.Fits;

/// <summary>Each card for itself (FITS 4.0, sections 4.1 and 4.2), and the conventions for long strings.</summary>
internal static class CardVerification
{
    public static void Check(Header header, FindingList findings)
    {
        foreach (var card in header) Check(card, findings);
        bool hasLongString = header.Any(card => card.Lines.Count > 1);
        if (hasLongString && !header.Contains("LONGSTRN"))
        {
            findings.Warning("LONGSTRN", "is missing, though strings go on in CONTINUE lines");
        }
    }

    private static void Check(Card card, FindingList findings)
    {
        string name = card.Lines[0][..8].TrimEnd(' ');
        if (name.Length > 0 && !CardRules.IsStandard(name))
        {
            findings.Error(card.Keyword, "the keyword has other characters than A–Z, 0–9, '-' and '_' in columns 1 to 8");
        }
        if (card.Lines.Any(line => line.AsSpan().ContainsAnyExceptInRange(' ', '~')))
        {
            findings.Error(card.Keyword, "the card has other characters than printable ASCII (32 to 126)");
        }
        if (card.Fault is { } fault) findings.Error(card.Keyword, fault);
        else if (card.IsCommentary) CheckCommentary(card, findings);
        else CheckValue(card, findings);
    }

    private static void CheckCommentary(Card card, FindingList findings)
    {
        if (card.Keyword == "CONTINUE") findings.Warning("CONTINUE", "continues no string");
        bool isMeantAsValue = card.Keyword is not ("" or "COMMENT" or "HISTORY" or "CONTINUE") && card.Lines[0][8] == '=';
        if (isMeantAsValue) findings.Warning(card.Keyword, "has '=' in column 9, but no blank in column 10, and so no value");
    }

    private static void CheckValue(Card card, FindingList findings)
    {
        if (card.ValueOrNull is null) findings.Warning(card.Keyword, "the value is undefined");
        if (card.ValueOrNull is not (double or System.Numerics.Complex)) return;
        string line = card.Lines[0];
        bool isLower = line.AsSpan(10, CardParser.ValueEnd(line) - 10).ContainsAny('e', 'd');
        if (isLower && !card.IsHierarchical) findings.Error(card.Keyword, "the letter of the exponent is not a capital");
    }
}

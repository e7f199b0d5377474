namespace HstNotebooks.Fits;

/// <summary>
/// A text value of the form "field: number", of which one keyword has many (Calabretta et al., Representations of distortions
/// in FITS world coordinate systems, draft of 2004, section 2.3.1): DP1 = 'AXIS.1: 1'.
/// </summary>
internal readonly record struct RecordValue(string Field, double Number)
{
    public static RecordValue? Of(Card card)
    {
        if (card.ValueOrNull is not string text) return null;
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 1 || !IsField(text[..colon])) return null;
        return CardParser.Number(text[(colon + 2)..].Trim(' ')) switch
        {
            long integer => new RecordValue(text[..colon], integer),
            double real => new RecordValue(text[..colon], real),
            _ => null,
        };
    }

    /// <summary>Names and indices with points between them.</summary>
    public static bool IsField(string text) =>
        text.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        && char.IsAsciiLetter(text[0]);

    public override string ToString() => FormattableString.Invariant($"{Field}: {Number}");
}

namespace HstNotebooks.Fits;

public sealed partial class Header
{
    /// <summary>
    /// Sets a field of a record-valued keyword, a card such as <c>DP1 = 'AXIS.1: 1'</c>: in place of the card that has it, or at the end.
    /// </summary>
    /// <param name="keyword">1 to 8 of A–Z, 0–9, '-', '_'.</param>
    /// <param name="field">Printable ASCII, without a colon.</param>
    /// <param name="value">The number of the field.</param>
    /// <param name="comment">Printable ASCII; null for none.</param>
    /// <exception cref="ArgumentException">Keyword, field or comment cannot be written, or the value is NaN or infinite.</exception>
    public void SetRecord(string keyword, string field, double value, string? comment = null)
    {
        CardRules.Keyword(keyword);
        CardRules.Text(field, nameof(field));
        CardRules.Text(comment ?? "", nameof(comment));
        CardRules.Finite(value, keyword);
        if (field.Contains(':', StringComparison.Ordinal)) throw new ArgumentException($"'{field}' holds a colon.", nameof(field));
        var card = CardFormat.Text(keyword, FormattableString.Invariant($"{field}: {value}"), comment ?? "");
        int place = cards.FindIndex(other =>
            other.Is(keyword) && other.ValueOrNull is string text && text.StartsWith($"{field}:", StringComparison.Ordinal));
        if (place < 0) cards.Add(card);
        else cards[place] = card;
        Changed = true;
    }
}

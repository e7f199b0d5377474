namespace HstNotebooks.Fits;

public sealed partial class Header
{
    private const string LongStrings = "LONGSTRN";

    /// <summary>
    /// Sets a text: in place of the first card with this keyword, or at the end. Trailing blanks are not significant.
    /// A text longer than one line holds goes on in CONTINUE lines, before which LONGSTRN announces them to older software.
    /// A comment that does not fit on the line is cut.
    /// </summary>
    /// <param name="keyword">1 to 8 of A–Z, 0–9, '-', '_'.</param>
    /// <param name="value">Printable ASCII.</param>
    /// <param name="comment">Printable ASCII; null keeps the comment that is there.</param>
    /// <exception cref="ArgumentException">Keyword, text or comment cannot be written.</exception>
    public void Set(string keyword, string value, string? comment = null)
    {
        CardRules.Text(value, nameof(value));
        int index = Put(keyword, comment, kept => CardFormat.Text(keyword, value, kept));
        bool isLong = cards[index].Lines.Count > 1;
        if (isLong && !Contains(LongStrings)) cards.Insert(index, CardFormat.Text(LongStrings, "OGIP 1.0", "long strings go on in CONTINUE"));
    }

    /// <summary>
    /// As <see cref="Set(string, string, string?)"/> for a real number, written with the fewest digits that read back as the same double.
    /// </summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written, or the value is NaN or infinite.</exception>
    public void Set(string keyword, double value, string? comment = null)
    {
        CardRules.Finite(value, keyword);
        Put(keyword, comment, kept => CardFormat.Real(keyword, value, kept));
    }

    /// <summary>As <see cref="Set(string, string, string?)"/> for an integer.</summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written.</exception>
    public void Set(string keyword, long value, string? comment = null) =>
        Put(keyword, comment, kept => CardFormat.Integer(keyword, value, kept));

    /// <summary>As <see cref="Set(string, string, string?)"/> for a logical value.</summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written.</exception>
    public void Set(string keyword, bool value, string? comment = null) =>
        Put(keyword, comment, kept => CardFormat.Logical(keyword, value, kept));

    /// <summary>Adds HISTORY cards at the end: one for each line of the text, more for a line of over 72 characters.</summary>
    /// <exception cref="ArgumentException">The text holds other characters than printable ASCII and line breaks.</exception>
    public void AddHistory(string text) => AddCommentary("HISTORY", text);

    /// <summary>Adds COMMENT cards at the end: one for each line of the text, more for a line of over 72 characters.</summary>
    /// <exception cref="ArgumentException">The text holds other characters than printable ASCII and line breaks.</exception>
    public void AddComment(string text) => AddCommentary("COMMENT", text);

    /// <summary>Removes every card with this keyword; false when there is none.</summary>
    public bool Remove(string keyword)
    {
        bool removed = cards.RemoveAll(card => card.Is(keyword)) > 0;
        Changed |= removed;
        return removed;
    }

    private void AddCommentary(string keyword, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CardRules.Text(text.ReplaceLineEndings(" "), nameof(text));
        cards.AddRange(CardFormat.Commentary(keyword, text));
        Changed = true;
    }

    private int Put(string keyword, string? comment, Func<string, Card> format)
    {
        CardRules.Keyword(keyword);
        if (comment is not null) CardRules.Text(comment, nameof(comment));
        int index = cards.FindIndex(card => card.Is(keyword));
        string kept = index < 0 || cards[index].IsCommentary ? "" : CardRules.Printable(cards[index].Comment);
        var card = format(comment ?? kept);
        Changed = true;
        if (index < 0)
        {
            cards.Add(card);
            return cards.Count - 1;
        }
        cards[index] = card;
        return index;
    }
}

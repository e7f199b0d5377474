namespace HstNotebooks.Fits;

public sealed partial class Header
{
    /// <summary>
    /// Moves the first card with this keyword to just before the first card with the other one; all other cards keep their order.
    /// </summary>
    /// <exception cref="ArgumentException">Both are the same card.</exception>
    /// <exception cref="FitsException">One of the two is missing.</exception>
    public void MoveBefore(string keyword, string other) => Move(keyword, other, 0);

    /// <summary>
    /// Moves the first card with this keyword to just after the first card with the other one; all other cards keep their order.
    /// To insert a card: <c>header.Set("NCOMBINE", 4); header.MoveAfter("NCOMBINE", "EXPTIME");</c>
    /// </summary>
    /// <exception cref="ArgumentException">Both are the same card.</exception>
    /// <exception cref="FitsException">One of the two is missing.</exception>
    public void MoveAfter(string keyword, string other) => Move(keyword, other, 1);

    /// <summary>Gives the first card with a keyword another one, in its place; value and comment stay.</summary>
    /// <exception cref="ArgumentException">The new keyword cannot be written, or is taken.</exception>
    /// <exception cref="FitsException">There is no such card, or it has no well-formed value.</exception>
    public void Rename(string keyword, string newKeyword)
    {
        CardRules.Keyword(newKeyword);
        int index = Place(keyword);
        var card = WithValue(index);
        bool isTaken = !card.Is(newKeyword) && Contains(newKeyword);
        if (isTaken) throw new ArgumentException($"{Origin}: there is a card {newKeyword} already.", nameof(newKeyword));
        cards[index] = card.IsHierarchical || !CardRules.IsStandard(newKeyword)
            ? CardFormat.Value(newKeyword, card.Value, CardRules.Printable(card.Comment))
            : card.Renamed(newKeyword);
        Changed = true;
    }

    /// <summary>Removes every card with this keyword; false when there is none.</summary>
    public bool Remove(string keyword) => RemoveWhere(card => card.Is(keyword)) > 0;

    /// <summary>Removes every card that fulfils a condition, such as <c>card => card.Keyword.StartsWith("WFC")</c>.</summary>
    /// <returns>How many were removed.</returns>
    public int RemoveWhere(Predicate<Card> condition)
    {
        int removed = cards.RemoveAll(condition);
        Changed |= removed > 0;
        return removed;
    }

    /// <summary>
    /// Adds HISTORY cards after the last one, or at the end: one for each line of the text, more for a line of over 72 characters.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds other characters than printable ASCII and line breaks.</exception>
    public void AddHistory(string text) => AddCommentary("HISTORY", text);

    /// <summary>
    /// Adds COMMENT cards after the last one, or at the end: one for each line of the text, more for a line of over 72 characters.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds other characters than printable ASCII and line breaks.</exception>
    public void AddComment(string text) => AddCommentary("COMMENT", text);

    /// <summary>Adds a card without a keyword at the end: a blank line, or the heading of a section.</summary>
    /// <exception cref="ArgumentException">The text holds other characters than printable ASCII and line breaks.</exception>
    public void AddBlank(string text = "") => AddCommentary("", text);

    private void Move(string keyword, string other, int offset)
    {
        int from = Place(keyword), to = Place(other);
        if (from == to) throw new ArgumentException($"{keyword} cannot be moved beside itself.", nameof(other));
        var card = cards[from];
        cards.RemoveAt(from);
        cards.Insert((from < to ? to - 1 : to) + offset, card);
        Changed = true;
    }

    private void AddCommentary(string keyword, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CardRules.Text(text.ReplaceLineEndings(" "), nameof(text));
        int last = keyword.Length == 0 ? -1 : cards.FindLastIndex(card => card.IsCommentary && card.Keyword == keyword);
        cards.InsertRange(last < 0 ? cards.Count : last + 1, CardFormat.Commentary(keyword, text));
        Changed = true;
    }
}

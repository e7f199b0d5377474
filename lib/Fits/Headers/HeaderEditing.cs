using System.Numerics;

namespace HstNotebooks.Fits;

public sealed partial class Header
{
    private const string LongStrings = "LONGSTRN";

    /// <summary>
    /// Sets a text: in place of the first card with this keyword, or at the end. Trailing blanks are not significant.
    /// A text longer than one line holds goes on in CONTINUE lines, before which LONGSTRN announces them to older software.
    /// A comment that does not fit on the line is cut.
    /// </summary>
    /// <param name="keyword">
    /// A–Z, 0–9, '-', '_'. One of more than 8 characters, or of words with single blanks between them ("ESO DET CHIP1 ID"), is written
    /// behind HIERARCH; a HIERARCH keyword that was read keeps its spelling.
    /// </param>
    /// <param name="value">Printable ASCII.</param>
    /// <param name="comment">Printable ASCII; null keeps the comment that is there.</param>
    /// <exception cref="ArgumentException">Keyword, text or comment cannot be written.</exception>
    public void Set(string keyword, string value, string? comment = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        SetValue(keyword, value, comment);
    }

    /// <summary>
    /// As <see cref="Set(string, string, string?)"/> for a real number, written with the fewest digits that read back as the same double.
    /// </summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written, or the value is NaN or infinite.</exception>
    public void Set(string keyword, double value, string? comment = null) => SetValue(keyword, value, comment);

    /// <summary>As <see cref="Set(string, string, string?)"/> for an integer.</summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written.</exception>
    public void Set(string keyword, long value, string? comment = null) => SetValue(keyword, value, comment);

    /// <summary>As <see cref="Set(string, string, string?)"/> for a logical value.</summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written.</exception>
    public void Set(string keyword, bool value, string? comment = null) => SetValue(keyword, value, comment);

    /// <summary>As <see cref="Set(string, string, string?)"/> for a complex number.</summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written, or a part of the value is NaN or infinite.</exception>
    public void Set(string keyword, Complex value, string? comment = null) => SetValue(keyword, value, comment);

    /// <summary>
    /// As <see cref="Set(string, string, string?)"/>, with a value that is undefined: the field is blank (FITS 4.0, section 4.1.2.3).
    /// </summary>
    /// <exception cref="ArgumentException">Keyword or comment cannot be written.</exception>
    public void SetUndefined(string keyword, string? comment = null) => SetValue(keyword, null, comment);

    /// <summary>As <see cref="Set(string, string, string?)"/> for a value of any type that <see cref="Card.Value"/> has.</summary>
    /// <param name="keyword">As for a text.</param>
    /// <param name="value">A string, bool, long, double or <see cref="Complex"/>; null is undefined.</param>
    /// <param name="comment">As for a text.</param>
    /// <exception cref="ArgumentException">Keyword, value or comment cannot be written, or the value is of another type.</exception>
    public void SetValue(string keyword, object? value, string? comment = null)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        CardRules.Value(value, keyword);
        int index = cards.FindIndex(card => card.Is(keyword));
        if (index >= 0 && cards[index].IsHierarchical) keyword = cards[index].Keyword;
        else CardRules.Keyword(keyword);
        if (comment is not null) CardRules.Text(comment, nameof(comment));
        string kept = index < 0 || cards[index].IsCommentary ? "" : CardRules.Printable(cards[index].Comment);
        var card = CardFormat.Value(keyword, value, comment ?? kept);
        Changed = true;
        if (index >= 0) cards[index] = card;
        else cards.Add(card);
        if (card.Lines.Count == 1 || Contains(LongStrings)) return;
        cards.Insert(index >= 0 ? index : cards.Count - 1, CardFormat.Text(LongStrings, "OGIP 1.0", "long strings go on in CONTINUE"));
    }

    /// <summary>Changes the comment of the first card with this keyword; its value stays to the character.</summary>
    /// <exception cref="ArgumentException">The comment cannot be written.</exception>
    /// <exception cref="FitsException">There is no such card, or it has no well-formed value.</exception>
    public void SetComment(string keyword, string comment)
    {
        CardRules.Text(comment, nameof(comment));
        int index = Place(keyword);
        var card = WithValue(index);
        cards[index] = CardFormat.WithComment(card, comment);
        Changed = true;
    }

    private int Place(string keyword)
    {
        int index = cards.FindIndex(card => card.Is(keyword));
        return index >= 0 ? index : throw new FitsException($"{Origin}: the keyword {keyword} is missing.");
    }

    private Card WithValue(int index) => cards[index] is { IsCommentary: false, Fault: null } card
        ? card
        : throw new FitsException($"{Origin}: a card with a value was expected; the card is «{cards[index]}».");
}

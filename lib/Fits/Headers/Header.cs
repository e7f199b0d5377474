using System.Collections;
using System.Net;
using HstNotebooks.Formatting;

namespace HstNotebooks.Fits;

/// <summary>
/// The cards of an HDU in their order. Keywords are found without regard to case; of a repeated keyword the first card counts.
/// Cards that are not touched are written back byte for byte.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class Header : IEnumerable<Card>, IHtml
{
    private readonly List<Card> cards;

    /// <summary>A header without cards.</summary>
    public Header() : this([], "new header", isChanged: true) { }

    internal Header(IEnumerable<Card> cards, string origin, bool isChanged = false)
    {
        this.cards = [.. cards];
        Origin = origin;
        Changed = isChanged;
    }

    /// <summary>Where the header comes from, as messages say it: "x.fits, HDU 1 (SCI)".</summary>
    public string Origin { get; private set; }

    /// <summary>The number of cards, END not counted.</summary>
    public int Count => cards.Count;

    /// <summary>The texts of the HISTORY cards, one each, without trailing blanks.</summary>
    public IEnumerable<string> History => cards.Where(c => c.IsCommentary && c.Keyword == "HISTORY").Select(c => c.Comment);

    /// <summary>The texts of the COMMENT cards, one each, without trailing blanks.</summary>
    public IEnumerable<string> Comments => cards.Where(c => c.IsCommentary && c.Keyword == "COMMENT").Select(c => c.Comment);

    /// <summary>The first card with this keyword.</summary>
    /// <exception cref="FitsException">There is none.</exception>
    public Card this[string keyword] => Find(keyword) ?? throw new FitsException($"{Origin}: the keyword {keyword} is missing.");

    /// <summary>Whether there is a card with this keyword.</summary>
    public bool Contains(string keyword) => Find(keyword) is not null;

    /// <summary>The first card with this keyword, or null.</summary>
    public Card? Find(string keyword) => cards.Find(card => card.Is(keyword));

    /// <summary>A copy that can be changed without changing this one.</summary>
    public Header Clone() => new(cards, Origin, Changed);

    /// <inheritdoc/>
    public IEnumerator<Card> GetEnumerator() => cards.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Origin}: {Count} cards";

    /// <summary>The cards as text in a fixed-width font.</summary>
    public string ToHtml() =>
        $"<pre>{WebUtility.HtmlEncode(string.Join('\n', cards.SelectMany(card => card.Lines).Select(line => line.TrimEnd())))}</pre>";

    /// <summary>Takes the cards of a header as it was written: nothing counts as changed any more.</summary>
    internal void Accept(Header written)
    {
        cards.Clear();
        cards.AddRange(written.cards);
        Origin = written.Origin;
        Changed = false;
    }

    /// <summary>Whether a card was set, added or removed since the header was read: a checksum in it no longer holds.</summary>
    internal bool Changed { get; private set; }
}

namespace HstNotebooks.Fits;

/// <summary>
/// One entry of a header: keyword, value and comment, with the 80-character lines it was read from or will be written as.
/// A long string and its CONTINUE lines are one card. Immutable.
/// </summary>
public sealed class Card
{
    private readonly object? value;

    internal Card(
        string keyword, object? value, string comment, IReadOnlyList<string> lines, bool isCommentary = false, string? fault = null)
    {
        Keyword = keyword;
        this.value = value;
        Comment = comment;
        Lines = lines;
        IsCommentary = isCommentary;
        Fault = fault;
    }

    /// <summary>The keyword without trailing blanks; of a HIERARCH card the words after HIERARCH ("ESO DET NAME").</summary>
    public string Keyword { get; }

    /// <summary>
    /// A string (trailing blanks removed), bool, long, double (also for an integer beyond 64 bits) or
    /// <see cref="System.Numerics.Complex"/>; null for an undefined value and for commentary.
    /// </summary>
    /// <exception cref="FitsException">The card is malformed (see <see cref="Fault"/>).</exception>
    public object? Value => Fault is null ? value : throw new FitsException($"{Keyword}: {Fault}. The card is «{this}».");

    /// <summary>The text after the slash; of a commentary card its text. Empty when there is none.</summary>
    public string Comment { get; }

    /// <summary>Whether the card has no value field: COMMENT, HISTORY, blank, or a keyword without "= " in columns 9–10.</summary>
    public bool IsCommentary { get; }

    /// <summary>What is wrong with the value field; null for a well-formed card.</summary>
    public string? Fault { get; }

    /// <summary>The card as it stands in the file: lines of exactly 80 characters, each character one byte (Latin-1).</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Lines.Select(line => line.TrimEnd()));

    /// <summary>Whether the keyword stands behind the word HIERARCH (a registered convention).</summary>
    internal bool IsHierarchical => !IsCommentary && Lines[0].StartsWith("HIERARCH ", StringComparison.Ordinal);

    /// <summary>With another keyword of at most 8 characters; everything behind column 8 stays.</summary>
    internal Card Renamed(string keyword) =>
        new(keyword, value, Comment, [keyword.PadRight(8) + Lines[0][8..], .. Lines.Skip(1)], IsCommentary, Fault);

    internal bool Is(string keyword) => Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value, or null where <see cref="Value"/> would throw: for what must never fail, such as a name in a message.</summary>
    internal object? ValueOrNull => Fault is null ? value : null;
}

using System.Globalization;
using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>
/// Values to cards: fixed format wherever the value fits (FITS 4.0, section 4.2), CONTINUE lines for long strings,
/// HIERARCH for keywords that are longer than 8 characters or have blanks (a registered convention).
/// </summary>
internal static class CardFormat
{
    public const int LineLength = 80;
    private const int MinText = 12;
    private const int MaxCommentary = 72;

    public static Card Text(string keyword, string value, string comment)
    {
        string quoted = value.Replace("'", "''", StringComparison.Ordinal);
        var lines = new List<string>();
        string start = Start(keyword);
        int room = LineLength - start.Length - 2;
        if (room < MinText) throw TooLong(keyword);
        if (quoted.Length <= room)
        {
            lines.Add(Line($"{start}'{quoted,-8}'", comment));
            return new Card(keyword, value.TrimEnd(' '), comment, lines);
        }
        for (string rest = quoted; rest.Length > 0; start = "CONTINUE  ")
        {
            int length = PieceLength(rest, LineLength - start.Length - 2);
            bool last = length == rest.Length;
            lines.Add(Line($"{start}'{rest[..length]}{(last ? "" : "&")}'", last ? comment : ""));
            rest = rest[length..];
        }
        return new Card(keyword, value.TrimEnd(' '), comment, lines);
    }

    public static Card Integer(string keyword, long value, string comment) =>
        Single(keyword, value, value.ToString(CultureInfo.InvariantCulture), comment);

    public static Card Logical(string keyword, bool value, string comment) =>
        Single(keyword, value, value ? "T" : "F", comment);

    public static Card Real(string keyword, double value, string comment) =>
        Single(keyword, value, Digits(value), comment);

    public static Card Complex(string keyword, Complex value, string comment) =>
        Single(keyword, value, $"({Digits(value.Real)}, {Digits(value.Imaginary)})", comment);

    public static Card Undefined(string keyword, string comment) => Single(keyword, null, "", comment);

    /// <summary>A real number without a fraction, in all its digits: 2⁶³ as 9223372036854775808, the usual form of BZERO.</summary>
    public static Card Whole(string keyword, double value, string comment) =>
        Single(keyword, value, value.ToString("F0", CultureInfo.InvariantCulture), comment);

    /// <summary>A value that was read from a card.</summary>
    public static Card Value(string keyword, object? value, string comment) => value switch
    {
        null => Undefined(keyword, comment),
        string text => Text(keyword, text, comment),
        bool logical => Logical(keyword, logical, comment),
        long integer => Integer(keyword, integer, comment),
        double real => Real(keyword, real, comment),
        Complex complex => Complex(keyword, complex, comment),
        _ => throw new ArgumentException($"{value.GetType().Name} is no type of a FITS value.", nameof(value)),
    };

    /// <summary>The same card, its value to the character, with another comment.</summary>
    public static Card WithComment(Card card, string comment)
    {
        if (card.Lines.Count > 1) return Value(card.Keyword, card.Value, comment);
        string line = card.Lines[0];
        return new Card(card.Keyword, card.Value, comment, [Line(line[..CardParser.ValueEnd(line)].TrimEnd(' '), comment)]);
    }

    /// <summary>COMMENT or HISTORY cards: a new card at each line break, long lines broken at a blank where there is one.</summary>
    public static IEnumerable<Card> Commentary(string keyword, string text)
    {
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string rest = line.TrimEnd(' ');
            do
            {
                int length = rest.Length <= MaxCommentary ? rest.Length : rest.LastIndexOf(' ', MaxCommentary) + 1;
                if (length == 0 || string.IsNullOrWhiteSpace(rest[..length])) length = Math.Min(rest.Length, MaxCommentary);
                string piece = rest[..length].TrimEnd(' ');
                rest = rest[length..];
                yield return new Card(keyword, null, piece, [$"{keyword,-8}{piece}".PadRight(LineLength)], isCommentary: true);
            }
            while (rest.Length > 0);
        }
    }

    private static Card Single(string keyword, object? value, string text, string comment)
    {
        string start = Start(keyword);
        string field = CardRules.IsStandard(keyword) ? $"{start}{text,20}" : start + text;
        return field.Length <= LineLength ? new Card(keyword, value, comment, [Line(field, comment)]) : throw TooLong(keyword);
    }

    private static string Start(string keyword) => CardRules.IsStandard(keyword) ? $"{keyword,-8}= " : $"HIERARCH {keyword} = ";

    private static ArgumentException TooLong(string keyword) =>
        new($"{keyword}: keyword and value do not fit on a line of {LineLength} characters.", nameof(keyword));

    // The shortest digits that read back as the same double, with a decimal point so that no reader takes it for an integer.
    private static string Digits(double value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal)) return text;
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }

    // A pair of quotes stands for one and must not be torn apart; a piece always begins on the boundary of a pair.
    private static int PieceLength(string quoted, int room)
    {
        int max = room - 1;
        if (quoted.Length <= max) return quoted.Length;
        int quotes = 0;
        while (quotes < max && quoted[max - 1 - quotes] == '\'') quotes++;
        return max - quotes % 2;
    }

    // A comment that does not fit is cut at the end of the line, as the standard suggests.
    private static string Line(string value, string comment)
    {
        string line = comment.Length == 0 ? value : $"{value,-30} / {comment}";
        return line.Length <= LineLength ? line.PadRight(LineLength) : line[..Math.Max(LineLength, value.Length)];
    }
}

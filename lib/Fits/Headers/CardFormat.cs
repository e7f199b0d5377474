using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>Values to cards: fixed format wherever the value fits (FITS 4.0, section 4.2), CONTINUE lines for long strings.</summary>
internal static class CardFormat
{
    public const int LineLength = 80;
    private const int MaxQuoted = 68;
    private const int MaxCommentary = 72;

    public static Card Text(string keyword, string value, string comment)
    {
        string quoted = value.Replace("'", "''", StringComparison.Ordinal);
        var lines = new List<string>();
        if (quoted.Length <= MaxQuoted)
        {
            lines.Add(Line($"{keyword,-8}= '{quoted,-8}'", comment));
            return new Card(keyword, value.TrimEnd(' '), comment, lines);
        }
        for (string rest = quoted, start = $"{keyword,-8}= "; rest.Length > 0; start = "CONTINUE  ")
        {
            int length = PieceLength(rest);
            bool last = length == rest.Length;
            lines.Add(Line($"{start}'{rest[..length]}{(last ? "" : "&")}'", last ? comment : ""));
            rest = rest[length..];
        }
        return new Card(keyword, value.TrimEnd(' '), comment, lines);
    }

    public static Card Integer(string keyword, long value, string comment) =>
        new(keyword, value, comment, [Line($"{keyword,-8}= {value.ToString(CultureInfo.InvariantCulture),20}", comment)]);

    public static Card Logical(string keyword, bool value, string comment) =>
        new(keyword, value, comment, [Line($"{keyword,-8}= {(value ? "T" : "F"),20}", comment)]);

    public static Card Real(string keyword, double value, string comment) =>
        new(keyword, value, comment, [Line($"{keyword,-8}= {Digits(value),20}", comment)]);

    /// <summary>A real number without a fraction, in all its digits: 2⁶³ as 9223372036854775808, the usual form of BZERO.</summary>
    public static Card Whole(string keyword, double value, string comment) =>
        new(keyword, value, comment, [Line($"{keyword,-8}= {value.ToString("F0", CultureInfo.InvariantCulture),20}", comment)]);

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

    // The shortest digits that read back as the same double, with a decimal point so that no reader takes it for an integer.
    private static string Digits(double value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal)) return text;
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }

    // A pair of quotes stands for one and must not be torn apart; a piece always begins on the boundary of a pair.
    private static int PieceLength(string quoted)
    {
        const int max = MaxQuoted - 1;
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

using System.Globalization;
using System.Numerics;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>80-character lines to cards (FITS 4.0, section 4). Never fails: what cannot be understood becomes the card's fault.</summary>
internal static class CardParser
{
    private const int KeywordLength = 8;

    public static List<Card> Parse(IReadOnlyList<string> lines)
    {
        var cards = new List<Card>(lines.Count);
        for (int i = 0; i < lines.Count;)
        {
            var card = Continued(Single(lines[i]), lines, i);
            cards.Add(card);
            i += card.Lines.Count;
        }
        return cards;
    }

    /// <summary>Where the value field of a line with a well-formed value ends: at the slash, or behind the closing quote.</summary>
    public static int ValueEnd(string line)
    {
        int start = ValueStart(line, line[..KeywordLength].TrimEnd());
        while (start < line.Length && line[start] == ' ') start++;
        if (start < line.Length && line[start] == '\'') return Math.Min(ClosingQuote(line, start) + 1, line.Length);
        int slash = line.IndexOf('/', start);
        return slash < 0 ? line.Length : slash;
    }

    private static Card Single(string line)
    {
        string keyword = line.AsSpan(0, KeywordLength).TrimEnd().ToString();
        int start = ValueStart(line, keyword);
        if (start < 0) return new Card(keyword, null, line[KeywordLength..].TrimEnd(), [line], isCommentary: true);
        if (line[KeywordLength] != '=') keyword = line[KeywordLength..(start - 1)].Trim();
        var field = ValueField(line.AsSpan(start));
        return new Card(keyword, field.Value, field.Comment, [line], fault: field.Fault);
    }

    // Behind "= " in columns 9 and 10, or behind the first '=' of a HIERARCH card; −1 in commentary.
    private static int ValueStart(string line, string keyword)
    {
        if (keyword is "" or "COMMENT" or "HISTORY") return -1;
        if (line[8] == '=' && line[9] == ' ') return 10;
        int equals = keyword == "HIERARCH" ? line.IndexOf('=') : -1;
        bool hasName = equals > KeywordLength && line.AsSpan(KeywordLength, equals - KeywordLength).ContainsAnyExcept(' ');
        return hasName ? equals + 1 : -1;
    }

    // A string that ends in '&' goes on in the CONTINUE lines that follow; without any, the '&' is part of the text.
    private static Card Continued(Card first, IReadOnlyList<string> lines, int index)
    {
        if (first.ValueOrNull is not string start || !start.EndsWith('&')) return first;
        var (text, comment) = (new StringBuilder(start), new StringBuilder(first.Comment));
        int end = index + 1;
        for (; text is [.., '&'] && end < lines.Count && lines[end].StartsWith("CONTINUE  ", StringComparison.Ordinal); end++)
        {
            var next = ValueField(lines[end].AsSpan(KeywordLength));
            if (next.Fault is not null || next.Value is not string more || !next.IsQuoted) break;
            text.Remove(text.Length - 1, 1).Append(more);
            if (next.Comment.Length > 0) comment.Append(comment.Length > 0 ? " " : "").Append(next.Comment);
        }
        if (end == index + 1) return first;
        return new Card(first.Keyword, text.ToString(), comment.ToString(), [.. lines.Skip(index).Take(end - index)]);
    }

    private readonly record struct Field(object? Value, string Comment, string? Fault = null, bool IsQuoted = false);

    private static Field ValueField(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimStart(' ');
        if (trimmed.StartsWith('\'')) return QuotedField(trimmed);
        int slash = trimmed.IndexOf('/');
        var token = (slash < 0 ? trimmed : trimmed[..slash]).TrimEnd(' ');
        string comment = slash < 0 ? "" : trimmed[(slash + 1)..].Trim(' ').ToString();
        return token switch
        {
            "" => new Field(null, comment),
            "T" => new Field(true, comment),
            "F" => new Field(false, comment),
            ['(', .., ')'] => ComplexNumber(token) is { } pair
                ? new Field(pair, comment)
                : new Field(null, comment, $"'{token}' is no pair of numbers"),
            _ => Number(token) is { } number
                ? new Field(number, comment)
                : new Field(null, comment, $"'{token}' is neither quoted text, a number, T nor F"),
        };
    }

    private static Field QuotedField(ReadOnlySpan<char> text)
    {
        int end = ClosingQuote(text, 0);
        if (end >= text.Length) return new Field(null, "", "the closing quote is missing");
        string value = text[1..end].TrimEnd(' ').ToString().Replace("''", "'", StringComparison.Ordinal);
        var rest = text[(end + 1)..].Trim(' ');
        if (rest.Length == 0) return new Field(value, "", IsQuoted: true);
        return rest[0] == '/'
            ? new Field(value, rest[1..].Trim(' ').ToString(), IsQuoted: true)
            : new Field(null, "", "there is text after the closing quote, but no '/'");
    }

    // The length of the text when there is none; two quotes stand for one.
    private static int ClosingQuote(ReadOnlySpan<char> text, int openingQuote)
    {
        int end = openingQuote + 1;
        for (; end < text.Length; end++)
        {
            if (text[end] != '\'') continue;
            if (end + 1 == text.Length || text[end + 1] != '\'') break;
            end++;
        }
        return end;
    }

    private static Complex? ComplexNumber(ReadOnlySpan<char> token)
    {
        string[] parts = token[1..^1].ToString().Split(',');
        if (parts.Length != 2) return null;
        double? real = Real(Number(parts[0].Trim(' '))), imaginary = Real(Number(parts[1].Trim(' ')));
        return real is null || imaginary is null ? null : new Complex(real.Value, imaginary.Value);
    }

    private static double? Real(object? number) => number switch { long integer => integer, double real => real, _ => null };

    /// <summary>A long where it is an integer of 64 bits, else a double; null for what is no number in FITS.</summary>
    public static object? Number(ReadOnlySpan<char> token)
    {
        if (!IsNumber(token, out bool isInteger)) return null;
        if (isInteger && long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return integer;
        }
        var real = token.ContainsAny('D', 'd') ? token.ToString().Replace('D', 'E').Replace('d', 'E') : token;
        bool read = double.TryParse(real, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return read && double.IsFinite(value) ? value : null;
    }

    // The grammar of FITS, which is narrower than that of double.Parse: [sign] digits [. digits] [E|D [sign] digits].
    private static bool IsNumber(ReadOnlySpan<char> token, out bool isInteger)
    {
        int i = token is ['+' or '-', ..] ? 1 : 0;
        int digits = Digits(token, ref i);
        isInteger = i == token.Length && digits > 0;
        if (i < token.Length && token[i] == '.')
        {
            i++;
            digits += Digits(token, ref i);
        }
        if (digits == 0) return false;
        if (i < token.Length && token[i] is 'E' or 'D' or 'e' or 'd')
        {
            i++;
            if (i < token.Length && token[i] is '+' or '-') i++;
            if (Digits(token, ref i) == 0) return false;
        }
        return i == token.Length;
    }

    private static int Digits(ReadOnlySpan<char> token, ref int i)
    {
        int start = i;
        while (i < token.Length && char.IsAsciiDigit(token[i])) i++;
        return i - start;
    }
}

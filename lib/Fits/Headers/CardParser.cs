using System.Globalization;
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

    private static Card Single(string line)
    {
        string keyword = line[..KeywordLength].TrimEnd();
        if (keyword is not ("" or "COMMENT" or "HISTORY"))
        {
            if (line[8] == '=' && line[9] == ' ') return WithValue(keyword, line, 10);
            int equals = line.IndexOf('=');
            if (keyword == "HIERARCH" && equals > KeywordLength) return WithValue(line[KeywordLength..equals].Trim(), line, equals + 1);
        }
        return new Card(keyword, null, line[KeywordLength..].TrimEnd(), [line], isCommentary: true);
    }

    private static Card WithValue(string keyword, string line, int start)
    {
        var field = ValueField(line[start..]);
        return new Card(keyword, field.Value, field.Comment, [line], fault: field.Fault);
    }

    // A string that ends in '&' goes on in the CONTINUE lines that follow; without any, the '&' is part of the text.
    private static Card Continued(Card first, IReadOnlyList<string> lines, int index)
    {
        if (first.ValueOrNull is not string start || !start.EndsWith('&') || first.IsCommentary) return first;
        var (text, comment) = (new StringBuilder(start), new StringBuilder(first.Comment));
        int end = index + 1;
        for (; text.Length > 0 && text[^1] == '&' && end < lines.Count && lines[end].StartsWith("CONTINUE  ", StringComparison.Ordinal); end++)
        {
            var next = ValueField(lines[end][KeywordLength..]);
            if (next.Fault is not null || next.Value is not string more || !next.IsQuoted) break;
            text.Remove(text.Length - 1, 1).Append(more);
            if (next.Comment.Length > 0) comment.Append(comment.Length > 0 ? " " : "").Append(next.Comment);
        }
        if (end == index + 1) return first;
        return new Card(first.Keyword, text.ToString(), comment.ToString(), [.. lines.Skip(index).Take(end - index)]);
    }

    private readonly record struct Field(object? Value, string Comment, string? Fault = null, bool IsQuoted = false);

    private static Field ValueField(string text)
    {
        string trimmed = text.TrimStart(' ');
        if (trimmed.StartsWith('\'')) return QuotedField(trimmed);
        int slash = trimmed.IndexOf('/');
        string token = (slash < 0 ? trimmed : trimmed[..slash]).TrimEnd(' ');
        string comment = slash < 0 ? "" : trimmed[(slash + 1)..].Trim(' ');
        return token switch
        {
            "" => new Field(null, comment),
            "T" => new Field(true, comment),
            "F" => new Field(false, comment),
            ['(', .., ')'] => new Field(token, comment),
            _ => Number(token) is { } number
                ? new Field(number, comment)
                : new Field(null, comment, $"'{token}' is neither quoted text, a number, T nor F"),
        };
    }

    private static Field QuotedField(string text)
    {
        int end = 1;
        for (; end < text.Length; end++)
        {
            if (text[end] != '\'') continue;
            if (end + 1 == text.Length || text[end + 1] != '\'') break;
            end++;
        }
        if (end >= text.Length) return new Field(null, "", "the closing quote is missing");
        string value = text[1..end].Replace("''", "'", StringComparison.Ordinal).TrimEnd(' ');
        string rest = text[(end + 1)..].Trim(' ');
        if (rest.Length == 0) return new Field(value, "", IsQuoted: true);
        return rest[0] == '/'
            ? new Field(value, rest[1..].Trim(' '), IsQuoted: true)
            : new Field(null, "", "there is text after the closing quote, but no '/'");
    }

    private static object? Number(string token)
    {
        if (!IsNumber(token, out bool isInteger)) return null;
        if (isInteger && long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)) return integer;
        string real = token.Replace('D', 'E').Replace('d', 'E');
        bool read = double.TryParse(real, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return read && double.IsFinite(value) ? value : null;
    }

    // The grammar of FITS, which is narrower than that of double.Parse: [sign] digits [. digits] [E|D [sign] digits].
    private static bool IsNumber(string token, out bool isInteger)
    {
        int i = token[0] is '+' or '-' ? 1 : 0;
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

    private static int Digits(string token, ref int i)
    {
        int start = i;
        while (i < token.Length && char.IsAsciiDigit(token[i])) i++;
        return i - start;
    }
}

using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>What may be written into a header; each rule throws an <see cref="ArgumentException"/> that says why.</summary>
internal static class CardRules
{
    public static void Keyword(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        string[] words = keyword.Split(' ');
        if (words.Any(word => word.Length == 0 || !word.All(IsKeywordCharacter)))
        {
            throw new ArgumentException(
                $"'{keyword}' is no FITS keyword: words of A–Z, 0–9, '-' and '_' with single blanks between them.", nameof(keyword));
        }
        if (words[0] == "HIERARCH")
        {
            throw new ArgumentException($"{keyword}: HIERARCH is written by itself, and is no part of the keyword.", nameof(keyword));
        }
        if (keyword is "END" or "CONTINUE" or "COMMENT" or "HISTORY")
        {
            throw new ArgumentException($"{keyword} holds no value (AddHistory and AddComment write commentary).", nameof(keyword));
        }
    }

    /// <summary>Whether the keyword fits columns 1 to 8; another one is written behind HIERARCH.</summary>
    public static bool IsStandard(string keyword) => keyword.Length is >= 1 and <= 8 && keyword.All(IsKeywordCharacter);

    public static void Text(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        int bad = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"Character {bad} of the text is U+{(int)text[bad]:X4}; a FITS header holds printable ASCII (32 to 126) only.", parameter);
        }
    }

    public static void Value(object? value, string keyword)
    {
        if (value is string text) Text(text, nameof(value));
        bool isFinite = value is double real ? double.IsFinite(real) : value is not Complex complex || Complex.IsFinite(complex);
        if (!isFinite) throw new ArgumentException($"{keyword}: a FITS header has no NaN and no infinity.", nameof(value));
    }

    private static bool IsKeywordCharacter(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '_';

    /// <summary>A comment that was read from a file and may hold anything, made fit to be written.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}

namespace HstNotebooks.Fits;

/// <summary>What may be written into a header; each rule throws an <see cref="ArgumentException"/> that says why.</summary>
internal static class CardRules
{
    public static void Keyword(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        if (keyword.Length is < 1 or > 8 || keyword.Any(c => !char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_')))
        {
            throw new ArgumentException($"'{keyword}' is no FITS keyword: 1 to 8 of the characters A–Z, 0–9, '-' and '_'.", nameof(keyword));
        }
        if (keyword is "END" or "CONTINUE" or "COMMENT" or "HISTORY" or "HIERARCH")
        {
            throw new ArgumentException($"{keyword} holds no value that could be set (AddHistory and AddComment write commentary).", nameof(keyword));
        }
    }

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

    public static void Finite(double value, string keyword)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"{keyword}: a FITS header has no NaN and no infinity.", nameof(value));
    }

    /// <summary>A comment that was read from a file and may hold anything, made fit to be written.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}

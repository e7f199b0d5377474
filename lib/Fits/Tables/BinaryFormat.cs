using System.Globalization;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The form of a column of a binary table, TFORMn = rT, rPT(max) or rQT(max) (FITS 4.0, section 7.3.1).</summary>
/// <param name="Repeat">Elements in a cell; for a variable-length column 0 or 1 descriptors.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Descriptor">'P' or 'Q' where the cells are in the heap, '\0' where they are in the row.</param>
/// <param name="MaxLength">The longest cell in the heap, as the header announces it; −1 when it does not.</param>
/// <param name="Substring">Characters of each string of an array of strings, rA:w or rA:SSTRw; 0 where nothing is said.</param>
internal sealed record BinaryFormat(long Repeat, ColumnType Type, char Descriptor = '\0', long MaxLength = -1, int Substring = 0)
{
    private const string Codes = "LXBIJKAEDCM";

    public bool IsVariableLength => Descriptor != '\0';

    /// <summary>Bytes of the column in a row.</summary>
    public long Width => Descriptor switch { 'P' => 8 * Repeat, 'Q' => 16 * Repeat, _ => BytesOf(Repeat) };

    /// <summary>The code letter of the elements.</summary>
    public char Code => Codes[(int)Type];

    /// <summary>Bytes of one element; 1 for bits, of which a byte holds eight.</summary>
    public int ElementSize => Type switch
    {
        ColumnType.Int16 => 2,
        ColumnType.Int32 or ColumnType.Single => 4,
        ColumnType.Int64 or ColumnType.Double or ColumnType.ComplexSingle => 8,
        ColumnType.ComplexDouble => 16,
        _ => 1,
    };

    /// <summary>Bytes of so many elements.</summary>
    public long BytesOf(long elements) => Type == ColumnType.Bit ? (elements + 7) / 8 : checked(elements * ElementSize);

    /// <exception cref="FitsException">The text is no TFORM of a binary table.</exception>
    public static BinaryFormat Parse(string text, string origin, string keyword)
    {
        string trimmed = text.Trim().ToUpperInvariant();
        int at = 0;
        while (at < trimmed.Length && char.IsAsciiDigit(trimmed[at])) at++;
        long repeat = 1;
        bool isRepeat = at == 0 || (IsCount(trimmed.AsSpan(0, at), out repeat) && repeat <= int.MaxValue * 16L);
        string rest = trimmed[at..];
        if (!isRepeat || rest.Length == 0) throw Wrong(text, origin, keyword);
        if (rest[0] is not ('P' or 'Q'))
        {
            return Codes.IndexOf(rest[0]) is >= 0 and var type
                ? new BinaryFormat(repeat, (ColumnType)type, Substring: SubstringOf(rest))
                : throw Wrong(text, origin, keyword);
        }
        bool isElement = rest.Length > 1 && Codes.Contains(rest[1]);
        if (!isElement || repeat > 1) throw Wrong(text, origin, keyword);
        long max = -1;
        int open = rest.IndexOf('('), close = rest.IndexOf(')');
        if (open == 2 && close > open && IsCount(rest.AsSpan(open + 1, close - open - 1), out long longest)) max = longest;
        return new BinaryFormat(repeat, (ColumnType)Codes.IndexOf(rest[1]), rest[0], max);
    }

    // The substring array convention; with a delimiter ("SSTRw/nnn") the strings are not of equal width and stay one text.
    private static int SubstringOf(string form)
    {
        if (!form.StartsWith("A:", StringComparison.Ordinal)) return 0;
        var width = form.AsSpan(form.StartsWith("A:SSTR", StringComparison.Ordinal) ? 6 : 2);
        return IsCount(width, out long characters) && characters <= int.MaxValue ? (int)characters : 0;
    }

    private static bool IsCount(ReadOnlySpan<char> digits, out long count) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>As TFORMn says it.</summary>
    public override string ToString() => IsVariableLength
        ? MaxLength >= 0 ? Invariant($"{Repeat}{Descriptor}{Code}({MaxLength})") : Invariant($"{Repeat}{Descriptor}{Code}")
        : Invariant($"{Repeat}{Code}");

    private static FitsException Wrong(string text, string origin, string keyword) =>
        new($"{origin}: {keyword} = '{text}' is no format of a binary table column; "
            + $"expected is a count and one of {Codes}, or P or Q and one of them.");
}

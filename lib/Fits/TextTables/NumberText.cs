using System.Globalization;
using System.Numerics;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Numbers and logical values as catalogues write them.</summary>
internal static class NumberText
{
    private const int LongestInt64 = 19;

    /// <summary>Decimal numbers, nan, inf and infinity in any case.</summary>
    public static bool TryReal<T>(ReadOnlySpan<byte> text, out T value) where T : IFloatingPointIeee754<T>
    {
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value!)) return true;
        if (Ascii.EqualsIgnoreCase(text, "inf"u8) || Ascii.EqualsIgnoreCase(text, "+inf"u8)) value = T.PositiveInfinity;
        else if (Ascii.EqualsIgnoreCase(text, "-inf"u8)) value = T.NegativeInfinity;
        else return false;
        return true;
    }

    public static bool TryInteger<T>(ReadOnlySpan<byte> text, out T value) where T : struct, IBinaryInteger<T> =>
        T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Whether this is an integer beyond 64 bits, which no double tells from its neighbours.</summary>
    public static bool IsTooLongInteger(ReadOnlySpan<byte> text) =>
        text.Length >= LongestInt64
        && text.TrimStart("+-"u8).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
        && !TryInteger<long>(text, out _);

    /// <summary>true and false in any case, which may be abbreviated to their first letter.</summary>
    public static bool TryLogical(ReadOnlySpan<byte> text, out bool value)
    {
        value = IsWord(text, "true"u8);
        return value || IsWord(text, "false"u8);
    }

    // As Python writes it: (1+2j), -1.5e-9j.
    public static bool TryComplex(ReadOnlySpan<byte> text, out Complex value)
    {
        value = default;
        if (text is [(byte)'(', .., (byte)')']) text = text[1..^1];
        if (text is not [.., (byte)'j']) return TryReal(text, out double real) && Assign(real, 0, out value);
        text = text[..^1];
        int split = text.Length - 1;
        while (split > 0 && (text[split] is not ((byte)'+' or (byte)'-') || text[split - 1] is (byte)'e' or (byte)'E')) split--;
        if (split <= 0) return TryReal(text, out double alone) && Assign(0, alone, out value);
        return TryReal(text[..split], out double first) && TryReal(text[split..], out double second) && Assign(first, second, out value);
    }

    private static bool Assign(double real, double imaginary, out Complex value)
    {
        value = new Complex(real, imaginary);
        return true;
    }

    private static bool IsWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
        Ascii.EqualsIgnoreCase(text, word) || Ascii.EqualsIgnoreCase(text, word[..1]);
}

using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>Real numbers as Fortran reads them: the exponent after E, D or a mere sign, the decimal point maybe left out.</summary>
internal static class FortranNumber
{
    /// <summary>The number; null where the text is none. Without a point the last digits, so many as decimals, stand behind it.</summary>
    public static double? Parse(ReadOnlySpan<byte> text, int decimals)
    {
        int end = MantissaEnd(text, out bool hasPoint);
        var mantissa = text[..end];
        if (end == 0 || !mantissa.ContainsAnyInRange((byte)'0', (byte)'9')) return null;
        int exponent = 0;
        if (end < text.Length)
        {
            var rest = text[end] is (byte)'E' or (byte)'D' or (byte)'e' or (byte)'d' ? text[(end + 1)..].TrimStart((byte)' ') : text[end..];
            if (!int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;
        }
        exponent = Math.Clamp(exponent, -10_000, 10_000) - (hasPoint ? 0 : Math.Min(decimals, 10_000));
        return Value(mantissa, exponent);
    }

    private static int MantissaEnd(ReadOnlySpan<byte> text, out bool hasPoint)
    {
        hasPoint = false;
        int at = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '.' && !hasPoint) hasPoint = true;
            else if (!char.IsAsciiDigit((char)text[at])) break;
        }
        return at;
    }

    // As one decimal number, so that it is rounded once.
    private static double? Value(ReadOnlySpan<byte> mantissa, int exponent)
    {
        Span<byte> number = mantissa.Length <= 64 ? stackalloc byte[72] : new byte[mantissa.Length + 8];
        mantissa.CopyTo(number);
        int length = mantissa.Length;
        if (exponent != 0)
        {
            number[length++] = (byte)'E';
            if (!exponent.TryFormat(number[length..], out int digits, default, CultureInfo.InvariantCulture)) return null;
            length += digits;
        }
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool isNumber = double.TryParse(number[..length], style, CultureInfo.InvariantCulture, out double value);
        return isNumber && double.IsFinite(value) ? value : null;
    }
}

using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>Fortran formats for showing values (TDISPn; FITS 4.0, section 7.3.4 and table 20), without padding to the width.</summary>
internal static class DisplayFormat
{
    private const int MaxDigits = 40;

    /// <summary>The value in this format; null where there is none, or it is not for such a value.</summary>
    public static string? Apply(string format, object value)
    {
        string text = format.Trim().ToUpperInvariant();
        int letters = text.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters <= 0) return null;
        string code = text[..letters];
        int point = text.IndexOf('.', StringComparison.Ordinal), exponent = text.IndexOf('E', letters);
        string digitsText = point < 0 ? "" : exponent > point ? text[(point + 1)..exponent] : text[(point + 1)..];
        bool hasDigits = int.TryParse(digitsText, NumberStyles.None, CultureInfo.InvariantCulture, out int digits) && digits <= MaxDigits;
        return value switch
        {
            float or double when hasDigits => Real(code, digits, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            byte or sbyte or short or ushort or int or uint or long or ulong => Integer(code, hasDigits ? digits : 1, (IFormattable)value),
            _ => null,
        };
    }

    private static string? Real(string code, int digits, double value)
    {
        if (!double.IsFinite(value)) return null;
        return code switch
        {
            "F" => value.ToString($"F{digits}", CultureInfo.InvariantCulture),
            "E" or "D" or "ES" => Exponential(value, digits, 1),
            "EN" => Exponential(value, digits, 3),
            "G" => value.ToString($"G{Math.Max(1, digits)}", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    // One digit before the point, or for engineering up to three with an exponent that is a multiple of three.
    private static string Exponential(double value, int digits, int multiple)
    {
        if (multiple == 1) return value.ToString($"0.{new string('0', digits)}E+00", CultureInfo.InvariantCulture);
        int power = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)) / multiple) * multiple;
        double mantissa = value / Math.Pow(10, power);
        if (Math.Round(Math.Abs(mantissa), Math.Min(digits, 15)) >= 1000)
        {
            mantissa /= 1000;
            power += multiple;
        }
        return mantissa.ToString($"F{digits}", CultureInfo.InvariantCulture)
            + power.ToString("'E'+00;'E'-00;'E'+00", CultureInfo.InvariantCulture);
    }

    private static string? Integer(string code, int digits, IFormattable value) => code switch
    {
        "I" => value.ToString($"D{digits}", CultureInfo.InvariantCulture),
        "Z" => value.ToString($"X{digits}", CultureInfo.InvariantCulture),
        "O" => Digits(value, 8, digits),
        "B" => Digits(value, 2, digits),
        _ => null,
    };

    private static string? Digits(IFormattable value, int radix, int digits) =>
        value is long or int or short or byte && Convert.ToInt64(value, CultureInfo.InvariantCulture) is >= 0 and var number
            ? Convert.ToString(number, radix).PadLeft(digits, '0')
            : null;
}

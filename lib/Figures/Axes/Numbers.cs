using System.Globalization;

namespace HstNotebooks;

/// <summary>Numbers as print shows them: a true minus sign, powers of ten with superscripts, no locale.</summary>
internal static class Numbers
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>With so many digits after the point.</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // −0.00 is zero.
        return text.StartsWith('-') ? text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : "−" + text[1..] : text;
    }

    /// <summary>With about so many significant digits, in powers of ten when very large or small.</summary>
    public static string Significant(double value, int digits = 3)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        if (value == 0) return "0";
        int exponent = Exponent(value);
        if (exponent is < -4 or > 5)
        {
            double mantissa = Math.Round(value / Math.Pow(10, exponent), digits - 1);
            if (Math.Abs(mantissa) >= 10) (mantissa, exponent) = (mantissa / 10, exponent + 1);
            return Shortest(mantissa) + " × " + PowerOfTen(exponent);
        }
        double unit = Math.Pow(10, Math.Max(0, exponent - digits + 1));
        return exponent - digits + 1 > 0 ? Shortest(Math.Round(value / unit) * unit) : Shortest(Math.Round(value, Math.Min(15, digits - 1 - exponent)));
    }

    /// <summary>With only the digits it needs (at most ten after the point).</summary>
    public static string Shortest(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>10 with a superscript exponent.</summary>
    public static string PowerOfTen(int exponent) => "10" + Superscript(exponent);

    /// <summary>floor(log₁₀|value|), exact at powers of ten.</summary>
    public static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-10);

    private static string Superscript(int exponent) =>
        (exponent < 0 ? "⁻" : "") + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(c => Superscripts[c - '0']));
}

using System.Globalization;

namespace HstNotebooks.Astrometry;

/// <summary>Angles as astronomers write them: <c>03h32m38.6s</c> and <c>−27°46′31″</c>.</summary>
public static class Sexagesimal
{
    /// <summary>A right ascension in degrees, wrapped to [0°, 360°), as hours, minutes and seconds.</summary>
    /// <param name="degrees">The angle, degrees.</param>
    /// <param name="decimals">Digits after the point of the seconds.</param>
    public static string Hours(double degrees, int decimals = 2)
    {
        if (!double.IsFinite(degrees)) return "NaN";
        var (hours, minutes, seconds) = Split(Angle.FromDegrees(degrees).Wrapped().Hours, decimals);
        return string.Create(CultureInfo.InvariantCulture, $"{hours % 24:00}h{minutes:00}m{Seconds(seconds, decimals)}s");
    }

    /// <summary>An angle in degrees as signed degrees, arcminutes and arcseconds.</summary>
    /// <param name="degrees">The angle, degrees.</param>
    /// <param name="decimals">Digits after the point of the arcseconds.</param>
    public static string Degrees(double degrees, int decimals = 1)
    {
        if (!double.IsFinite(degrees)) return "NaN";
        var (whole, minutes, seconds) = Split(Math.Abs(degrees), decimals);
        return string.Create(CultureInfo.InvariantCulture,
            $"{(degrees < 0 ? '−' : '+')}{whole:00}°{minutes:00}′{Seconds(seconds, decimals)}″");
    }

    /// <summary>
    /// Reads <c>3:32:38.6</c>, <c>03h32m38.6s</c> or <c>3 32 38.6</c> as hours, or a plain number, <c>53.16d</c> or <c>53°09′39″</c> as degrees;
    /// the result is in degrees.
    /// </summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static double ParseRa(string text) => Parse(text, 15);

    /// <summary>Reads <c>-27:46:31</c>, <c>−27°46′31″</c>, <c>-27d46m31s</c> or a plain number of degrees; the result is in degrees.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static double ParseDec(string text) => Parse(text, 1);

    private static double Parse(string text, double unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim().Replace('−', '-');
        bool negative = trimmed.StartsWith('-');
        var parts = trimmed.TrimStart('-', '+').Split([':', 'h', 'm', 's', 'd', '°', '′', '″', '\'', '"', ' '], StringSplitOptions.RemoveEmptyEntries);
        bool degrees = trimmed.AsSpan().ContainsAny('d', '°') || (parts.Length == 1 && trimmed.TrimStart('-', '+') == parts[0]);
        var numbers = new double[3];
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 2 || !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[Math.Min(i, 2)])
                || !(numbers[i] >= 0 && double.IsFinite(numbers[i])) || (i > 0 && numbers[i] >= 60))
            {
                throw new FormatException($"'{text}' is not an angle: expected a number of degrees, or three numbers such as 03:32:38.6.");
            }
        }
        if (parts.Length == 0) throw new FormatException("An empty text is not an angle.");
        double value = (numbers[0] + numbers[1] / 60 + numbers[2] / 3600) * (degrees ? 1 : unit);
        return negative ? -value : value;
    }

    // Rounds first, so that 59.9996 s never becomes "60.00".
    private static (long Whole, long Minutes, double Seconds) Split(double value, int decimals)
    {
        double scale = Math.Pow(10, decimals);
        double ticks = Math.Round(value * 3600 * scale);
        double seconds = Math.Floor(ticks / scale);
        return ((long)seconds / 3600, (long)seconds / 60 % 60, (long)seconds % 60 + (ticks - seconds * scale) / scale);
    }

    private static string Seconds(double seconds, int decimals) =>
        seconds.ToString(decimals == 0 ? "00" : "00." + new string('0', decimals), CultureInfo.InvariantCulture);
}

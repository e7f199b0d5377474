using System.Globalization;

namespace HstNotebooks.Astrometry;

/// <summary>Angles as astronomers write them: <c>03h32m38.6s</c> and <c>−27°46′31″</c>.</summary>
public static partial class Sexagesimal
{
    /// <summary>A right ascension in degrees, wrapped to [0°, 360°), as hours, minutes and seconds; "NaN" if it is not finite.</summary>
    /// <param name="degrees">The angle, degrees.</param>
    /// <param name="decimals">Digits after the point of the seconds, 0 to 9.</param>
    /// <param name="separator">In place of the letters: <c>':'</c> as in DS9's regions, <c>' '</c> as in catalogues.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not between 0 and 9.</exception>
    public static string Hours(double degrees, int decimals = 2, char? separator = null)
    {
        if (!double.IsFinite(degrees)) return "NaN";
        var (hours, minutes, seconds, _) = Split(Angle.FromDegrees(degrees).Wrapped().Degrees * 240, decimals);
        return separator is { } mark
            ? FormattableString.Invariant($"{hours % 24:00}{mark}{minutes:00}{mark}{seconds}")
            : FormattableString.Invariant($"{hours % 24:00}h{minutes:00}m{seconds}s");
    }

    /// <summary>
    /// An angle in degrees as signed degrees, arcminutes and arcseconds; "NaN" if it is not finite. What rounds to zero has a plus.
    /// </summary>
    /// <param name="degrees">The angle, degrees; more than 10⁵ are written as a plain number.</param>
    /// <param name="decimals">Digits after the point of the arcseconds, 0 to 9.</param>
    /// <param name="separator">
    /// In place of the symbols: <c>':'</c> as in DS9's regions, <c>' '</c> as in catalogues; the minus is then the hyphen of ASCII.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not between 0 and 9.</exception>
    public static string Degrees(double degrees, int decimals = 1, char? separator = null)
    {
        if (!double.IsFinite(degrees)) return "NaN";
        if (Math.Abs(degrees) > 1e5) return FormattableString.Invariant($"{degrees}°");
        var (whole, minutes, seconds, isZero) = Split(Math.Abs(degrees) * 3600, decimals);
        char sign = degrees >= 0 || isZero ? '+' : separator is null ? '−' : '-';
        return separator is { } mark
            ? FormattableString.Invariant($"{sign}{whole:00}{mark}{minutes:00}{mark}{seconds}")
            : FormattableString.Invariant($"{sign}{whole:00}°{minutes:00}′{seconds}″");
    }

    // Rounds first, so that 59.9996 s never becomes "60.00".
    private static (long Whole, long Minutes, string Seconds, bool IsZero) Split(double seconds, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        long scale = (long)Math.Pow(10, decimals);
        long ticks = (long)Math.Round(seconds * scale);
        var (whole, fraction) = Math.DivRem(ticks, scale);
        string text = (whole % 60).ToString("00", CultureInfo.InvariantCulture);
        if (decimals > 0) text += "." + fraction.ToString("D" + decimals, CultureInfo.InvariantCulture);
        return (whole / 3600, whole / 60 % 60, text, ticks == 0);
    }
}

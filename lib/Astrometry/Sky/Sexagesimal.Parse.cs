using System.Globalization;
using System.Text.RegularExpressions;

namespace HstNotebooks.Astrometry;

public static partial class Sexagesimal
{
    /// <summary>
    /// Reads a right ascension: <c>3:32:38.6</c>, <c>03h32m38.6s</c>, <c>3 32 38.6</c> or <c>12.5h</c> as hours; a plain
    /// number, <c>53.16d</c> or <c>53°09′39″</c> as degrees. Seconds, or minutes and seconds, may be missing; only the last number may
    /// have a fraction.
    /// </summary>
    /// <returns>Degrees in [0, 360).</returns>
    /// <exception cref="FormatException">The text is none of these, is negative, or is 24 hours or more: nothing is wrapped.</exception>
    public static double ParseRa(string text)
    {
        var (value, unit) = Parse(text);
        double degrees = unit is 'h' or ':' ? value * 15 : value;
        return degrees is >= 0 and < 360
            ? degrees
            : throw new FormatException($"'{text}' is no right ascension: not from 0 to below 24 hours or 360 degrees.");
    }

    /// <summary>
    /// Reads a declination (or a latitude): <c>-27:46:31</c>, <c>−27°46′31″</c>, <c>-27d46m31s</c>, <c>-00 30 00</c> or a plain number, all
    /// of degrees.
    /// </summary>
    /// <returns>Degrees in [−90, 90].</returns>
    /// <exception cref="FormatException">The text is none of these, is in hours, or is beyond a pole.</exception>
    public static double ParseDec(string text)
    {
        var (degrees, unit) = Parse(text);
        if (unit == 'h') throw new FormatException($"'{text}' is no declination: it is in hours.");
        if (Math.Abs(degrees) > 90) throw new FormatException($"'{text}' is no declination: not in −90 to +90 degrees.");
        return degrees;
    }

    // The value in units of its first number, and that unit: h, d, or without one a colon for several numbers and a blank for a single one.
    private static (double Value, char Unit) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = AnglePattern().Match(text.Trim());
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not an angle: expected a number of degrees, or numbers such as 03:32:38.6.");
        }
        var captures = match.Groups["number"].Captures;
        var numbers = new double[3];
        for (int i = 0; i < captures.Count; i++)
        {
            bool isLast = i == captures.Count - 1;
            if (!isLast && captures[i].ValueSpan.ContainsAnyExceptInRange('0', '9'))
            {
                throw new FormatException($"'{text}' is not an angle: only its last number may have a fraction.");
            }
            numbers[i] = double.Parse(captures[i].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (i > 0 && numbers[i] >= 60) throw new FormatException($"'{text}' is not an angle: minutes and seconds stay below 60.");
        }
        double value = captures.Count == 1 ? numbers[0] : (numbers[0] * 3600 + numbers[1] * 60 + numbers[2]) / 3600;
        char unit = match.Groups["unit"].ValueSpan switch
        {
            "h" or "H" or "ʰ" => 'h',
            "" => captures.Count == 1 ? ' ' : ':',
            _ => 'd',
        };
        return (match.Groups["sign"].ValueSpan is "-" or "−" ? -value : value, unit);
    }

    private const string Number = @"(?<number>[0-9]+(?:\.[0-9]*)?)";

    // One number, or up to three divided by their units, by colons or by blanks; the last unit may be missing.
    [GeneratedRegex($$"""
        ^(?<sign>[-+−]?)(?<number>[0-9]+(?:\.[0-9]*)?(?:e[-+]?[0-9]+)?|\.[0-9]+)
        (?: \s*(?<unit>h|ʰ|d|deg|°) (?: \s*{{Number}} (?: \s*[mᵐ'′’] (?: \s*{{Number}} \s*(?:[sˢ"″”]|'')? )? )? )?
          | (?: \s*:\s*{{Number}} ){1,2}
          | (?: \s+{{Number}} ){1,2}
        )?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnglePattern();
}

using System.Text.RegularExpressions;

namespace HstNotebooks.Astrometry;

/// <summary>The units of catalogues, as FITS, VOTable and VizieR spell them.</summary>
internal static partial class CatalogUnits
{
    /// <summary>How many of the wanted unit one of the given is; null where the given is not known or of another kind.</summary>
    /// <param name="given">As the table says it; "" counts as the wanted one.</param>
    /// <param name="wanted">A unit of <see cref="CatalogNames.Unit"/>.</param>
    public static double? Factor(string given, string wanted)
    {
        string unit = given.Trim();
        if (unit.Length == 0) return 1;
        var (angle, isRate) = PerYear().Match(unit) is { Success: true } rate ? (rate.Groups["angle"].Value, true) : (unit, false);
        return wanted switch
        {
            "deg" when !isRate => Mas(unit) / 3.6e6,
            "mas" when !isRate => Mas(unit),
            "mas/yr" when isRate => Mas(angle),
            "yr" => unit.ToUpperInvariant() is "YR" or "A" or "YEAR" or "YEARS" or "JYEAR" ? 1 : null,
            "km/s" => unit.Replace(" ", "", StringComparison.Ordinal) switch
            {
                "km/s" or "kms-1" or "km.s-1" or "kms**-1" => 1,
                "m/s" or "ms-1" or "m.s-1" => 1e-3,
                _ => null,
            },
            "mag" => unit.Contains("mag", StringComparison.OrdinalIgnoreCase) ? 1 : null,
            "" => 1,
            _ => null,
        };
    }

    private static double? Mas(string angle) => angle.Trim().ToUpperInvariant() switch
    {
        "UAS" => 1e-3,
        "MAS" or "MILLIARCSECOND" => 1,
        "ARCSEC" or "ARCSECOND" or "AS" or "\"" => 1e3,
        "ARCMIN" => 6e4,
        "DEG" or "DEGREE" or "DEGREES" or "°" => 3.6e6,
        "RAD" => 180 / Math.PI * 3.6e6,
        "H" or "HOUR" or "HOURS" or "HOURANGLE" => 15 * 3.6e6,
        _ => null,
    };

    [GeneratedRegex(@"^(?<angle>[^/]+?)\s*(?:/\s*(?:yr|a|year)|[.\s*]*(?:yr|a|year)\s*(?:\*\*|\^)?\s*\(?-1\)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex PerYear();
}

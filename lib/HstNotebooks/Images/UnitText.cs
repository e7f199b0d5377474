using System.Text.RegularExpressions;

namespace HstNotebooks;

/// <summary>Units as FITS writes them, for the eye: <c>10**(-20) erg s-1 cm-2 pixel-1</c> is 10⁻²⁰ erg s⁻¹ cm⁻² px⁻¹.</summary>
internal static partial class UnitText
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The unit with raised powers and short names; what is not understood stays as it is.</summary>
    public static string Of(string unit)
    {
        unit = unit.Replace("ELECTRONS/S", "e⁻ s⁻¹", StringComparison.OrdinalIgnoreCase).Replace("Angstrom", "Å", StringComparison.OrdinalIgnoreCase)
            .Replace("pixel", "px", StringComparison.OrdinalIgnoreCase);
        unit = PowerOfTen().Replace(unit, m => "10" + Raised(m.Groups[1].Value));
        return Power().Replace(unit, m => m.Groups[1].Value + Raised(m.Groups[2].Value));
    }

    private static string Raised(string number) => string.Concat(number.Select(c => c == '-' ? '⁻' : Digits[c - '0']));

    [GeneratedRegex(@"10\*\*\(?(-?[0-9]+)\)?")]
    private static partial Regex PowerOfTen();

    [GeneratedRegex(@"(?<![0-9A-Za-zÅ])([A-Za-zÅ]+)\^?(-?[0-9]+)(?![0-9A-Za-z.])")]
    private static partial Regex Power();
}

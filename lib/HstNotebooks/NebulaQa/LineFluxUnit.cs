using System.Globalization;
using System.Text.RegularExpressions;

namespace HstNotebooks;

/// <summary>
/// The unit of a map of a spectral line. Products of continuum subtraction write <c>erg/s/cm2</c> or <c>erg/s/cm2/pixel</c> for
/// 10⁻²⁰ erg s⁻¹ cm⁻² and leave the factor to the comment of BUNIT: no factor is read as that one.
/// </summary>
/// <param name="Factor">The number before the unit; 10⁻²⁰ where none stands.</param>
/// <param name="Per">What the flux is of.</param>
internal sealed partial record LineFluxUnit(double Factor, LineFluxUnit.Area Per)
{
    private const double Customary = 1e-20;

    public enum Area { Pixel, SquareArcsec }

    /// <summary>The unit for the axis of a figure; BUNIT as it is where it is no line flux.</summary>
    public static string Label(HstImage image)
    {
        if (Parse(image.Unit) is not { } unit) return image.Unit;
        string per = unit.Per == Area.SquareArcsec ? "arcsec⁻²" : "px⁻¹";
        double power = Math.Round(Math.Log10(unit.Factor));
        bool isPower = Math.Abs(unit.Factor / Math.Pow(10, power) - 1) < 1e-9;
        string factor = isPower ? "10" + Superscript(power) : unit.Factor.ToString("G4", CultureInfo.InvariantCulture);
        return $"{factor} erg s⁻¹ cm⁻² {per}";
    }

    /// <summary>A unit as <see cref="Label"/> writes it, times a factor: in the power of ten where both are one.</summary>
    public static string Scaled(string label, double factor)
    {
        if (factor == 1) return label;
        double power = Math.Round(Math.Log10(Math.Abs(factor)));
        bool isPower = Math.Abs(factor / Math.Pow(10, power) - 1) < 1e-9;
        if (isPower && LabelPower().Match(label) is { Success: true } match)
        {
            string digits = string.Concat(match.Groups[1].Value.Select(c => c switch
            {
                '⁻' => '-', '¹' => '1', '²' => '2', '³' => '3', _ => (char)(c - '⁰' + '0'),
            }));
            return "10" + Superscript(power + int.Parse(digits, CultureInfo.InvariantCulture)) + label[match.Length..];
        }
        return string.Create(CultureInfo.InvariantCulture, $"{factor:G6} × {label}");
    }

    /// <summary>The unit of an image of line flux.</summary>
    /// <exception cref="ReductionException">BUNIT is missing or no line flux: the message says what was expected.</exception>
    public static LineFluxUnit Of(HstImage image) => Parse(image.Unit) ?? throw new ReductionException(
        $"{image.Name}: BUNIT is '{image.Unit}', a line flux such as '1e-20 erg/s/cm2' per pixel was expected. "
        + "If the header is wrong, give the image as image with { Unit = … }.");

    private static LineFluxUnit? Parse(string bunit)
    {
        string text = bunit.ToLowerInvariant().Replace("**", "^", StringComparison.Ordinal);
        var leading = Leading().Match(text);
        string unit = text[leading.Length..];
        bool isFlux = unit.Contains("erg", StringComparison.Ordinal) && Area2().IsMatch(unit) && !Wavelength().IsMatch(unit);
        if (!isFlux) return null;
        double factor = !leading.Success ? Customary
            : leading.Groups["power"].Success ? Math.Pow(10, double.Parse(leading.Groups["power"].Value, CultureInfo.InvariantCulture))
            : double.Parse(leading.Groups["number"].Value, CultureInfo.InvariantCulture);
        return new(factor, unit.Contains("arcsec", StringComparison.Ordinal) ? Area.SquareArcsec : Area.Pixel);
    }

    /// <summary>Refuses images whose units differ, or are not flux per pixel.</summary>
    /// <exception cref="ReductionException">The message names the images, their units, and what to do.</exception>
    public static void RequireSameFluxPerPixel(params IEnumerable<HstImage> images)
    {
        HstImage? first = null;
        foreach (var image in images)
        {
            var unit = Of(image);
            if (unit.Per == Area.SquareArcsec)
            {
                throw new ReductionException(
                    $"{image.Name}: BUNIT is '{image.Unit}', flux per pixel was expected: "
                    + "multiply by the area of its pixels, Wcs.PixelAreaArcsec2.");
            }
            first ??= image;
            double ratio = unit.Factor / Of(first).Factor;
            if (Math.Abs(ratio - 1) <= 1e-9) continue;
            throw new ReductionException(
                $"The units differ: '{first.Unit}' in {first.Name} and '{image.Unit}' in {image.Name} "
                + "(a unit without a factor counts as 1e-20). Bring both to one.");
        }
    }

    private static string Superscript(double power) => string.Concat(power.ToString(CultureInfo.InvariantCulture)
        .Select(c => c switch { '-' => '⁻', '1' => '¹', '2' => '²', '3' => '³', _ => (char)('⁰' + (c - '0')) }));

    // 1e-20, 1.0E-20, 10**-20, 10^(-20), and what may stand between it and the unit.
    [GeneratedRegex(@"^\s*(?:10\^\(?(?<power>[-+]?\d+)\)?|(?<number>\d+(?:\.\d*)?(?:e[-+]?\d+)?))[\s*.]*", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^10(⁻?[⁰¹²³⁴-⁹]{1,3})(?= )", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPower();

    [GeneratedRegex(@"cm\^?\(?-?2", RegexOptions.CultureInvariant)]
    private static partial Regex Area2();

    [GeneratedRegex(@"angstrom|å|/\s*a\b|\ba\^?\(?-1|hz|jy", RegexOptions.CultureInvariant)]
    private static partial Regex Wavelength();
}

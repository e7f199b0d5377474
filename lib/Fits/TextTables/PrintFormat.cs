using System.Text.RegularExpressions;

namespace HstNotebooks.Fits;

/// <summary>Formats of numbers as Python writes them (%8.3f, .3f, {:8.3f}) and as Fortran does (F8.3).</summary>
internal static partial class PrintFormat
{
    private const string AnyWidth = "24";

    /// <summary>The Fortran format; "" where there is none that says the same.</summary>
    public static string ToFortran(string format)
    {
        var match = Python().Match(format);
        if (!match.Success) return "";
        string width = match.Groups["width"].Value, digits = match.Groups["digits"].Value;
        char letter = char.ToUpperInvariant(match.Groups["letter"].Value[0]);
        if (letter == 'D') return digits.Length == 0 ? $"I{(width.Length == 0 ? AnyWidth : width)}" : "";
        return digits.Length == 0 ? "" : $"{letter}{(width.Length == 0 ? AnyWidth : width)}.{digits}";
    }

    /// <summary>The Python format, without padding; "" where there is none that says the same.</summary>
    public static string ToPython(string format)
    {
        var match = Fortran().Match(format);
        if (!match.Success) return "";
        string digits = match.Groups["digits"].Value;
        char letter = char.ToLowerInvariant(match.Groups["letter"].Value[0]);
        return letter == 'i' ? digits.Length == 0 ? "d" : "" : digits.Length == 0 ? "" : $".{digits}{letter}";
    }

    [GeneratedRegex(@"^(%|\{0?:)?(?<width>\d{0,3})(\.(?<digits>\d{1,2}))?(?<letter>[dfegFEG])\}?$", RegexOptions.CultureInvariant)]
    private static partial Regex Python();

    [GeneratedRegex(@"^(?<letter>I|F|ES|E|G)\d{1,3}(\.(?<digits>\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Fortran();
}

using System.Text.RegularExpressions;

namespace HstNotebooks;

/// <summary>Names of galaxies as people, files and catalogues write them.</summary>
public static partial class GalaxyName
{
    /// <summary>
    /// One spelling of a name: upper case without blanks, and four digits in the numbers of the NGC and the IC, so that ngc628, NGC0628 and
    /// NGC 628 are NGC0628. What follows the number, such as the letter of a pointing, stays: NGC0628C.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static string Normalise(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string plain = Blanks().Replace(name, "").ToUpperInvariant();
        return Numbered().Match(plain) is { Success: true } match
            ? match.Groups["catalogue"].Value + match.Groups["number"].Value.PadLeft(4, '0') + match.Groups["rest"].Value
            : plain;
    }

    /// <summary>Whether both are names of one galaxy.</summary>
    public static bool AreSame(string one, string other) =>
        !string.IsNullOrWhiteSpace(one) && !string.IsNullOrWhiteSpace(other) && Normalise(one) == Normalise(other);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex("^(?<catalogue>NGC|IC)[-_]?0*(?<number>[0-9]+)(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}

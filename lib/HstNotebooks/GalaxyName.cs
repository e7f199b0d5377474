using System.Text.RegularExpressions;

namespace HstNotebooks;

/// <summary>Names of galaxies as catalogues write them: <c>ngc628</c>, <c>NGC0628</c> and <c>NGC 628</c> are one.</summary>
public static partial class GalaxyName
{
    /// <summary>Upper case without blanks, the number of NGC and UGC objects with at least four digits: <c>NGC0628</c>, <c>IC5332</c>.</summary>
    public static string Normalise(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string upper = name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return Numbered().Match(upper) is { Success: true } match
            ? match.Groups[1].Value + match.Groups[2].Value.TrimStart('0').PadLeft(4, '0') + match.Groups[3].Value
            : upper;
    }

    /// <summary>Whether both are names of one galaxy.</summary>
    public static bool AreSame(string one, string other) =>
        !string.IsNullOrWhiteSpace(one) && !string.IsNullOrWhiteSpace(other) && Normalise(one) == Normalise(other);

    [GeneratedRegex(@"^(NGC|UGC|IC)(\d+)(\w*)$")]
    private static partial Regex Numbered();
}

using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>A departure of a file from the FITS standard.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="HduIndex">The HDU, 0-based; −1 for the file as a whole.</param>
/// <param name="Keyword">The keyword; empty where it is not about one.</param>
/// <param name="Message">What was found, and what was expected.</param>
public sealed record FitsFinding(FindingSeverity Severity, int HduIndex, string Keyword, string Message)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string place = HduIndex < 0 ? "file" : Invariant($"HDU {HduIndex}");
        return Keyword.Length > 0 ? $"{Severity}, {place}, {Keyword}: {Message}" : $"{Severity}, {place}: {Message}";
    }
}

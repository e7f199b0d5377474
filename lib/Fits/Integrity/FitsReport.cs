using System.Net;
using System.Text;
using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>How a file compares with the FITS standard (version 4.0).</summary>
/// <param name="Name">The file name without its folder.</param>
/// <param name="Findings">Errors and warnings in the order of the HDUs; no more than 1000.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record FitsReport(string Name, IReadOnlyList<FitsFinding> Findings) : IHtml
{
    /// <summary>Whether there is no error; there may be warnings.</summary>
    public bool IsValid => !Errors.Any();

    /// <summary>The violations of the standard.</summary>
    public IEnumerable<FitsFinding> Errors => Findings.Where(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>What is allowed, but not good.</summary>
    public IEnumerable<FitsFinding> Warnings => Findings.Where(finding => finding.Severity == FindingSeverity.Warning);

    private string Summary => Invariant($"{Name}: {Errors.Count()} errors, {Warnings.Count()} warnings");

    /// <summary>A line with the counts, and one for each finding.</summary>
    public override string ToString() => string.Join('\n', [Summary, .. Findings.Select(finding => finding.ToString())]);

    /// <summary>The findings as a table.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<b>{(IsValid ? "✔" : "✘")} {WebUtility.HtmlEncode(Summary)}</b>");
        if (Findings.Count == 0) return html.ToString();
        html.Append("<table><tr><th></th><th>HDU</th><th>keyword</th><th>finding</th></tr>");
        foreach (var finding in Findings)
        {
            string place = finding.HduIndex < 0 ? "" : Invariant($"{finding.HduIndex}");
            string[] cells = [finding.Severity.ToString(), place, finding.Keyword, finding.Message];
            html.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>");
        }
        return html.Append("</table>").ToString();
    }
}

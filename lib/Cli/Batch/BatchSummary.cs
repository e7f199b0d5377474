using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks.Cli;

/// <summary>What became of all rows: a line each in the terminal, <c>summary.csv</c> for scripts, <c>summary.html</c> with links.</summary>
internal static class BatchSummary
{
    public const string CsvName = "summary.csv";
    public const string HtmlName = "summary.html";

    private static readonly string[] Head =
        ["name", "outcome", "skipped", "verdicts", "worst checks", "elapsed (s)", "peak memory (MB)", "report"];

    public static string Line(RowResult result)
    {
        var s = result.Summary;
        var effort = result.IsKept ? "skipped: nothing changed" : Invariant($"{s.Seconds,7:0.0} s {s.PeakMemoryMB,6:0} MB");
        var worst = s.Failure ?? (s.WorstChecks() is [var check, ..] ? check : s.Count());
        return $"{result.Row.Name,-16} {Word(s.Outcome),-9} {effort}  {worst.Split('\n')[0]}".TrimEnd();
    }

    public static void Write(string folder, Notebook notebook, IReadOnlyList<RowResult> results)
    {
        Directory.CreateDirectory(folder);
        var rows = results.Select(result => Cells(result, folder, notebook)).ToList();
        var csv = string.Concat(rows.Prepend(Head).Select(row => string.Join(',', row.Select(Quoted)) + "\n"));
        RunFiles.Replace(Path.Combine(folder, CsvName), csv);
        RunFiles.Replace(Path.Combine(folder, HtmlName), Html(notebook, rows));
    }

    private static string[] Cells(RowResult result, string folder, Notebook notebook)
    {
        var s = result.Summary;
        var report = RunFiles.ReportPath(result.Row.Folder, notebook);
        var link = File.Exists(report) ? report : Path.Combine(result.Row.Folder, RowProcess.LogName);
        return
        [
            result.Row.Name,
            Word(s.Outcome),
            result.IsKept ? "yes" : "no",
            s.Count(),
            string.Join('\n', s.WorstChecks().Prepend(s.Failure).OfType<string>()),
            Invariant($"{s.Seconds:0.0}"),
            Invariant($"{s.PeakMemoryMB:0}"),
            Path.GetRelativePath(folder, link).Replace('\\', '/'),
        ];
    }

    private static string Html(Notebook notebook, List<string[]> rows)
    {
        var title = HtmlText.Escape(notebook.Name);
        var heads = string.Concat(Head.SkipLast(1).Select(head => $"<th>{head}</th>"));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <style>
            {ReportStyle.Css}
            </style>
            </head>
            <body>
            <h1>{title}</h1>
            <table>
            <tr>{heads}</tr>
            {string.Join('\n', rows.Select(HtmlRow))}
            </table>
            </body>
            </html>

            """;
    }

    private static string HtmlRow(string[] row)
    {
        var link = string.Join('/', row[^1].Split('/').Select(Uri.EscapeDataString));
        var cells = row[1..^1].Select(cell => $"<td>{HtmlText.Escape(cell).Replace("\n", "<br>", StringComparison.Ordinal)}</td>");
        return $"<tr><td><a href=\"{link}\">{HtmlText.Escape(row[0])}</a></td>{string.Concat(cells)}</tr>";
    }

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Pass => "pass",
        RunOutcome.Warn => "warn",
        RunOutcome.Fail => "fail",
        RunOutcome.Error => "error",
        _ => "cancelled",
    };

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

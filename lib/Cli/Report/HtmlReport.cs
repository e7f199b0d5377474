using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HstNotebooks.Formatting;

namespace HstNotebooks.Cli;

/// <summary>An executed notebook as one HTML page that needs nothing beside it. Only durations differ between two equal runs.</summary>
internal static class HtmlReport
{
    /// <param name="run">What ran.</param>
    /// <param name="plotly">The text of plotly.js for interactive figures; null leaves the static pictures.</param>
    public static string Render(RunResult run, string? plotly = null)
    {
        var notebook = run.Executed;
        var html = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{HtmlText.Escape(notebook.Name)}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<style>\n{ReportStyle.Css}\n</style>\n")
            .Append(PlotlyScript.Offline).Append(plotly is null ? "" : PlotlyScript.Inline(plotly))
            .Append("</head>\n<body>\n");
        Header(html, run);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            html.Append("<div class=\"cell\">\n");
            if (cell.IsMarkdown) html.Append(MarkdownHtml.Render(cell, notebook.Folder));
            else if (cell.IsCode) Code(html, cell, run.CellDurations.TryGetValue(i, out var duration) ? duration : null);
            else html.Append(CultureInfo.InvariantCulture, $"<pre>{HtmlText.Escape(cell.Source)}</pre>\n");
            html.Append("</div>\n");
        }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Header(StringBuilder html, RunResult run)
    {
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{HtmlText.Escape(run.Executed.Name)}</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"{Outcome(run)} · {Seconds(run.Duration)} · ")
            .Append(CultureInfo.InvariantCulture, $"HstNotebooks {Library.Version} · .NET {Environment.Version}\n");
        if (run.Parameters.Count > 0)
        {
            html.Append("<table>\n");
            foreach (var parameter in run.Parameters)
            {
                html.Append(parameter.IsChanged ? "<tr class=\"changed\">" : "<tr>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{parameter.Name}</td><td>{HtmlText.Escape(parameter.Literal)}</td></tr>\n");
            }
            html.Append("</table>\n");
        }
        html.Append("</header>\n");
    }

    private static string Outcome(RunResult run) => run switch
    {
        { Failure: { } cell } => $"<span class=\"failed\">failed in cell {cell.Number}</span>",
        { IsCancelled: true } => "<span class=\"failed\">cancelled</span>",
        _ => "completed",
    };

    private static void Code(StringBuilder html, NotebookCell cell, TimeSpan? duration)
    {
        if (string.IsNullOrWhiteSpace(cell.Source)) return;
        var label = duration is { } time ? $"[{cell.ExecutionCount}] · {Seconds(time)}" : "not executed";
        var code = CodeHtml.Render(cell.Source);
        html.Append(CultureInfo.InvariantCulture, $"<details open><summary>{label}</summary><pre><code>{code}</code></pre></details>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>()) html.Append(OutputHtml.Render(output));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}

using System.Net;

namespace HstNotebooks;

/// <summary>A part of a <see cref="QaPage"/>: a heading, text, and what it shows.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Paragraphs, divided by empty lines; plain text.</param>
public sealed record QaSection(string Heading, string Text = "")
{
    private const double DotsPerInch = 150;

    /// <summary>Figures, tables and verdicts in their order.</summary>
    internal IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>The section with a figure, as a picture inside the page.</summary>
    public QaSection With(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        string png = Convert.ToBase64String(figure.ToPng(DotsPerInch));
        return Add($"<img alt=\"{WebUtility.HtmlEncode(figure.ToString())}\" src=\"data:image/png;base64,{png}\">");
    }

    /// <summary>The section with all rows of a table.</summary>
    public QaSection With(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Add(table.ToHtml(int.MaxValue));
    }

    /// <summary>The section with a table of checks.</summary>
    public QaSection With(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Add(verdict.ToHtml());
    }

    internal string ToHtml()
    {
        string parts = string.Concat(Parts.Select(p => $"<div class=\"out\">{p}</div>\n"));
        return $"<section>\n<h2>{WebUtility.HtmlEncode(Heading)}</h2>\n{string.Concat(Paragraphs())}{parts}</section>\n";
    }

    private IEnumerable<string> Paragraphs() => Text.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>\n");

    private QaSection Add(string html) => this with { Parts = [.. Parts, html] };
}

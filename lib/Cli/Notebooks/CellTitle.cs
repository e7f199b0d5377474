namespace HstNotebooks.Cli;

/// <summary>What to call a code cell on a line of progress: the heading above it, otherwise its first comment or line.</summary>
internal static class CellTitle
{
    private const int MaxLength = 60;

    public static string Of(Notebook notebook, int index)
    {
        for (var i = index - 1; i >= 0 && !notebook.Cells[i].IsCode; i--)
        {
            if (notebook.Cells[i].IsMarkdown && Heading(notebook.Cells[i].Source) is { } heading) return Shortened(heading);
        }
        var first = notebook.Cells[index].Source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
        return Shortened(first.TrimStart('/').Trim());
    }

    private static string? Heading(string markdown) => markdown.Split('\n')
        .Where(line => line.StartsWith('#') && line.TrimStart('#').StartsWith(' '))
        .Select(line => line.Trim('#', ' ', '\r'))
        .FirstOrDefault();

    private static string Shortened(string text) => text.Length <= MaxLength ? text : text[..(MaxLength - 1)] + "…";
}

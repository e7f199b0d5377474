namespace HstNotebooks.Cli;

/// <summary>The cell that ended a run: its place among all cells and among the code cells (both from 1), and what went wrong.</summary>
internal sealed record FailedCell(int Number, int CodeNumber, string Title, string Source, CellError Error)
{
    /// <summary>Text of the line that failed, where it is known.</summary>
    public string? SourceLine => Error.Line is { } line ? Source.Split('\n').ElementAtOrDefault(line - 1)?.Trim() : null;
}

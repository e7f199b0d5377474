using System.Globalization;

namespace HstNotebooks.Cli;

/// <summary>A run as seen in a terminal: one line a cell, then where the files are or what failed. Nothing but plain lines in a file.</summary>
internal sealed class RunConsole(TextWriter stdout, TextWriter stderr, bool isTerminal) : IProgress<CellProgress>
{
    private const int TitleWidth = 60;

    public void Report(CellProgress value)
    {
        var width = value.Count.ToString(CultureInfo.InvariantCulture).Length;
        var label = $"[{value.Number.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{value.Count}] {value.Title}";
        if (value.Duration is { } time)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{label.PadRight(TitleWidth + 2 * width + 4)} {time.TotalSeconds,7:0.0} s{(value.HasFailed ? "  failed" : "")}");
            stdout.WriteLine(isTerminal ? "\r" + line : line);
        }
        else if (isTerminal)
        {
            // Replaced when the cell ends.
            stdout.Write(label);
        }
    }

    public void Summarize(RunResult run, string folder)
    {
        foreach (var note in run.Notes) stdout.WriteLine($"note: {note}");
        if (run.Failure is { } cell) Explain(cell, run.Executed.Cells.Count);
        if (run.IsCancelled) stderr.WriteLine("cancelled");
        stdout.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Duration.TotalSeconds:0.0} s  {RunFiles.NotebookPath(folder, run.Executed)}"));
        stdout.WriteLine($"{new string(' ', run.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).Length + 2)}  {RunFiles.ReportPath(folder, run.Executed)}");
    }

    private void Explain(FailedCell cell, int count)
    {
        stderr.WriteLine($"Cell {cell.Number} of {count} (code cell {cell.CodeNumber}) failed: {cell.Title}");
        if (cell.SourceLine is { } line) stderr.WriteLine($"  line {cell.Error.Line}: {line}");
        var message = cell.Error.IsFromLibrary ? cell.Error.Message : $"{cell.Error.Kind}: {cell.Error.Message}";
        stderr.WriteLine("  " + message.ReplaceLineEndings("\n  "));
    }
}

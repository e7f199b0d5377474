using System.Globalization;

namespace HstNotebooks.Cli;

/// <summary>
/// A run as seen in a terminal: one line a cell, then where the files are or what failed. Nothing but plain lines in a file.
/// </summary>
internal sealed class RunConsole(TextWriter stdout, TextWriter stderr, bool isTerminal) : IProgress<CellProgress>
{
    private const int TitleWidth = 60;

    public void Report(CellProgress value)
    {
        var width = value.Count.ToString(CultureInfo.InvariantCulture).Length;
        var label = $"[{value.Number.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{value.Count}] {value.Title}";
        if (value.Duration is { } time)
        {
            var line = $"{label.PadRight(TitleWidth + 2 * width + 4)} {Seconds(time),7} s{(value.HasFailed ? "  failed" : "")}";
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
        var summary = RunSummary.Of(run);
        foreach (var check in summary.WorstChecks()) stdout.WriteLine(check);
        if (summary.Count() is { Length: > 0 } count) stdout.WriteLine(count);
        stdout.WriteLine($"{Seconds(run.Duration)} s");
        stdout.WriteLine($"  {RunFiles.NotebookPath(folder, run.Executed)}");
        stdout.WriteLine($"  {RunFiles.ReportPath(folder, run.Executed)}");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private void Explain(FailedCell cell, int count)
    {
        stderr.WriteLine($"Cell {cell.Number} of {count} (code cell {cell.CodeNumber}) failed: {cell.Title}");
        if (cell.SourceLine is { } line) stderr.WriteLine($"  line {cell.Error.Line}: {line}");
        var message = cell.Error.IsFromLibrary ? cell.Error.Message : $"{cell.Error.Kind}: {cell.Error.Message}";
        stderr.WriteLine("  " + message.ReplaceLineEndings("\n  "));
    }
}

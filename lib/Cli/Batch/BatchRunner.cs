using System.ComponentModel;

namespace HstNotebooks.Cli;

/// <summary>Runs the rows of a table, several at a time, and leaves out those that have finished before with the same inputs.</summary>
internal sealed class BatchRunner(Notebook notebook, string startFolder, TextWriter stdout)
{
    private readonly Lock _console = new();

    /// <summary>One result a row, in the table's order. A row that fails does not stop the others; a cancellation does.</summary>
    public async Task<IReadOnlyList<RowResult>> RunAsync(IReadOnlyList<BatchRow> rows, int parallel, bool again, CancellationToken token)
    {
        var results = rows.Select(row => again ? null : Finished(row)).ToArray();
        var open = Enumerable.Range(0, rows.Count).Where(i => results[i] is null).ToList();
        stdout.WriteLine($"{rows.Count} rows of {notebook.Name}: {rows.Count - open.Count} done before, {open.Count} to run");
        foreach (var kept in results.OfType<RowResult>()) Print(kept);

        var threads = Math.Max(1, Environment.ProcessorCount / Math.Clamp(open.Count, 1, parallel));
        // Not with the token: a row that was never begun is a result, too.
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = CancellationToken.None };
        await Parallel.ForEachAsync(open, options, async (i, _) =>
        {
            var result = new RowResult(rows[i], await RunRowAsync(rows[i], threads, token).ConfigureAwait(false), IsKept: false);
            Print(result);
            results[i] = result;
        }).ConfigureAwait(false);
        return [.. results.OfType<RowResult>()];
    }

    private RowResult? Finished(BatchRow row) =>
        JsonFile.Read<FinishedRow>(RowState.PathIn(row.Folder)) is { } finished
        && finished.State.IsSameAs(RowState.Of(notebook, row)) && File.Exists(RunFiles.ReportPath(row.Folder, notebook))
            ? new(row, finished.Summary, IsKept: true) : null;

    private async Task<RunSummary> RunRowAsync(BatchRow row, int threads, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Without(RunOutcome.Cancelled, "not begun");
        try
        {
            Directory.CreateDirectory(row.Folder);
            // A process that dies must not leave the report of an earlier run as its own.
            File.Delete(RowState.PathIn(row.Folder));
            RunFiles.Delete(row.Folder, notebook);
            var before = RowState.Of(notebook, row);
            var exitCode = await RowProcess.RunAsync(notebook, row, startFolder, threads, token).ConfigureAwait(false);
            if (JsonFile.Read<RunSummary>(RunFiles.VerdictsPath(row.Folder)) is not { } summary)
            {
                return token.IsCancellationRequested
                    ? Without(RunOutcome.Cancelled, "stopped")
                    : Without(RunOutcome.Error, $"ended with exit code {exitCode}; see {RowProcess.LogName}");
            }
            // A failed cell may have had a passing cause, such as a full disk; a failed verdict is a result.
            if (summary.Outcome <= RunOutcome.Fail)
            {
                var finished = new FinishedRow(before.WithNewInputsOf(RowState.Of(notebook, row)), summary);
                RunFiles.Replace(RowState.PathIn(row.Folder), JsonFile.Text(finished));
            }
            return summary;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Without(RunOutcome.Error, fault.Message);
        }
    }

    private static RunSummary Without(RunOutcome outcome, string failure) => new(outcome, failure, Seconds: 0, PeakMemoryMB: 0, []);

    private void Print(RowResult result)
    {
        lock (_console) stdout.WriteLine(BatchSummary.Line(result));
    }
}

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
            results[i] = await RunRowAsync(rows[i], threads, token).ConfigureAwait(false);
            Print(results[i]!);
        }).ConfigureAwait(false);
        return [.. results.Select(result => result!)];
    }

    // A failed cell may have had a passing cause, such as a full disk; a failed verdict is a result.
    private RowResult? Finished(BatchRow row) =>
        JsonFile.Read<FinishedRow>(Path.Combine(row.Folder, RowState.FileName)) is { State: { } state, Summary: { } summary }
        && state.IsSameAs(RowState.Of(notebook, row)) && File.Exists(RunFiles.ReportPath(row.Folder, notebook))
            ? new(row, summary, IsKept: true) : null;

    private async Task<RowResult> RunRowAsync(BatchRow row, int threads, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Without(RunOutcome.Cancelled, "not begun");
        string finished = Path.Combine(row.Folder, RowState.FileName), verdicts = Path.Combine(row.Folder, RunSummary.FileName);
        try
        {
            Directory.CreateDirectory(row.Folder);
            // From here on the folder is of no finished run.
            File.Delete(finished);
            File.Delete(verdicts);
            var before = RowState.Of(notebook, row);
            var exitCode = await RowProcess.RunAsync(notebook, row, startFolder, threads, token).ConfigureAwait(false);
            if (JsonFile.Read<RunSummary>(verdicts) is not { } summary)
                return token.IsCancellationRequested ? Without(RunOutcome.Cancelled, "ended") : Without(RunOutcome.Error, $"ended with exit code {exitCode}; see {RowProcess.LogName}");
            if (summary.Outcome <= RunOutcome.Fail)
                RunFiles.Replace(finished, JsonFile.Text(new FinishedRow(before.WithInputsOf(RowState.Of(notebook, row)), summary)));
            return new(row, summary, IsKept: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return Without(RunOutcome.Error, fault.Message);
        }

        RowResult Without(RunOutcome outcome, string failure) => new(row, new RunSummary(outcome, failure, 0, 0, []), IsKept: false);
    }

    private void Print(RowResult result)
    {
        lock (_console) stdout.WriteLine(BatchSummary.Line(result));
    }
}

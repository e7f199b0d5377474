using System.Diagnostics;
using System.Globalization;

namespace HstNotebooks.Cli;

/// <summary>Executes a notebook cell by cell, stops at the first cell that fails, and returns the notebook with its outputs.</summary>
internal static class NotebookRunner
{
    private const string RaisesException = "raises-exception";

    // The current directory and the console belong to the whole process.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>
    /// A <see cref="NotebookException"/> or <see cref="ParameterException"/> is thrown before anything executes; a cell that fails and
    /// a cancellation are results.
    /// </summary>
    public static async Task<RunResult> RunAsync(
        Notebook notebook, RunOptions options, IProgress<CellProgress>? progress, CancellationToken token)
    {
        var executed = notebook.Clone();
        NotebookMetadata.Complete(executed);
        FrontEndOnly.Check(executed);
        var (parameters, notes) = ParameterInjection.Inject(executed, options.Parameters, options.StartFolder);

        await OneAtATime.WaitAsync(token).ConfigureAwait(false);
        try
        {
            using var environment = new RunEnvironment(executed.Folder, options.OutputFolder, options.Echo, options.Plotly is not null);
            return await RunCellsAsync(executed, options, progress, parameters, notes, token).ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<RunResult> RunCellsAsync(Notebook executed, RunOptions options, IProgress<CellProgress>? progress,
        IReadOnlyList<NotebookParameter> parameters, IReadOnlyList<string> notes, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        var allNotes = notes.ToList();
        var durations = new Dictionary<int, TimeSpan>();
        var finished = new List<(NotebookCell Cell, CellOutputs Outputs, CellProgress Place)>();
        FailedCell? failure = null;
        using var session = new ScriptSession(executed.Path, allNotes.Add);
        for (var i = 0; i < executed.Cells.Count && failure is null && !token.IsCancellationRequested; i++)
        {
            var cell = executed.Cells[i];
            if (!cell.IsCode || string.IsNullOrWhiteSpace(cell.Source)) continue;
            var begun = new CellProgress(i + 1, executed.Cells.Count, CellTitle.Of(executed, i), null, false);
            progress?.Report(begun);

            var started = clock.Elapsed;
            var outputs = CellOutputs.Running = new CellOutputs();
            finished.Add((cell, outputs, begun));
            var error = await RunCellAsync(session, cell.Source, i + 1, outputs, options, token).ConfigureAwait(false);
            durations[i] = clock.Elapsed - started;

            if (error is not null) outputs.AddError(error);
            var expected = cell.HasTag(RaisesException) && !token.IsCancellationRequested && error is not { WasStopped: true };
            if (expected && error is null) outputs.AddError(error = CellError.DidNotFail());
            else if (expected) error = null;
            if (error is not null && !token.IsCancellationRequested)
                failure = new FailedCell(i + 1, finished.Count, begun.Title, cell.Source, error);
            progress?.Report(begun with { Duration = durations[i], HasFailed = failure is not null });
        }
        // Not before: a cell may update what an earlier one displayed.
        for (var i = 0; i < finished.Count; i++) finished[i].Cell.SetResult(finished[i].Outputs.ToJson(i + 1), i + 1);
        return new RunResult
        {
            Executed = executed,
            Parameters = parameters,
            CellDurations = durations,
            Duration = clock.Elapsed,
            Notes = allNotes,
            Verdicts = [.. finished.SelectMany(f => ShownVerdict.Of(f.Cell, f.Outputs, f.Place.Number, f.Place.Title))],
            Failure = failure,
            IsCancelled = token.IsCancellationRequested && failure is null,
        };
    }

    // A cell that neither ends nor heeds a cancellation keeps its thread; the run goes on without it.
    private static async Task<CellError?> RunCellAsync(
        ScriptSession session, string source, int number, CellOutputs outputs, RunOptions options, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        var stop = limit.Token;
        var work = Task.Run(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return session.RunAsync(source, number, outputs, stop);
        }, CancellationToken.None);
        if (options.CellTimeout is { } timeout) limit.CancelAfter(timeout);
        if (await Task.WhenAny(work, Task.Delay(Timeout.Infinite, stop)).ConfigureAwait(false) == work && !stop.IsCancellationRequested)
            return await work.ConfigureAwait(false);
        if (!token.IsCancellationRequested) return CellError.TimedOut(options.CellTimeout!.Value);
        return await Task.WhenAny(work, Task.Delay(options.Grace, CancellationToken.None)).ConfigureAwait(false) == work
            ? await work.ConfigureAwait(false)
            : CellError.Cancelled();
    }
}

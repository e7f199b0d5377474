using System.Diagnostics;

namespace HstNotebooks.Cli;

/// <summary>
/// What a script wants to know of a run, kept as <c>verdicts.json</c> beside its report. <paramref name="Failure"/> says why it did not
/// reach its end; memory is the largest working set of the process, in 10⁶ bytes.
/// </summary>
internal sealed record RunSummary(
    RunOutcome Outcome, string? Failure, double Seconds, double PeakMemoryMB, IReadOnlyList<ShownVerdict> Verdicts)
{
    public static RunSummary Of(RunResult run)
    {
        using var process = Process.GetCurrentProcess();
        var failure = run.Failure is { } cell ? $"cell {cell.Number}: {cell.Error.Kind}: {cell.Error.Message}" : null;
        var megabytes = Math.Round(process.PeakWorkingSet64 / 1e6);
        return new(OutcomeOf(run), failure, Math.Round(run.Duration.TotalSeconds, 3), megabytes, run.Verdicts);
    }

    public int ExitCode => Outcome switch
    {
        RunOutcome.Pass or RunOutcome.Warn => Cli.ExitCode.Done,
        RunOutcome.Fail => Cli.ExitCode.VerdictFailed,
        RunOutcome.Error => Cli.ExitCode.Failed,
        _ => Cli.ExitCode.Cancelled,
    };

    /// <summary>“3 verdicts: 2 passed, 1 warned”; empty when there is none.</summary>
    public string Count()
    {
        if (Verdicts.Count == 0) return "";
        var parts = Verdicts.CountBy(verdict => verdict.Outcome).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {Word(count.Key)}");
        return $"{Verdicts.Count} {(Verdicts.Count == 1 ? "verdict" : "verdicts")}: {string.Join(", ", parts)}";
    }

    /// <summary>One line for each check, or text of a check cell, that did not pass; the worst first, each once.</summary>
    public IReadOnlyList<string> WorstChecks() =>
        [.. Verdicts.SelectMany(verdict => verdict.Lines()).Where(line => line.Outcome != HstNotebooks.Outcome.Pass)
            .OrderByDescending(line => line.Outcome).Select(line => line.Text).Distinct()];

    private static string Word(Outcome outcome) => outcome switch
    {
        HstNotebooks.Outcome.Pass => "passed",
        HstNotebooks.Outcome.Warn => "warned",
        _ => "failed",
    };

    private static RunOutcome OutcomeOf(RunResult run) => run switch
    {
        { IsCancelled: true } => RunOutcome.Cancelled,
        { Failure: not null } => RunOutcome.Error,
        // The same three in the same order.
        _ => (RunOutcome)run.Verdicts.Select(verdict => verdict.Outcome).DefaultIfEmpty(HstNotebooks.Outcome.Pass).Max(),
    };
}

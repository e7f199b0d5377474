using System.Diagnostics;

namespace HstNotebooks.Cli;

/// <summary>
/// What a script wants to know of a run, kept as <c>verdicts.json</c> beside its report. <paramref name="Failure"/> says why it did not
/// reach its end; memory is the largest working set of the process, in 10⁶ bytes.
/// </summary>
internal sealed record RunSummary(
    RunOutcome Outcome, string? Failure, double Seconds, double PeakMemoryMB, IReadOnlyList<ShownVerdict> Verdicts)
{
    public const string FileName = "verdicts.json";

    public static RunSummary Of(RunResult run)
    {
        using var process = Process.GetCurrentProcess();
        var failure = run.Failure is { } cell ? $"cell {cell.Number}: {cell.Error.Kind}: {cell.Error.Message}" : null;
        return new(OutcomeOf(run), failure, Math.Round(run.Duration.TotalSeconds, 3), Math.Round(process.PeakWorkingSet64 / 1e6), run.Verdicts);
    }

    /// <summary>“3 verdicts: 2 passed, 1 warned”; empty when there is none.</summary>
    public string Count()
    {
        if (Verdicts.Count == 0) return "";
        (Outcome Outcome, string Word)[] words = [(HstNotebooks.Outcome.Pass, "passed"), (HstNotebooks.Outcome.Warn, "warned"), (HstNotebooks.Outcome.Fail, "failed")];
        var parts = words.Select(word => (word.Word, Count: Verdicts.Count(verdict => verdict.Outcome == word.Outcome))).Where(part => part.Count > 0);
        return $"{Verdicts.Count} {(Verdicts.Count == 1 ? "verdict" : "verdicts")}: {string.Join(", ", parts.Select(part => $"{part.Count} {part.Word}"))}";
    }

    /// <summary>One line for each check, or text of a check cell, that did not pass; the worst first, each once.</summary>
    public IReadOnlyList<string> WorstChecks() =>
        [.. Verdicts.SelectMany(verdict => verdict.Checks.Count == 0
                ? [(verdict.Outcome, verdict.Text.ReplaceLineEndings(" "))]
                : verdict.Checks.Select(check => (check.Outcome, Text: check.ToString())))
            .Where(check => check.Outcome != HstNotebooks.Outcome.Pass)
            .OrderByDescending(check => check.Outcome).Select(check => check.Item2).Distinct()];

    public int ExitCode => Outcome switch
    {
        RunOutcome.Pass or RunOutcome.Warn => Cli.ExitCode.Done,
        RunOutcome.Fail => Cli.ExitCode.VerdictFailed,
        RunOutcome.Error => Cli.ExitCode.Failed,
        _ => Cli.ExitCode.Cancelled,
    };

    private static RunOutcome OutcomeOf(RunResult run) => run switch
    {
        { IsCancelled: true } => RunOutcome.Cancelled,
        { Failure: not null } => RunOutcome.Error,
        // The same three in the same order.
        _ => (RunOutcome)run.Verdicts.Select(verdict => verdict.Outcome).DefaultIfEmpty(HstNotebooks.Outcome.Pass).Max(),
    };
}

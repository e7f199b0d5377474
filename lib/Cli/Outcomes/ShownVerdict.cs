namespace HstNotebooks.Cli;

/// <summary>
/// A judgement that a reader of the notebook sees: a <see cref="Verdict"/> that a cell shows, or the text in which a cell tagged
/// <c>check</c> ends (then without checks). Cells count from 1.
/// </summary>
internal sealed record ShownVerdict(int Cell, string Title, Outcome Outcome, string Text, IReadOnlyList<Check> Checks)
{
    private const string CheckTag = "check";

    /// <summary>All verdicts of one executed cell. A text that only repeats a verdict above it is not counted again.</summary>
    public static IEnumerable<ShownVerdict> Of(NotebookCell cell, CellOutputs outputs, int number, string title)
    {
        var shown = outputs.Verdicts.Where(verdict => verdict.Checks.Count > 0)
            .Select(verdict => new ShownVerdict(number, title, verdict.Outcome, verdict.ToString(), verdict.Checks)).ToList();
        if (!cell.HasTag(CheckTag) || outputs.ResultIsVerdict || outputs.EndsInError) return shown;
        var text = outputs.ResultText ?? "";
        var outcome = OutcomeOf(text);
        return shown.Exists(verdict => verdict.Outcome >= outcome) ? shown
            : [.. shown, new ShownVerdict(number, title, outcome, text.Length > 0 ? text : "a cell tagged check that says nothing", [])];
    }

    /// <summary>A line for each check, or the text where there are none.</summary>
    public IEnumerable<(Outcome Outcome, string Text)> Lines() => Checks.Count == 0
        ? [(Outcome, Text.ReplaceLineEndings(" "))]
        : Checks.Select(check => (check.Outcome, check.ToString()));

    // ✔ first when all is well; what begins with no sign at all has not passed.
    private static Outcome OutcomeOf(string text) =>
        text.StartsWith('✔') ? Outcome.Pass
        : text.StartsWith('⚠') && !text.Contains("\n✘", StringComparison.Ordinal) ? Outcome.Warn
        : Outcome.Fail;
}

using System.Text.Json.Nodes;
using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class ShownVerdictTests
{
    private static readonly string Setup =
        $"#r \"{Repository.Library}\"\nusing HstNotebooks;\n"
        + "Verdict Of(double value) => Verdict.Of(Check.AtMost(\"shift\", value, 1, 2, \"px\"));";

    [Fact]
    public async Task Verdicts_are_counted_where_they_are_shown_and_once()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder,
            Code(Setup),
            Code("var hidden = Of(9);"),
            Code("// Aligned?\nOf(1.5).Show();\nOf(0.5)"),
            Code("var verdict = Of(3);\nverdict.Show();\nverdict.ToString()", "check"),
            Code("Of(9).Display().Update(Of(1));")));
        Assert.True(run.Succeeded, run.Failure?.Error.Details);
        (int, Outcome)[] expected = [(3, Outcome.Warn), (3, Outcome.Pass), (4, Outcome.Fail), (5, Outcome.Pass)];
        Assert.Equal(expected, run.Verdicts.Select(verdict => (verdict.Cell, verdict.Outcome)));
        Assert.Equal("Aligned?", run.Verdicts[0].Title);

        var summary = RunSummary.Of(run);
        Assert.Equal((RunOutcome.Fail, 3), (summary.Outcome, summary.ExitCode));
        Assert.Equal("4 verdicts: 2 passed, 1 warned, 1 failed", summary.Count());
        Assert.Equal(["✘ shift: 3 px (limit ≤ 1)", "⚠ shift: 1.5 px (limit ≤ 1)"], summary.WorstChecks());
    }

    [Theory]
    [InlineData("\"✔ all within 1 px\"", Outcome.Pass)]
    [InlineData("\"⚠ one beyond 1 px\"", Outcome.Warn)]
    [InlineData("\"⚠ one beyond 1 px\\n✘ one beyond 2 px\"", Outcome.Fail)]
    [InlineData("\"seems fine ✔\"", Outcome.Fail)]
    [InlineData("Console.WriteLine(\"✔\");", Outcome.Fail)]
    public async Task A_cell_tagged_check_passes_only_with_its_sign(string source, Outcome expected)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code(source, "check")));
        Assert.Equal(expected, Assert.Single(run.Verdicts).Outcome);
    }

    [Fact]
    public async Task A_failed_verdict_is_exit_code_3_and_is_kept_for_scripts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code(Setup), Code("Of(double.NaN)")));
        var (exitCode, output, error) = await Hst.HstAsync(folder.Path, "run", "n.ipynb");
        Assert.Equal((3, ""), (exitCode, error));
        Assert.Contains("✘ shift: NaN px (limit ≤ 1)\n1 verdict: 1 failed\n", output);

        var json = JsonNode.Parse(File.ReadAllText(folder.File("runs/n/verdicts.json")))!;
        var check = json["verdicts"]![0]!["checks"]![0]!;
        Assert.Equal("fail", json["outcome"]!.GetValue<string>());
        Assert.Equal(("shift", "NaN"), (check["name"]!.GetValue<string>(), check["value"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_run_that_stops_is_no_pass()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("\"✔\"", "check"), Code("int.Parse(\"x\")", "check")));
        var summary = RunSummary.Of(run);
        Assert.Equal("1 verdict: 1 passed", summary.Count());
        Assert.Equal((RunOutcome.Error, 1), (summary.Outcome, summary.ExitCode));
        Assert.StartsWith("cell 2: FormatException: ", summary.Failure);
    }
}

using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

public sealed class RowStateTests
{
    [Fact]
    public void A_state_is_the_same_after_it_was_stored()
    {
        using var folder = new TemporaryFolder();
        var notebook = Inputs(folder);
        var state = RowState.Of(notebook, Row(folder));
        var verdict = new ShownVerdict(3, "Look", Outcome.Warn, "⚠", [Check.AtMost("x", double.NaN, 1)]);
        var summary = new RunSummary(RunOutcome.Warn, null, 1.5, 200, [verdict]);
        var path = folder.Write("batch.json", JsonFile.Text(new FinishedRow(state, summary)));
        var stored = JsonFile.Read<FinishedRow>(path)!;
        Assert.True(stored.State.IsSameAs(state));
        Assert.True((stored.State with { Inputs = stored.State.Inputs.Reverse().ToDictionary() }).IsSameAs(state));
        Assert.Equal(JsonFile.Text(summary), JsonFile.Text(stored.Summary));
        Assert.Equal(summary.WorstChecks(), stored.Summary.WorstChecks());
    }

    [Theory]
    [InlineData("notebooks/10_synthetic.ipynb")]
    [InlineData("frames/b.fits")]
    [InlineData("frames/new/c.fits")]
    [InlineData("table.csv")]
    public void What_a_parameter_names_and_the_notebook_count(string changed)
    {
        using var folder = new TemporaryFolder();
        var notebook = Inputs(folder);
        var before = RowState.Of(notebook, Row(folder));
        Assert.True(RowState.Of(notebook, Row(folder)).IsSameAs(before));
        File.AppendAllText(folder.File(changed), " ");
        Assert.False(RowState.Of(notebook, Row(folder)).IsSameAs(before));
    }

    [Fact]
    public void A_parameter_counts_and_products_of_the_batch_do_not()
    {
        using var folder = new TemporaryFolder();
        var notebook = Inputs(folder);
        var row = Row(folder);
        var before = RowState.Of(notebook, row);
        folder.Write("frames/runs/other/map.fits", "1");
        Assert.True(RowState.Of(notebook, row).IsSameAs(before));
        Assert.False(RowState.Of(notebook, row with { Parameters = [.. row.Parameters, new("double", "sigma", "2.0")] }).IsSameAs(before));
    }

    [Fact]
    public void A_link_counts_as_the_file_it_leads_to_and_a_circle_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var folder = new TemporaryFolder();
        var notebook = Inputs(folder);
        var elsewhere = folder.Write("elsewhere.fits", "1");
        File.CreateSymbolicLink(folder.File("frames/link.fits"), elsewhere);
        File.CreateSymbolicLink(folder.File("frames/lost.fits"), folder.File("nowhere"));
        Directory.CreateSymbolicLink(folder.File("frames/circle"), folder.File("frames"));
        var before = RowState.Of(notebook, Row(folder));
        File.AppendAllText(elsewhere, "2");
        Assert.False(RowState.Of(notebook, Row(folder)).IsSameAs(before));
    }

    [Fact]
    public void What_a_run_made_on_first_use_is_an_input_and_what_changed_meanwhile_is_as_it_was()
    {
        var before = new RowState("n", "p", new Dictionary<string, string>(), new Dictionary<string, string> { ["a"] = "1" });
        var after = before with { Inputs = new Dictionary<string, string> { ["a"] = "2", ["b"] = "1" } };
        Assert.Equal([new("a", "1"), new("b", "1")], before.WithNewInputsOf(after).Inputs);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"state\": {}, \"summary\": {} }")]
    [InlineData("{ \"state\": null, \"summary\": null }")]
    [InlineData("not JSON")]
    public void A_file_of_another_program_is_no_finished_row(string text)
    {
        using var folder = new TemporaryFolder();
        Assert.Null(JsonFile.Read<FinishedRow>(folder.Write("batch.json", text)));
        Assert.Null(JsonFile.Read<FinishedRow>(folder.File("absent.json")));
    }

    private static Notebook Inputs(TemporaryFolder folder)
    {
        folder.Write("frames/b.fits", "bb");
        folder.Write("frames/a.fits", "a");
        folder.Write("table.csv", "x\n1\n");
        return Of(folder, Code("1"));
    }

    // Paths of a notebook's own are relative to its folder.
    private static BatchRow Row(TemporaryFolder folder) => new("row", folder.File("frames/runs/row"), [],
        ParametersCell.Parse("string dataset = \"../frames\", table = \"../table.csv\", band = \"814\"; string? none = null; int n = 1;"));
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HstNotebooks.Cli;

namespace HstNotebooks.Tests.Cli;

/// <summary>Every notebook of the repository keeps the rules and runs on its sample.</summary>
[Collection(OneRunner.Name)]
public sealed partial class NotebooksTests
{
    private const int MaxNotebookBytes = 5_000_000;
    private const int MaxOutputBytes = 250_000;

    // A viewer holds the pixels themselves.
    private const int MaxViewerBytes = 3_200_000;

    private static readonly JsonSerializerOptions AsStored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Notebooks => new(Directory.Exists(Repository.NotebooksFolder)
        ? Directory.GetFiles(Repository.NotebooksFolder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : Array.Empty<string>());

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_keeps_the_rules(string name) =>
        Assert.Empty(NotebookRules.Breaches(Notebook.Load(Path.Combine(Repository.NotebooksFolder, name))));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Notebooks))]
    public async Task A_notebook_runs_on_its_sample_within_its_budgets(string name)
    {
        using var folder = new TemporaryFolder();
        var notebook = Notebook.Load(Path.Combine(Repository.NotebooksFolder, name));
        var run = await NotebookRunner.RunAsync(notebook, new RunOptions { OutputFolder = folder.Path }, null, TestContext.Current.CancellationToken);
        Assert.True(run.Succeeded, $"cell {run.Failure?.Number}: {run.Failure?.SourceLine}\n{run.Failure?.Error.Details}");
        RunFiles.Write(folder.Path, run);
        Assert.True(new FileInfo(folder.File(name)).Length <= MaxNotebookBytes, "the executed notebook is larger than 5 MB");
        Assert.Empty(run.Executed.Cells.SelectMany((cell, i) => Faults(cell, i + 1)));
    }

    [Fact]
    public void The_rules_find_each_breach()
    {
        using var folder = new TemporaryFolder();
        var code = SyntheticNotebook.Code("#!time\nusing var x = 1;\n" + string.Concat(Enumerable.Repeat("x;\n", 15)));
        code["execution_count"] = 1;
        var breaches = NotebookRules.Breaches(SyntheticNotebook.Of(folder, SyntheticNotebook.Code("1"), code)).ToList();
        string[] expected =
        [
            "kernelspec is not .net-csharp", "a cell has no valid id", "not exactly one #r", "the first code cell is not the setup", "no cell is tagged parameters",
            "cell 2 has outputs", "cell 2 does not say that it is csharp", "cell 2 holds `#!`", "cell 2 holds `using var`", "cell 2 has 17 lines of code",
        ];
        Assert.All(expected, text => Assert.Contains(breaches, breach => breach.StartsWith(text, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Faults(NotebookCell cell, int number)
    {
        if (!cell.IsCode) yield break;
        var outputs = cell.Outputs.OfType<JsonObject>().ToList();
        foreach (var output in outputs)
        {
            string stored = output.ToJsonString(AsStored);
            int most = stored.Contains("data-hst-viewer=", StringComparison.Ordinal) ? MaxViewerBytes : MaxOutputBytes;
            if (Encoding.UTF8.GetByteCount(stored) is var size && size > most) yield return $"cell {number} has an output of {size} bytes";
            if (output["name"]?.GetValue<string>() == "stderr" && CompilerWarning().IsMatch(NotebookJson.Text(output["text"])))
                yield return $"cell {number} compiles with a warning: {NotebookJson.Text(output["text"])}";
        }
        if (cell.Source.Contains(".Show(", StringComparison.Ordinal) && !outputs.Exists(IsShown)) yield return $"cell {number} shows nothing rich";
        // A cell tagged `check` compares numbers and says ✔ when all are within their limits.
        if (cell.Tags.Contains("check") && !outputs.Exists(o => NotebookJson.Text(o["data"]?["text/plain"]).StartsWith('✔'))) yield return $"cell {number} is a check that did not pass";
    }

    private static bool IsShown(JsonObject output) => output["data"] is JsonObject data
        && (data.ContainsKey("text/html") || data.ContainsKey("image/png")) && data.ContainsKey("text/plain");

    [GeneratedRegex(@"\(\d+,\d+\): warning ")]
    private static partial Regex CompilerWarning();
}

using System.Text.Json.Nodes;
using HstNotebooks.Cli;

namespace HstNotebooks.Tests.Cli;

/// <summary>Builds small notebooks, runs them, and reads what their cells put out.</summary>
internal static class SyntheticNotebook
{
    public static JsonObject Code(string source, params string[] tags) => Cell("code", source, tags);

    public static JsonObject Markdown(string source) => Cell("markdown", source, []);

    public static string Json(params JsonObject[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject { ["unknown"] = new JsonObject { ["kept"] = true } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    public static Notebook Of(TemporaryFolder folder, params JsonObject[] cells) =>
        Notebook.Load(folder.Write("notebooks/10_synthetic.ipynb", Json(cells)));

    public static Task<RunResult> RunAsync(Notebook notebook, params string[] parameters) =>
        NotebookRunner.RunAsync(notebook, new RunOptions { Parameters = parameters }, null, TestContext.Current.CancellationToken);

    /// <summary>Runs code cells that must succeed.</summary>
    public static async Task<RunResult> RunCellsAsync(params string[] cells)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, [.. cells.Select(cell => Code(cell))]));
        Assert.True(run.Succeeded, run.Failure?.Error.Details);
        return run;
    }

    /// <summary>The outputs of a cell as a reader meets them: <c>stdout|…</c>, <c>result|text/plain|…</c>, <c>display|text/html|…</c>, <c>error|…</c>.</summary>
    public static string[] Outputs(this RunResult run, int cell) => [.. run.Executed.Cells[cell].Outputs.SelectMany(Describe)];

    private static IEnumerable<string> Describe(JsonNode? output)
    {
        var type = output!["output_type"]!.GetValue<string>();
        if (type == "stream") return [$"{output["name"]}|{NotebookJson.Text(output["text"])}"];
        if (type == "error") return [$"error|{output["ename"]}|{output["evalue"]}"];
        return output["data"]!.AsObject().Select(data =>
            $"{(type == "execute_result" ? "result" : "display")}|{data.Key}|{(data.Value is JsonArray ? NotebookJson.Text(data.Value) : data.Value!.ToJsonString())}");
    }

    private static JsonObject Cell(string type, string source, string[] tags)
    {
        var cell = new JsonObject { ["cell_type"] = type, ["metadata"] = new JsonObject(), ["source"] = source };
        if (tags.Length > 0) cell["metadata"]!["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        if (type == "code") (cell["execution_count"], cell["outputs"]) = (null, new JsonArray());
        return cell;
    }
}

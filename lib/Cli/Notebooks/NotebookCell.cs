using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>One cell: a view on its JSON, so that whatever this program does not know stays as it is.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    public JsonObject Json => json;

    public bool IsCode => Type == "code";

    public bool IsMarkdown => Type == "markdown";

    public string Type => json["cell_type"]?.GetValue<string>() ?? "";

    public string? Id => json["id"]?.GetValue<string>();

    public string Source => NotebookJson.Text(json["source"]);

    public IReadOnlyList<string> Tags =>
        json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => tag?.GetValue<string>() ?? "")] : [];

    public JsonArray Outputs => json["outputs"] as JsonArray ?? [];

    public int? ExecutionCount => json["execution_count"]?.GetValue<int>();

    /// <summary>The language the cell says it is in, or null where it leaves that to the notebook.</summary>
    public string? Language =>
        (json["metadata"]?["polyglot_notebook"]?["kernelName"] ?? json["metadata"]?["dotnet_interactive"]?["language"])?.GetValue<string>();

    public bool HasTag(string tag) => Tags.Contains(tag);

    public void SetResult(JsonArray outputs, int? executionCount)
    {
        json["execution_count"] = executionCount;
        json["outputs"] = outputs;
    }

    public static NotebookCell Code(string id, string source, params string[] tags) => new(new JsonObject
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = id,
        ["metadata"] = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
            ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]),
        },
        ["outputs"] = new JsonArray(),
        ["source"] = NotebookJson.Lines(source),
    });
}

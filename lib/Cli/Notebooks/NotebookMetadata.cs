using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>What a front end needs to know about a C# notebook; completes what an executed notebook lacks.</summary>
internal static class NotebookMetadata
{
    /// <summary>Format 4.5, the kernel's metadata, an id for every cell, and no output of an earlier run.</summary>
    public static void Complete(Notebook notebook)
    {
        notebook.Json["nbformat_minor"] = Math.Max(5, notebook.Json["nbformat_minor"]?.GetValue<int>() ?? 0);
        var metadata = Object(notebook.Json, "metadata");
        metadata.TryAdd("kernelspec", () => new() { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" });
        metadata.TryAdd("language_info", () => new() { ["name"] = "C#" });
        metadata.TryAdd("polyglot_notebook", () => new()
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
            },
        });

        var taken = notebook.Cells.Select(cell => cell.Id).OfType<string>().ToHashSet();
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            Object(cell.Json, "metadata");
            if (cell.Id is null) cell.Json["id"] = FreeId($"cell-{i + 1}", taken);
            if (cell.IsCode) cell.SetResult([], null);
        }
    }

    /// <summary>An id that no cell has, the same in every run.</summary>
    public static string FreeId(string wanted, HashSet<string> taken)
    {
        var id = wanted;
        for (var n = 2; !taken.Add(id); n++) id = $"{wanted}-{n}";
        return id;
    }

    private static void TryAdd(this JsonObject json, string name, Func<JsonObject> value)
    {
        if (json[name] is null) json[name] = value();
    }

    private static JsonObject Object(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child) parent[name] = child = [];
        return child;
    }
}

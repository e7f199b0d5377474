using System.Text.Json;
using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>A Jupyter notebook (nbformat 4): cells over the JSON it came from; unknown metadata is kept.</summary>
internal sealed class Notebook
{
    private readonly List<NotebookCell> _cells;

    private Notebook(JsonObject json, string path)
    {
        Json = json;
        Path = path;
        _cells = [.. json["cells"]!.AsArray()
            .Select(cell => new NotebookCell(cell as JsonObject ?? throw new FormatException("a cell is not an object")))];
    }

    public JsonObject Json { get; }

    /// <summary>Full path of the file that it was read from.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public IReadOnlyList<NotebookCell> Cells => _cells;

    public static Notebook Load(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return Parse(File.ReadAllText(full), full);
    }

    public static Notebook Parse(string text, string path)
    {
        try
        {
            var json = JsonNode.Parse(text)?.AsObject();
            if (json?["nbformat"]?.GetValue<int>() is not 4 || json["cells"] is not JsonArray)
                throw new NotebookException($"{path}: not a notebook of format 4 (\"nbformat\": 4 and \"cells\": […] are expected).");
            var notebook = new Notebook(json, path);
            // What is read here cannot fail later, in the middle of a run.
            foreach (var cell in notebook.Cells) _ = (cell.Type, cell.Id, cell.Source, cell.Tags, cell.Language, cell.ExecutionCount);
            return notebook;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new NotebookException($"{path}: not a notebook: {fault.Message}", fault);
        }
    }

    public Notebook Clone() => new(Json.DeepClone().AsObject(), Path);

    public void Insert(int index, NotebookCell cell)
    {
        Json["cells"]!.AsArray().Insert(index, cell.Json);
        _cells.Insert(index, cell);
    }

    public void RemoveAt(int index)
    {
        Json["cells"]!.AsArray().RemoveAt(index);
        _cells.RemoveAt(index);
    }

    public string ToJson() => NotebookJson.Write(Json);
}

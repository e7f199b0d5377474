namespace HstNotebooks.Cli;

/// <summary>Finds, before anything executes, what only a front end could run: magics, packages from the network, other languages.</summary>
internal static class FrontEndOnly
{
    private const string Ignored = "#!csharp";

    /// <summary>Throws a <see cref="NotebookException"/> that names the first cell and line that this program cannot execute.</summary>
    public static void Check(Notebook notebook)
    {
        if (notebook.Json["metadata"]?["kernelspec"]?["language"]?.GetValue<string>() is { } language && language is not ("C#" or "csharp"))
            throw new NotebookException($"{notebook.Path}: a notebook in {language}; `hst run` executes C# notebooks (kernel .net-csharp).");

        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (!cell.IsCode) continue;
            if (cell.Language is { } kernel && kernel is not ("csharp" or "C#"))
                throw new NotebookException($"{notebook.Path}: cell {i + 1} is in '{kernel}', which needs a front end.");
            var lines = cell.Source.Split('\n');
            if (Array.FindIndex(lines, NeedsFrontEnd) is var at and >= 0)
                throw new NotebookException($"{notebook.Path}: cell {i + 1}, line {at + 1}: `{lines[at].Trim()}` needs a front end.");
        }
    }

    /// <summary>The cell as C#, line for line: <c>#!csharp</c> says nothing new in a C# notebook.</summary>
    public static string ToScript(string source) =>
        source.Contains(Ignored) ? string.Join('\n', source.Split('\n').Select(line => line.Trim() == Ignored ? "" : line)) : source;

    private static bool NeedsFrontEnd(string line)
    {
        var text = line.Trim();
        return (text.StartsWith("#!", StringComparison.Ordinal) && text != Ignored)
            || (text.StartsWith('#') && text.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase));
    }
}

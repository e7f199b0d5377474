using System.Text.RegularExpressions;
using HstNotebooks.Cli;

namespace HstNotebooks.Tests.Cli;

/// <summary>What every notebook of the repository keeps to, so that it runs in each front end; each breach is one sentence.</summary>
internal static partial class NotebookRules
{
    private const int MaxCodeLines = 15;
    private const string Reference = "#r \"../lib/bin/HstNotebooks.dll\"";

    private static readonly string[] Forbidden = ["\"nuget:", "#!", "@input", "using var ", "Span<", "\nnamespace "];

    public static IEnumerable<string> Breaches(Notebook notebook) =>
        [.. Metadata(notebook), .. SetupAndParameters(notebook), .. notebook.Cells.SelectMany((cell, i) => Cell(cell, i + 1, notebook))];

    private static IEnumerable<string> Metadata(Notebook notebook)
    {
        var metadata = notebook.Json["metadata"];
        if (!FileName().IsMatch(notebook.Name)) yield return "the name is not NN_topic";
        if (notebook.Json["nbformat_minor"]?.GetValue<int>() is not >= 5) yield return "nbformat is older than 4.5";
        if (metadata?["kernelspec"]?["name"]?.GetValue<string>() != ".net-csharp") yield return "kernelspec is not .net-csharp";
        if (metadata?["kernelspec"]?["language"]?.GetValue<string>() != "C#") yield return "the kernelspec's language is not C#";
        if (metadata?["language_info"]?["name"]?.GetValue<string>() != "C#") yield return "language_info is not C#";
        if (metadata?["polyglot_notebook"]?["kernelInfo"]?["defaultKernelName"]?.GetValue<string>() != "csharp") yield return "no polyglot_notebook kernelInfo";
        var ids = notebook.Cells.Select(cell => cell.Id ?? "").ToList();
        if (!ids.TrueForAll(id => CellId().IsMatch(id))) yield return "a cell has no valid id";
        if (ids.Distinct().Count() < ids.Count) yield return "two cells have one id";
    }

    private static IEnumerable<string> SetupAndParameters(Notebook notebook)
    {
        var code = notebook.Cells.Where(cell => cell.IsCode).ToList();
        var references = code.SelectMany(cell => cell.Source.Split('\n')).Where(line => line.TrimStart().StartsWith("#r", StringComparison.Ordinal)).ToList();
        if (references is not [Reference]) yield return $"not exactly one {Reference}";
        if (code.Count == 0 || !code[0].Source.Contains(Reference, StringComparison.Ordinal)) yield return "the first code cell is not the setup";
        var at = ParametersCell.Find(notebook);
        if (at < 0) yield return "no cell is tagged parameters";
        else if (Record.Exception(() => ParametersCell.Parse(notebook.Cells[at].Source)) is { } fault) yield return fault.Message;
    }

    private static IEnumerable<string> Cell(NotebookCell cell, int number, Notebook notebook)
    {
        if (cell.HasTag(ParameterInjection.Tag)) yield return $"cell {number} was injected by a run";
        if (!cell.IsCode) yield break;
        if (cell.Outputs.Count > 0 || cell.ExecutionCount is not null) yield return $"cell {number} has outputs";
        if (cell.Language is not "csharp") yield return $"cell {number} does not say that it is csharp";
        foreach (var word in Forbidden.Where(word => ('\n' + cell.Source).Contains(word, StringComparison.Ordinal))) yield return $"cell {number} holds `{word.Trim()}`";
        var isExempt = cell.HasTag(ParametersCell.Tag) || cell == notebook.Cells.First(other => other.IsCode);
        var lines = cell.Source.Split('\n').Count(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal));
        if (lines > MaxCodeLines && !isExempt) yield return $"cell {number} has {lines} lines of code, more than {MaxCodeLines}";
    }

    [GeneratedRegex(@"^\d\d_[a-z0-9_]+$")]
    private static partial Regex FileName();

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex CellId();
}

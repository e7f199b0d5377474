using System.Security.Cryptography;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HstNotebooks.Cli;

/// <summary>
/// All that the result of a row depends on: the notebook and the program (SHA-256), parameters, and the files and folders that these
/// name (sizes and times). Kept as <c>batch.json</c> in the row's folder once the row has finished.
/// </summary>
internal sealed record RowState(
    string Notebook, string Program, IReadOnlyDictionary<string, string> Parameters, IReadOnlyDictionary<string, string> Inputs)
{
    // The version alone does not change when one rebuilds.
    private static readonly Lazy<string> ThisProgram = new(() =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var own = typeof(RowState).Assembly.Location;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "HstNotebooks*.dll").Append(own).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return $"{Library.Version} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    });

    public static string PathIn(string folder) => Path.Combine(folder, "batch.json");

    public static RowState Of(Notebook notebook, BatchRow row)
    {
        var paths = row.Parameters.Select(Value).OfType<string>().Where(text => text.Length > 0)
            .Select(text => Path.GetFullPath(text, notebook.Folder)).Where(Path.Exists).Distinct();
        // A row whose data are in the current folder also has the products of all rows below it.
        var products = Path.GetDirectoryName(row.Folder)!;
        return new(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(notebook.Path))), ThisProgram.Value,
            row.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Literal),
            paths.ToDictionary(path => path, path => Fingerprint.Of(path, products)));
    }

    /// <summary>With what the run itself made on first use, such as a sample; everything else as it was before the run.</summary>
    public RowState WithNewInputsOf(RowState after) =>
        this with { Inputs = Inputs.UnionBy(after.Inputs, input => input.Key).ToDictionary() };

    public bool IsSameAs(RowState other) =>
        Notebook == other.Notebook && Program == other.Program && AreSame(Parameters, other.Parameters) && AreSame(Inputs, other.Inputs);

    private static bool AreSame(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        first.Count == second.Count && first.All(pair => second.GetValueOrDefault(pair.Key) == pair.Value);

    // The text of a string parameter; other types name no file.
    private static string? Value(NotebookParameter parameter) =>
        SyntaxFactory.ParseExpression(parameter.Literal) is LiteralExpressionSyntax { Token.Value: string text } && !text.Contains('\0')
            ? text : null;
}

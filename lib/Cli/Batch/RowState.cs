using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    public const string FileName = "batch.json";

    private static readonly Lazy<string> ThisProgram = new(() =>
    {
        // The version alone does not change when one rebuilds.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var own = typeof(RowState).Assembly.Location;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "HstNotebooks*.dll").Append(own).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return $"{Library.Version} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    });

    public static RowState Of(Notebook notebook, BatchRow row)
    {
        var paths = row.Parameters.Select(Value).OfType<string>().Where(text => text.Length > 0)
            .Select(text => Path.GetFullPath(text, notebook.Folder)).Where(Path.Exists).Distinct();
        return new(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(notebook.Path))), ThisProgram.Value,
            row.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Literal),
            paths.ToDictionary(path => path, Fingerprint));
    }

    /// <summary>With what the run itself made on first use, such as a sample; everything else as it was before the run.</summary>
    public RowState WithInputsOf(RowState after) =>
        this with { Inputs = after.Inputs.Concat(Inputs).GroupBy(input => input.Key).ToDictionary(group => group.Key, group => group.Last().Value) };

    public bool IsSameAs(RowState other) => Text == other.Text;

    private string Text => JsonFile.Text(this with
    {
        Parameters = new SortedDictionary<string, string>(Parameters.ToDictionary(), StringComparer.Ordinal),
        Inputs = new SortedDictionary<string, string>(Inputs.ToDictionary(), StringComparer.Ordinal),
    });

    // The text of a string parameter; other types name no file.
    private static string? Value(NotebookParameter parameter) =>
        (SyntaxFactory.ParseExpression(parameter.Literal) as LiteralExpressionSyntax)?.Token.Value as string is { } text && !text.Contains('\0') ? text : null;

    private static string Fingerprint(string path)
    {
        if (File.Exists(path)) return Line(new FileInfo(path), "");
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var lines = new DirectoryInfo(path).EnumerateFiles("*", everything).Select(file => Line(file, Path.GetRelativePath(path, file.FullName)))
            .Order(StringComparer.Ordinal).ToList();
        return $"{lines.Count} files {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }

    private static string Line(FileInfo file, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes {file.LastWriteTimeUtc:O} {name}").TrimEnd();
}

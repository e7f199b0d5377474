using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary>
/// Reads the table of a batch: a column for each parameter, a row for each run. An empty cell leaves the notebook's default. The column
/// <c>name</c>, else the first, names the row's folder; it is a parameter, too, where the notebook has one of that name.
/// Paths are seen from the table's folder, so that a table can lie beside its data.
/// </summary>
internal static class BatchTable
{
    private const string NameColumn = "name";

    // Not allowed in a file name on one of the systems in use.
    private const string NotInNames = "/\\:*?\"<>|";

    private static readonly string[] TypedTables = [".ecsv", ".fits", ".fit", ".fits.gz", ".vot", ".xml"];

    /// <summary>Throws a <see cref="BatchException"/> that names the column or row which the notebook cannot take.</summary>
    public static IReadOnlyList<BatchRow> Read(
        string path, Notebook notebook, IReadOnlyList<string> forAll, string folder, string startFolder)
    {
        var columns = Columns(path);
        Check(path, columns, notebook, forAll, startFolder);
        var names = (columns.Find(column => column.Name == NameColumn) ?? columns[0]).Cells;
        CheckNames(path, names);

        var declared = Inject(notebook, [], startFolder).Select(parameter => parameter.Name).ToHashSet();
        var tableFolder = Path.GetDirectoryName(Path.GetFullPath(path, startFolder))!;
        var rows = new List<BatchRow>();
        for (var i = 0; i < names.Count; i++)
        {
            var given = columns.Where(column => declared.Contains(column.Name) && column.Cells[i].Length > 0)
                .Select(column => $"{column.Name}={ParameterPaths.Resolve(column.Cells[i], tableFolder) ?? column.Cells[i]}");
            string[] assignments = [.. given, .. forAll];
            try
            {
                rows.Add(new(names[i], Path.Combine(folder, names[i]), assignments, Inject(notebook, assignments, startFolder)));
            }
            catch (ParameterException fault)
            {
                throw new BatchException($"{path}, row {i + 1} ({names[i]}): {fault.Message}");
            }
        }
        return rows;
    }

    private static List<Column> Columns(string path)
    {
        var table = IsTyped(path) ? Table.Read(path) : ReadText(path);
        if (table.Columns.Count == 0 || table.RowCount == 0)
            throw new BatchException($"{path}: the table has no rows; one for each run is expected.");
        if (table.Columns.FirstOrDefault(column => column.CellShape.Count > 0) is { } array)
            throw new BatchException($"{path}: the cells of column {array.Name} are arrays; a parameter is one value.");
        return [.. table.Columns.Select(column => new Column(column.Name.Trim(), [.. column.Read().Cast<object?>().Select(Text)]))];
    }

    private static bool IsTyped(string path) =>
        TypedTables.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // All as text, so that 0160 stays what it is: the notebook knows the types of its parameters.
    private static Table ReadText(string path) =>
        Table.ReadCsv(path, new CsvOptions { TextColumns = [.. Table.ReadCsv(path).Columns.Select(column => column.Name)] });

    private static string Text(object? cell) => cell switch
    {
        null or double.NaN or float.NaN => "",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!.Trim(),
    };

    private static void Check(string path, List<Column> columns, Notebook notebook, IReadOnlyList<string> forAll, string startFolder)
    {
        var declared = Inject(notebook, forAll, startFolder);
        var names = columns.Select(column => column.Name).ToList();
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new BatchException($"{path}: two columns are called {twice.Key}.");
        if (names.Find(name => declared.Any(parameter => parameter.Name == name && parameter.IsChanged)) is { } both)
            throw new BatchException($"{path}: there is a column {both}, and -p {both}=… for all rows; give one of the two.");
        if (names.Find(name => name != NameColumn && declared.All(parameter => parameter.Name != name)) is not { } unknown) return;
        var closest = declared.MinBy(parameter => EditDistance.Between(unknown, parameter.Name));
        throw new BatchException($"{path}: column '{unknown}' is no parameter of {notebook.Name}"
            + (closest is null ? $", which takes none; only a column `{NameColumn}` is expected." : $"; did you mean {closest.Name}?")
            + string.Concat(declared.Select(parameter => $"\n  {parameter}")));
    }

    private static void CheckNames(string path, IReadOnlyList<string> names)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (!IsFolderName(name))
                throw new BatchException($"{path}, row {i + 1}: '{name}' cannot be the name of a folder; add a column `{NameColumn}`.");
            if (seen.TryAdd(name, i)) continue;
            throw new BatchException(
                $"{path}: rows {seen[name] + 1} and {i + 1} are both called '{name}'; add a column `{NameColumn}` that tells them apart.");
        }
    }

    private static bool IsFolderName(string name) =>
        name.Length > 0 && !name.EndsWith('.') && !name.Any(c => char.IsControl(c) || NotInNames.Contains(c))
        && name is not (BatchSummary.CsvName or BatchSummary.HtmlName);

    private static IReadOnlyList<NotebookParameter> Inject(Notebook notebook, IReadOnlyList<string> assignments, string startFolder) =>
        ParameterInjection.Inject(notebook.Clone(), assignments, startFolder).Parameters;

    private sealed record Column(string Name, IReadOnlyList<string> Cells);
}

using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>A small table of results that shows itself in a cell: column names with units, and rows of text and numbers.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed class DataTable : IHtml
{
    private const int PreviewRows = 20;
    private readonly string[] _columns;
    private readonly List<string[]> _rows = [];

    /// <summary>An empty table with these columns; write the unit into the name, as in <c>sky (e⁻/s)</c>.</summary>
    public DataTable(params string[] columns) => _columns = columns;

    /// <summary>How many rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row; numbers get five significant digits.</summary>
    /// <exception cref="ArgumentException">There are not as many values as columns.</exception>
    public DataTable Add(params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != _columns.Length)
        {
            throw new ArgumentException($"{values.Length} values for {_columns.Length} columns.", nameof(values));
        }
        _rows.Add([.. values.Select(v => v switch
        {
            double d => d.ToString("G5", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => v?.ToString() ?? "",
        })]);
        return this;
    }

    /// <summary>Shows the table now.</summary>
    public void Show() => NotebookHost.Display(this);

    /// <summary>
    /// Writes all rows: as a LaTeX table (<see cref="ToLatex"/>) when the path ends in <c>.tex</c>, else as CSV (RFC 4180, UTF-8). The file
    /// appears only when it is complete.
    /// </summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path), temporary = full + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        bool isLatex = full.EndsWith(".tex", StringComparison.OrdinalIgnoreCase);
        File.WriteAllLines(temporary, isLatex ? [ToLatex()] : _rows.Prepend(_columns).Select(r => string.Join(',', r.Select(Quoted))));
        File.Move(temporary, full, overwrite: true);

        static string Quoted(string cell) =>
            cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>
    /// All rows as a <c>tabular</c> of LaTeX, columns of numbers to the right. Signs that LaTeX reads as commands are escaped, Greek
    /// letters, signs and superscripts become mathematics.
    /// </summary>
    public string ToLatex() => LatexTable.Of(_columns, _rows);

    /// <summary>The first 20 rows as a table.</summary>
    public string ToHtml() => ToHtml(PreviewRows);

    /// <summary>The first rows as a table.</summary>
    internal string ToHtml(int rows) =>
        HtmlTable.Of(_columns, _rows.Take(rows)) + (More(rows) is { Length: > 0 } more ? $"<div>{more}</div>" : "");

    /// <summary>The first 20 rows in columns of plain text.</summary>
    public override string ToString()
    {
        var shown = _rows.Take(PreviewRows).Prepend(_columns).ToArray();
        var widths = _columns.Select((_, i) => shown.Max(r => r[i].Length)).ToArray();
        var lines = shown.Select(r => string.Join("  ", r.Select((c, i) => c.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', lines.Append(More(PreviewRows)).Where(l => l.Length > 0));
    }

    private string More(int shown) => _rows.Count > shown ? $"… and {_rows.Count - shown} more rows" : "";
}

using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>A small table of results that shows itself in a cell: column names with units, and rows of text and numbers.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed class DataTable : IHtml
{
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
        if (values.Length != _columns.Length) throw new ArgumentException($"{values.Length} values for {_columns.Length} columns.", nameof(values));
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

    /// <inheritdoc/>
    public string ToHtml() => HtmlTable.Of(_columns, _rows);

    /// <summary>The table in columns of plain text.</summary>
    public override string ToString()
    {
        var widths = _columns.Select((c, i) => _rows.Select(r => r[i].Length).Append(c.Length).Max()).ToArray();
        return string.Join('\n', _rows.Prepend(_columns).Select(r => string.Join("  ", r.Select((c, i) => c.PadRight(widths[i]))).TrimEnd()));
    }
}

using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// Named columns of equal length. What a file holds is read when it is asked for; in a notebook cell a table shows its first rows.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class Table : IHtml
{
    /// <summary>A table of these columns, which may come from other tables.</summary>
    /// <exception cref="ArgumentException">The columns are not of the same length.</exception>
    public Table(params IEnumerable<TableColumn> columns) : this(columns, "") { }

    /// <summary>A table of these columns, with a name and what else is known about it.</summary>
    /// <exception cref="ArgumentException">The columns are not of the same length.</exception>
    public Table(IEnumerable<TableColumn> columns, string name, IEnumerable<KeyValuePair<string, object?>>? meta = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Columns = [.. columns];
        Meta = meta is null ? [] : [.. meta];
        if (Columns.Count == 0) return;
        RowCount = Columns[0].RowCount;
        if (Columns.FirstOrDefault(column => column.RowCount != RowCount) is { } odd)
        {
            throw new ArgumentException(
                Invariant($"Column {odd.Name} has {odd.RowCount} rows, column {Columns[0].Name} has {RowCount}: lengths must be equal."),
                nameof(columns));
        }
    }

    /// <summary>The name: EXTNAME of a table in a FITS file; "" when it has none.</summary>
    public string Name { get; }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; internal init; }

    /// <summary>
    /// What is known about the table as a whole, in order; keys may repeat. Empty for a table of a FITS file, whose header says it.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Meta { get; }

    /// <summary>What departs from the standard but does not hinder reading.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The first column of this name; without regard to case if none has it exactly.</summary>
    /// <exception cref="FitsException">There is none; the message names the columns.</exception>
    public TableColumn this[string name] =>
        Columns.FirstOrDefault(column => column.Name == name)
        ?? Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Missing(name);

    /// <summary>All values of a column; see <see cref="TableColumn.Read{T}()"/>.</summary>
    /// <exception cref="FitsException">There is no such column, or it cannot be read as T.</exception>
    public T[] Column<T>(string name) => this[name].Read<T>();

    private FitsException Missing(string name)
    {
        string table = Name.Length > 0 ? $"Table {Name}" : "The table";
        if (Columns.Count == 0) return new FitsException($"{table} has no column {name}: it has no columns.");
        string closest = Columns.MinBy(column => EditDistance.Between(name, column.Name))!.Name;
        string names = string.Join(", ", Columns.Take(100).Select(column => column.Name));
        return new FitsException($"{table} has no column {name}; did you mean {closest}? It has {names}.");
    }
}

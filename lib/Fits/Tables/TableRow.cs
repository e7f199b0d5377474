namespace HstNotebooks.Fits;

/// <summary>A row of a table. Rows are read in blocks, so that going through all of them in order is fast.</summary>
public readonly struct TableRow
{
    private readonly Table table;
    private readonly RowBlock block;

    internal TableRow(Table table, RowBlock block, long index)
    {
        this.table = table;
        this.block = block;
        Index = index;
    }

    /// <summary>The place of the row, 0-based.</summary>
    public long Index { get; }

    /// <summary>The value of a column as its <see cref="TableColumn.CellType"/>; null where it is undefined.</summary>
    /// <exception cref="FitsException">There is no such column, or its cells cannot be read.</exception>
    public object? this[string name] => this[table[name]];

    /// <summary>The value of a column of this table; see the other indexer.</summary>
    /// <exception cref="FitsException">The cells cannot be read.</exception>
    public object? this[TableColumn column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return block.Read(column, column.CellType).GetValue(Index - block.FirstRow);
        }
    }

    /// <summary>The value of a column as a type of one's choice; see <see cref="TableColumn.Read{T}()"/>.</summary>
    /// <exception cref="FitsException">There is no such column, or it cannot be read as T.</exception>
    public T Get<T>(string name) => ((T[])block.Read(table[name], typeof(T)))[Index - block.FirstRow];

    /// <inheritdoc/>
    public override string ToString()
    {
        var row = this;
        return string.Join(", ", table.Columns.Select(column => $"{column.Name} = {CellText.Of(row[column], column)}"));
    }
}

namespace HstNotebooks.Fits;

/// <summary>A table and its header: a BINTABLE or TABLE extension. Headers are read at once, cells when they are asked for.</summary>
public sealed partial class TableHdu : Hdu
{
    private Table? table;

    internal TableHdu(Header header, HduLayout layout, DataUnit data, int index, Table? table = null) : base(header, layout, data, index) =>
        this.table = table;

    /// <summary>The table. Its columns are described by the header as it was when the table was first asked for.</summary>
    /// <exception cref="FitsException">The header does not describe a table; the message names the keyword.</exception>
    public Table Table => table ??= Type == "TABLE" ? AsciiTableReading.Read(this) : BinaryTableReading.Read(this);

    /// <summary>The columns in their order.</summary>
    /// <exception cref="FitsException">As <see cref="Table"/>.</exception>
    public IReadOnlyList<TableColumn> Columns => Table.Columns;

    /// <summary>The number of rows (NAXIS2).</summary>
    public long RowCount => Layout.Shape.Count == 2 ? Layout.Shape[1] : 0;

    /// <summary>All values of a column; see <see cref="TableColumn.Read{T}()"/>.</summary>
    /// <exception cref="FitsException">There is no such column, or it cannot be read as T; or as <see cref="Table"/>.</exception>
    public T[] Column<T>(string name) => Table.Column<T>(name);
}

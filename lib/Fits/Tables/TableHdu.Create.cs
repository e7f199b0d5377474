namespace HstNotebooks.Fits;

public sealed partial class TableHdu
{
    /// <summary>
    /// A binary table (BINTABLE). Cells are read and written in blocks of rows by <see cref="FitsFile.Write"/>; columns that come from
    /// another binary table are copied as they are stored. Text is as wide as its longest string, undefined integers get a TNULL, cells of
    /// varying length follow in the heap. Units are written as TUNIT, descriptions as TCOMM, display formats that suit the type as TDISP.
    /// </summary>
    /// <param name="table">The table; its name, if it has one, is written as EXTNAME.</param>
    /// <param name="header">
    /// A template, copied: all its cards in their order except those about the structure; what it says of a column (TLMINn, TCRVLn, …)
    /// is kept where the column of that number has the same name.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are more than 999 columns, or a name, unit or description is not printable ASCII.
    /// </exception>
    /// <exception cref="FitsException">The lengths of cells cannot be read.</exception>
    public static TableHdu Create(Table table, Header? header = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TableCreation.Binary(table, header);
    }

    /// <summary>A binary table of these columns; see the other overload.</summary>
    /// <exception cref="ArgumentException">
    /// The columns are of different lengths or more than 999, or a name, unit or description is not printable ASCII.
    /// </exception>
    /// <exception cref="FitsException">The lengths of cells cannot be read.</exception>
    public static TableHdu Create(params TableColumn[] columns) => Create(new Table(columns));

    /// <summary>
    /// An ASCII table (TABLE) of text, integers, float and double: numbers with all digits that they need, undefined ones as '*' (TNULL).
    /// </summary>
    /// <param name="table">The table; its name, if it has one, is written as EXTNAME.</param>
    /// <param name="header">A template as for <see cref="Create(HstNotebooks.Fits.Table, Header?)"/>.</param>
    /// <exception cref="ArgumentException">A column holds what an ASCII table cannot: logical or complex values, arrays.</exception>
    /// <exception cref="FitsException">A column cannot be read.</exception>
    public static TableHdu CreateAscii(Table table, Header? header = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TableCreation.Ascii(table, header);
    }
}

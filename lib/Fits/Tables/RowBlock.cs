namespace HstNotebooks.Fits;

/// <summary>Some rows of a table, of which each column is read at its first use.</summary>
internal sealed class RowBlock(long firstRow, int count)
{
    private const long Bytes = 1 << 20;
    private const int MaxRows = 1024;

    private readonly Dictionary<(TableColumn Column, Type Type), Array> arrays = [];

    public long FirstRow => firstRow;

    public bool Contains(long row) => row >= firstRow && row < firstRow + count;

    public Array Read(TableColumn column, Type type)
    {
        lock (arrays)
        {
            if (!arrays.TryGetValue((column, type), out var array)) arrays[(column, type)] = array = column.Read(type, firstRow, count);
            return array;
        }
    }

    /// <summary>The rows around one, few if they are long.</summary>
    public static RowBlock Around(long row, Table table)
    {
        double rowBytes = table.Columns.Sum(RowBytes);
        int rows = (int)Math.Clamp(Bytes / Math.Max(1, rowBytes), 1, MaxRows);
        long first = row / rows * rows;
        return new RowBlock(first, (int)Math.Min(rows, table.RowCount - first));
    }

    private static double RowBytes(TableColumn column) =>
        column.IsVariableLength ? column.Source.BackingBytes / (double)column.RowCount : column.Format.Form.Width;
}

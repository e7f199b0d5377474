using static System.FormattableString;

namespace HstNotebooks.Fits;

public sealed partial class Table
{
    private RowBlock? lastBlock;

    /// <summary>A row, 0-based.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row.</exception>
    public TableRow this[long index]
    {
        get
        {
            if (index < 0 || index >= RowCount)
            {
                throw new ArgumentOutOfRangeException(nameof(index), index, Invariant($"The table has {RowCount} rows, counted from 0."));
            }
            var block = lastBlock;
            if (block?.Contains(index) is not true) lastBlock = block = RowBlock.Around(index, this);
            return new TableRow(this, block, index);
        }
    }

    /// <summary>The rows in their order. For whole columns <see cref="Column{T}"/> is faster.</summary>
    public IEnumerable<TableRow> Rows
    {
        get
        {
            for (long i = 0; i < RowCount; i++) yield return this[i];
        }
    }
}

using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Where the cells of a column of varying length will stand in the heap that is written: one after the other.</summary>
internal sealed class HeapColumn
{
    private readonly CellDescriptor[] cells;
    private readonly BinaryFormat form;

    public HeapColumn(TableColumn column, long start)
    {
        form = column.Format.Form;
        using var reader = column.Source.Open();
        long limit = ElementDecoder.FreeBytes + 8 * column.Source.BackingBytes;
        if (column.RowCount >= Array.MaxLength || (form.Width == 0 && column.RowCount > limit / 32))
        {
            throw new FitsException(Invariant($"{column.Origin}: {column.RowCount} rows of varying length are too many to be written."));
        }
        cells = new CellDescriptor[column.RowCount];
        reader.ReadDescriptors(0, cells);
        Starts = new long[cells.Length + 1];
        Starts[0] = start;
        for (int i = 0; i < cells.Length; i++)
        {
            Longest = Math.Max(Longest, cells[i].Length);
            Starts[i + 1] = checked(Starts[i] + form.BytesOf(cells[i].Length));
            if (Starts[i + 1] - start > limit)
            {
                throw new FitsException($"{column.Origin}: the cells claim the bytes of the heap many times over.");
            }
        }
    }

    /// <summary>The first byte of each cell, and the end of the last.</summary>
    public long[] Starts { get; }

    public long RowCount => cells.Length;

    public long End => Starts[^1];

    /// <summary>Elements of the longest cell.</summary>
    public long Longest { get; }

    /// <summary>The row whose cell holds a byte.</summary>
    public long RowAt(long offset)
    {
        int found = Starts.AsSpan().BinarySearch(offset);
        if (found < 0) return ~found - 1;
        while (Starts[found + 1] == offset) found++;
        return found;
    }

    public void ReadCell(CellReader reader, long row, Span<byte> cell) => reader.ReadCell(row, cells[row], cell);

    public void WriteDescriptors(long firstRow, int width, Span<byte> descriptors)
    {
        for (long row = firstRow; descriptors.Length > 0; row++, descriptors = descriptors[width..])
        {
            new CellDescriptor(cells[row].Length, Starts[row]).Write(descriptors[..width]);
        }
    }
}

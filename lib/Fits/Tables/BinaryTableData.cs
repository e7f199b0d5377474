using System.Runtime.InteropServices;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The rows of a binary table and its heap, in which the cells of one column follow those of the one before.</summary>
internal sealed class BinaryTableData : BlockDataUnit
{
    private const int BlockBytes = 1 << 18;

    private readonly Table table;
    private readonly long[] offsets;
    private readonly HeapColumn?[] heap;

    public BinaryTableData(Table table)
    {
        this.table = table;
        heap = new HeapColumn?[table.Columns.Count];
        Forms = new BinaryFormat[table.Columns.Count];
        offsets = new long[table.Columns.Count];
        long heapLength = 0;
        for (int i = 0; i < heap.Length; i++)
        {
            if (!table.Columns[i].IsVariableLength) continue;
            heap[i] = new HeapColumn(table.Columns[i], heapLength);
            heapLength = heap[i]!.End;
        }
        for (int i = 0; i < Forms.Length; i++)
        {
            Forms[i] = FormOf(table.Columns[i], heap[i], heapLength > int.MaxValue);
            offsets[i] = RowBytes;
            RowBytes = checked(RowBytes + Forms[i].Width);
        }
        if (RowBytes > Array.MaxLength) throw new FitsException(Invariant($"A row of {RowBytes} bytes is too long to be written."));
        Length = checked(RowBytes * table.RowCount + heapLength);
    }

    /// <summary>TFORM of the columns, as they are written.</summary>
    public BinaryFormat[] Forms { get; }

    public long RowBytes { get; }

    public override long Length { get; }

    protected override BlockProducer Produce() => new Producer(this);

    // Arrays of strings are announced by TDIM.
    private static BinaryFormat FormOf(TableColumn column, HeapColumn? cells, bool isLarge) => cells is null
        ? column.Format.Form with { Substring = 0 }
        : column.Format.Form with { Repeat = 1, Descriptor = isLarge ? 'Q' : 'P', MaxLength = cells.Longest };

    private sealed class Producer(BinaryTableData data) : BlockProducer
    {
        private readonly CellReader[] readers = [.. data.table.Columns.Select(column => column.Source.Open())];
        private byte[] cells = [];

        public override long Fill(long offset, ref byte[] block, out int length)
        {
            long rowsEnd = data.RowBytes * data.table.RowCount;
            return offset < rowsEnd
                ? FillRows(offset / data.RowBytes, ref block, out length)
                : FillHeap(offset - rowsEnd, ref block, out length) + rowsEnd;
        }

        private long FillRows(long firstRow, ref byte[] block, out int length)
        {
            int rowBytes = checked((int)data.RowBytes);
            int count = (int)Math.Min(Math.Max(1, BlockBytes / rowBytes), data.table.RowCount - firstRow);
            length = count * rowBytes;
            if (block.Length < length) block = new byte[length];
            for (int i = 0; i < readers.Length; i++)
            {
                int width = (int)data.Forms[i].Width;
                if (cells.Length < count * width) cells = new byte[count * width];
                var column = cells.AsSpan(0, count * width);
                if (data.heap[i] is { } heap) heap.WriteDescriptors(firstRow, width, column);
                else ReadCells(i, firstRow, count, column);
                Scatter(column, width, block.AsSpan(0, length), (int)data.offsets[i], rowBytes);
            }
            return firstRow * rowBytes;
        }

        private void ReadCells(int column, long firstRow, int count, Span<byte> target)
        {
            try
            {
                readers[column].Read(firstRow, count, target);
            }
            catch (ArgumentException e)
            {
                throw new FitsException($"{data.table.Columns[column].Origin}: {e.Message}", e);
            }
        }

        private static void Scatter(ReadOnlySpan<byte> cells, int width, Span<byte> rows, int offset, int rowBytes)
        {
            switch (width)
            {
                case 2: Scatter(MemoryMarshal.Cast<byte, short>(cells), rows, offset, rowBytes); break;
                case 4: Scatter(MemoryMarshal.Cast<byte, int>(cells), rows, offset, rowBytes); break;
                case 8: Scatter(MemoryMarshal.Cast<byte, long>(cells), rows, offset, rowBytes); break;
                default:
                    for (; cells.Length > 0; cells = cells[width..], offset += rowBytes) cells[..width].CopyTo(rows[offset..]);
                    break;
            }
        }

        private static void Scatter<T>(ReadOnlySpan<T> cells, Span<byte> rows, int offset, int rowBytes) where T : unmanaged
        {
            for (int i = 0; i < cells.Length; i++) MemoryMarshal.Write(rows[(offset + i * rowBytes)..], in cells[i]);
        }

        // As many whole cells of one column as make a block.
        private long FillHeap(long offset, ref byte[] block, out int length)
        {
            int column = Array.FindIndex(data.heap, heap => heap is not null && offset < heap.End);
            var heap = data.heap[column]!;
            long row = heap.RowAt(offset), start = heap.Starts[row];
            for (length = 0; row < heap.RowCount && (length == 0 || length < BlockBytes); row++)
            {
                int cell = checked((int)(heap.Starts[row + 1] - heap.Starts[row]));
                if (cell == 0) continue;
                if (block.Length < length + cell) Array.Resize(ref block, Math.Max(length + cell, 2 * BlockBytes));
                heap.ReadCell(readers[column], row, block.AsSpan(length, cell));
                length += cell;
            }
            return start;
        }

        public override void Dispose()
        {
            foreach (var reader in readers) reader.Dispose();
        }
    }
}

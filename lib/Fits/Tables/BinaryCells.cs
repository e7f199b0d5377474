using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The rows of a binary table and the heap after them (FITS 4.0, section 7.3.3).</summary>
/// <param name="Data">The data unit.</param>
/// <param name="RowCount">NAXIS2.</param>
/// <param name="RowBytes">NAXIS1.</param>
/// <param name="HeapStart">THEAP.</param>
internal sealed record BinaryRows(DataUnit Data, long RowCount, long RowBytes, long HeapStart)
{
    public long HeapLength => Data.Length - HeapStart;
}

/// <summary>The cells of a column of a binary table, from a byte of each row on.</summary>
internal sealed class BinaryCells(BinaryRows rows, long offset, BinaryFormat form, string origin) : CellSource
{
    public override long RowCount => rows.RowCount;

    public override long BackingBytes => form.IsVariableLength ? rows.HeapLength : rows.Data.Length;

    public override CellReader Open() => new Reader(rows, offset, form, origin);

    private sealed class Reader(BinaryRows rows, long offset, BinaryFormat form, string origin) : CellReader
    {
        private const int WindowBytes = 1 << 16;

        private readonly DataReader bytes = rows.Data.Open();
        private byte[] window = [];
        private long windowStart;

        public override void Read(long firstRow, int count, Span<byte> cells) =>
            StridedBytes.Gather(bytes, firstRow * rows.RowBytes + offset, rows.RowBytes, (int)form.Width, cells);

        public override void ReadDescriptors(long firstRow, Span<CellDescriptor> descriptors)
        {
            int width = (int)form.Width;
            if (width == 0) return;
            byte[] stored = new byte[Math.Min(descriptors.Length, WindowBytes / width) * width];
            for (int start = 0; start < descriptors.Length; start += stored.Length / width)
            {
                int count = Math.Min(descriptors.Length - start, stored.Length / width);
                Read(firstRow + start, count, stored.AsSpan(0, count * width));
                for (int i = 0; i < count; i++)
                {
                    var descriptor = CellDescriptor.Read(stored.AsSpan(i * width, width));
                    RequireInside(descriptor, firstRow + start + i);
                    descriptors[start + i] = descriptor;
                }
            }
        }

        // Small cells mostly follow each other: they are taken from a window on the heap.
        public override void ReadCell(long row, CellDescriptor descriptor, Span<byte> cell)
        {
            if (cell.IsEmpty) return;
            long at = descriptor.Offset;
            if (cell.Length > WindowBytes / 4)
            {
                bytes.Read(rows.HeapStart + at, cell);
                return;
            }
            if (at < windowStart || at + cell.Length > windowStart + window.Length)
            {
                int length = (int)Math.Min(WindowBytes, rows.HeapLength - at);
                if (window.Length != length) window = new byte[length];
                windowStart = at;
                bytes.Read(rows.HeapStart + at, window);
            }
            window.AsSpan((int)(at - windowStart), cell.Length).CopyTo(cell);
        }

        private void RequireInside(CellDescriptor cell, long row)
        {
            long heap = rows.HeapLength;
            bool isPlausible = cell.Length > 0 && cell.Length / 8 <= heap && cell.Offset >= 0 && cell.Offset <= heap;
            if (cell.Length == 0 || (isPlausible && form.BytesOf(cell.Length) <= heap - cell.Offset)) return;
            throw new FitsException(Invariant(
                $"{origin}: row {row} has {cell.Length} elements from byte {cell.Offset} of the heap on, which has only {heap} bytes."));
        }

        public override void Dispose()
        {
            bytes.Dispose();
            base.Dispose();
        }
    }
}

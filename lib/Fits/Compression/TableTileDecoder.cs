using System.Buffers;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Unpacks tiles of a compressed table: a tile is some rows, whose columns are packed one by one.</summary>
internal sealed class TableTileDecoder(CompressedTable table, DataReader packed)
{
    private const int RiceBlock = 32;
    private const int DescriptorBytes = 16;

    // Of the packed cells of a column with variable length.
    private static readonly BinaryFormat HeapPlace = new(1, ColumnType.Byte, 'Q');

    private readonly PackedTable rows = table.Table;

    /// <summary>Fills the target with the rows of a tile.</summary>
    /// <exception cref="FitsException">The tile is missing or damaged.</exception>
    public void DecodeRows(long tile, Span<byte> target)
    {
        byte[] stored = StoredRow(tile);
        int count = target.Length / rows.RowBytes;
        for (int i = 0; i < rows.Columns.Count; i++)
        {
            var column = rows.Columns[i];
            int width = (int)column.Format.Width;
            if (width == 0) continue;
            byte[] cells = column.Format.IsVariableLength
                ? Descriptors(tile, stored, i, count).Cells
                : Unpack(tile, i, table.Packed.Extent(stored, table.Packed.Columns[i]), (long)count * width, table.Algorithms[i]);
            for (int row = 0; row < count; row++) cells.AsSpan(row * width, width).CopyTo(target[(row * rows.RowBytes + column.Offset)..]);
        }
    }

    /// <summary>Puts the cells of variable length of a tile to their places in the heap, of which offset 0 follows the last row.</summary>
    /// <exception cref="FitsException">The tile is missing or damaged.</exception>
    public void DecodeHeap(long tile, Span<byte> heap)
    {
        byte[] stored = StoredRow(tile);
        int count = (int)Math.Min(table.TileRows, rows.RowCount - tile * table.TileRows);
        for (int i = 0; i < rows.Columns.Count; i++)
        {
            var format = rows.Columns[i].Format;
            if (format.Width == 0 || !format.IsVariableLength) continue;
            var (cells, places) = Descriptors(tile, stored, i, count);
            int width = (int)format.Width;
            double sum = 0;
            for (int row = 0; row < count; row++)
            {
                var (start, length) = rows.Extent(cells.AsSpan(row * width), format);
                if (length == 0) continue;
                sum += length;
                if (sum > Plausibility.Harmless + 8.0 * heap.Length)
                {
                    throw Damaged(tile, i, "its cells overlap in the heap again and again");
                }
                var place = table.Packed.Extent(places.AsSpan(row * DescriptorBytes), HeapPlace);
                var algorithm = place.Length == length ? CompressionAlgorithm.None : table.Algorithms[i];
                Unpack(tile, i, place, length, algorithm).CopyTo(heap[(int)(start - rows.RowBytes * rows.RowCount)..]);
            }
        }
    }

    private byte[] StoredRow(long tile)
    {
        byte[] row = new byte[table.Packed.RowBytes];
        packed.Read(tile * row.Length, row);
        return row;
    }

    // A column of variable length is stored as two descriptors a row, deflated: those of the table and those of the packed cells. The
    // standard (section 10.3.6) leaves open which come first: fpack begins with the table's, others with the packed ones.
    private (byte[] Cells, byte[] Places) Descriptors(long tile, byte[] stored, int column, int count)
    {
        int width = (int)rows.Columns[column].Format.Width;
        var extent = table.Packed.Extent(stored, table.Packed.Columns[column]);
        byte[] both = Unpack(tile, column, extent, (long)count * (width + DescriptorBytes), CompressionAlgorithm.Gzip1);
        var tableFirst = (Cells: both[..(count * width)], Places: both[(count * width)..]);
        if (AreInside(tableFirst.Cells, tableFirst.Places)) return tableFirst;
        var packedFirst = (Cells: both[(count * DescriptorBytes)..], Places: both[..(count * DescriptorBytes)]);
        if (AreInside(packedFirst.Cells, packedFirst.Places)) return packedFirst;
        throw Damaged(tile, column, "its descriptors point out of the heap");

        bool AreInside(byte[] cells, byte[] places)
        {
            for (int row = 0; row < count; row++)
            {
                if (!rows.TryExtent(cells.AsSpan(row * width), rows.Columns[column].Format, out _)) return false;
                if (!table.Packed.TryExtent(places.AsSpan(row * DescriptorBytes), HeapPlace, out _)) return false;
            }
            return true;
        }
    }

    private byte[] Unpack(long tile, int column, (long Start, long Length) extent, long length, CompressionAlgorithm algorithm)
    {
        bool isPlausible = extent.Length <= 8 * length + 4096 && length <= Array.MaxLength
            && length <= Plausibility.Harmless + (double)GzipTile.MaxExpansion * extent.Length;
        if (!isPlausible) throw Damaged(tile, column, Invariant($"{extent.Length} packed bytes cannot be {length}"));
        int size = rows.Columns[column].Format.ElementSize;
        byte[] target = new byte[length];
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)extent.Length);
        try
        {
            var bytes = new ArraySegment<byte>(buffer, 0, (int)extent.Length);
            packed.Read(extent.Start, bytes);
            if (algorithm == CompressionAlgorithm.Rice1) UnpackRice(bytes, target, size);
            else if (!ElementPacking.TryUnpack(algorithm, bytes, target, size)) throw new InvalidDataException("it has another length");
            return target;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(tile, column, e.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void UnpackRice(ArraySegment<byte> bytes, Span<byte> target, int size)
    {
        int[] integers = new int[target.Length / size];
        Rice.Decode(bytes, integers, size, RiceBlock);
        ElementPacking.Store(integers, target, size);
    }

    private FitsException Damaged(long tile, int column, string why) =>
        new(Invariant($"{table.Packed.Origin}, tile {tile}, column {column + 1}: {why}."));
}

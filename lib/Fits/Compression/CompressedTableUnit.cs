using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The rows and the heap of a compressed table as an uncompressed file would store them, unpacked when they are read.</summary>
internal sealed class CompressedTableUnit(CompressedTable table, DataUnit packed) : DataUnit
{
    public override long Length => table.Length;

    public override DataReader Open() => new Reader(table, packed.Open());

    public override void RequirePlausible() => Plausibility.Require(this, packed.Length);

    /// <summary>Keeps the tile that it unpacked last; the heap is unpacked as a whole when it is asked for.</summary>
    private sealed class Reader(CompressedTable table, DataReader packed) : DataReader
    {
        private readonly TableTileDecoder decoder = new(table, packed);
        private readonly long rowsEnd = table.Table.RowBytes * table.Table.RowCount;
        private byte[] tile = [];
        private long tileIndex = -1;
        private byte[]? heap;

        public override void Read(long offset, Span<byte> target)
        {
            while (target.Length > 0)
            {
                var bytes = offset < rowsEnd ? RowsFrom(offset) : (heap ??= Heap()).AsSpan((int)(offset - rowsEnd));
                int count = Math.Min(bytes.Length, target.Length);
                bytes[..count].CopyTo(target);
                target = target[count..];
                offset += count;
            }
        }

        public override void Dispose()
        {
            packed.Dispose();
            base.Dispose();
        }

        private Span<byte> RowsFrom(long offset)
        {
            long tileBytes = table.TileRows * table.Table.RowBytes;
            long index = offset / tileBytes, start = index * tileBytes;
            if (index != tileIndex)
            {
                tileIndex = -1;
                int length = Allowed(Math.Min(tileBytes, rowsEnd - start), "rows of a tile");
                if (tile.Length != length) tile = new byte[length];
                decoder.DecodeRows(index, tile);
                tileIndex = index;
            }
            return tile.AsSpan((int)(offset - start));
        }

        private byte[] Heap()
        {
            byte[] bytes = new byte[Allowed(table.Length - rowsEnd, "heap")];
            for (long index = 0; index < table.Packed.RowCount; index++) decoder.DecodeHeap(index, bytes);
            return bytes;
        }

        private int Allowed(long bytes, string what)
        {
            double most = Math.Min(Array.MaxLength, Plausibility.Harmless + (double)GzipTile.MaxExpansion * table.Packed.Length);
            if (bytes <= most) return (int)bytes;
            throw new FitsException(
                Invariant($"{table.Packed.Origin}: the {what} would have {bytes} bytes, more than the packed ones can hold."));
        }
    }
}

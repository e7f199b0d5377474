using System.Buffers;
using System.Runtime.ExceptionServices;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// Reads a compressed image at any offset. It keeps the slabs that it unpacked last, more and more of them when reading goes on where it
/// ended, so that a few pixels cost a few tiles, and a whole image costs each tile once, on all cores.
/// </summary>
internal sealed class SlabReader(CompressedImage image, DataReader table) : DataReader
{
    private const long MaxKeptBytes = 4 << 20;

    private readonly TileGrid grid = image.Grid;
    private readonly TileDecoder decoder = new(image, table);
    private byte[] kept = [];
    private long first;
    private long end;

    public override void Read(long offset, Span<byte> target)
    {
        while (target.Length > 0)
        {
            long slab = grid.SlabAt(offset / image.PixelSize);
            if (slab < first || slab >= end) Keep(slab, offset + target.Length);
            int from = (int)(offset - grid.SlabStart(first) * image.PixelSize);
            int count = (int)Math.Min(target.Length, grid.SlabStart(end) * image.PixelSize - offset);
            kept.AsSpan(from, count).CopyTo(target);
            target = target[count..];
            offset += count;
        }
    }

    public override void Dispose()
    {
        ArrayPool<byte>.Shared.Return(kept);
        kept = [];
        (first, end) = (0, 0);
        table.Dispose();
        base.Dispose();
    }

    // From this slab to the one that holds the byte before endOffset, and twice as much as last time if reading is sequential.
    private void Keep(long slab, long endOffset)
    {
        long wanted = grid.SlabAt((endOffset - 1) / image.PixelSize) + 1 - slab;
        if (slab == end) wanted = Math.Max(wanted, 2 * (end - first));
        long most = Math.Max(1, MaxKeptBytes / (grid.MaxSlabPixels * image.PixelSize));
        (first, end) = (0, 0);
        long last = Math.Min(slab + Math.Min(wanted, most), grid.SlabCount);
        Unpack(slab, last);
        (first, end) = (slab, last);
    }

    private void Unpack(long slab, long last)
    {
        long bytes = (grid.SlabStart(last) - grid.SlabStart(slab)) * image.PixelSize;
        long tile = slab * grid.TilesPerSlab, tiles = (last - slab) * grid.TilesPerSlab;
        int rowBytes = image.Table.RowBytes;
        if (tiles * rowBytes > Array.MaxLength) throw new FitsException($"{image.Origin}: the tiles of a few rows do not fit into memory.");
        byte[] rows = new byte[tiles * rowBytes];
        table.Read(tile * rowBytes, rows);
        if (bytes > Plausibility.Harmless) RequirePlausible(tile, rows, bytes);
        if (kept.Length < bytes)
        {
            ArrayPool<byte>.Shared.Return(kept);
            kept = [];
            kept = ArrayPool<byte>.Shared.Rent((int)bytes);
        }
        try
        {
            Parallel.For(0, (int)tiles, i => Unpack(slab, tile + i, rows.AsSpan(i * rowBytes, rowBytes)));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private void RequirePlausible(long tile, ReadOnlySpan<byte> rows, long bytes)
    {
        double packed = 0;
        for (int at = 0; at < rows.Length; at += image.Table.RowBytes) packed += decoder.Find(tile++, rows[at..]).Length;
        if (packed * decoder.MaxExpansion >= bytes) return;
        throw new FitsException(
            Invariant($"{image.Origin}: {packed} packed bytes cannot hold the {bytes} bytes of pixels that the header claims."));
    }

    private void Unpack(long slab, long tile, ReadOnlySpan<byte> row)
    {
        int size = image.PixelSize;
        if (grid.TilesPerSlab == 1)
        {
            long start = grid.SlabStart(tile) - grid.SlabStart(slab), count = grid.SlabStart(tile + 1) - grid.SlabStart(tile);
            decoder.Decode(tile, row, kept.AsSpan((int)(start * size), (int)(count * size)));
            return;
        }
        var (starts, length) = grid.Rows(tile);
        int rowBytes = length * size;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(starts.Length * rowBytes);
        try
        {
            var pixels = buffer.AsSpan(0, starts.Length * rowBytes);
            decoder.Decode(tile, row, pixels);
            for (int y = 0; y < starts.Length; y++)
            {
                pixels.Slice(y * rowBytes, rowBytes).CopyTo(kept.AsSpan((int)((starts[y] - grid.SlabStart(slab)) * size)));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

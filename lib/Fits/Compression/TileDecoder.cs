using System.Buffers;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Unpacks tiles to the bytes that an uncompressed file would hold. May be used by several threads at once.</summary>
internal sealed class TileDecoder(CompressedImage image, DataReader table)
{
    // No algorithm makes a tile this much longer than its pixels (PLIO_1: three words for a pixel of one byte).
    private const int MaxGrowth = 8;
    private const int Slack = 4096;

    /// <summary>The most bytes that so many packed ones can stand for; HCOMPRESS_1 and PLIO_1 pack empty tiles to almost nothing.</summary>
    public double MaxExpansion => image.Algorithm switch
    {
        CompressionAlgorithm.Rice1 => Math.Max(GzipTile.MaxExpansion, 4.0 * image.BlockSize),
        CompressionAlgorithm.Plio1 => 4 * 4095,
        CompressionAlgorithm.HCompress1 => 1 << 16,
        _ => GzipTile.MaxExpansion,
    };

    /// <summary>The bytes of a tile as they are packed; the column says how.</summary>
    /// <exception cref="FitsException">The tile is missing or its bytes are not in the heap.</exception>
    public (PackedColumn Column, long Start, long Length) Find(long tile, ReadOnlySpan<byte> row)
    {
        foreach (var column in (ReadOnlySpan<PackedColumn?>)[image.Packed, image.Gzipped, image.Raw])
        {
            if (column is null) continue;
            var (start, length) = image.Table.Extent(row, column);
            if (length > 0) return (column, start, length);
        }
        throw new FitsException(Invariant($"{image.Origin}: tile {tile} has no data in any column."));
    }

    /// <summary>
    /// Fills <paramref name="target"/> with the pixels of a tile, of which <paramref name="row"/> is the row in the table.
    /// </summary>
    /// <exception cref="FitsException">The tile is missing or damaged.</exception>
    public void Decode(long tile, ReadOnlySpan<byte> row, Span<byte> target)
    {
        var (column, start, length) = Find(tile, row);
        if (length > (long)MaxGrowth * target.Length + Slack)
        {
            throw new FitsException(Invariant($"{image.Origin}, tile {tile}: {length} packed bytes for {target.Length} bytes of pixels."));
        }
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var packed = new ArraySegment<byte>(buffer, 0, (int)length);
            table.Read(start, packed);
            if (column == image.Raw) Copy(packed, target);
            else if (column == image.Gzipped) GzipTile.Unpack(packed, target);
            else if (image.IsQuantized) Dequantize(tile, row, packed, target);
            else UnpackPixels(tile, packed, target);
        }
        catch (InvalidDataException e)
        {
            throw new FitsException(Invariant($"{image.Origin}, tile {tile}: {e.Message}"), e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void UnpackPixels(long tile, ArraySegment<byte> packed, Span<byte> target)
    {
        if (ElementPacking.TryUnpack(image.Algorithm, packed, target, image.PixelSize)) return;
        if (image.PacksPixels && (image.IsReal || image.PixelSize >= sizeof(int)))
        {
            throw new InvalidDataException(Invariant($"It does not unpack to {target.Length} bytes."));
        }
        int[] pixels = ArrayPool<int>.Shared.Rent(target.Length / image.PixelSize);
        var span = pixels.AsSpan(0, target.Length / image.PixelSize);
        try
        {
            UnpackIntegers(tile, packed, span);
            ElementPacking.Store(span, target, image.PixelSize);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(pixels);
        }
    }

    private void Dequantize(long tile, ReadOnlySpan<byte> row, ArraySegment<byte> packed, Span<byte> target)
    {
        int[] pixels = ArrayPool<int>.Shared.Rent(target.Length / image.PixelSize);
        var span = pixels.AsSpan(0, target.Length / image.PixelSize);
        try
        {
            UnpackIntegers(tile, packed, span);
            var (scale, zero) = (image.Scale!.In(row), image.Zero!.In(row));
            int? blank = image.Blank?.In(row) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;
            if (image.PixelSize == sizeof(float))
            {
                Quantization.Dequantize(span, MemoryMarshal.Cast<byte, float>(target), scale, zero, image.Dither, tile, image.Seed, blank);
            }
            else
            {
                Quantization.Dequantize(span, MemoryMarshal.Cast<byte, double>(target), scale, zero, image.Dither, tile, image.Seed, blank);
            }
            PixelBytes.Swap(target, image.PixelSize);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(pixels);
        }
    }

    private void UnpackIntegers(long tile, ArraySegment<byte> packed, Span<int> pixels)
    {
        switch (image.Algorithm)
        {
            case CompressionAlgorithm.Rice1:
                Rice.Decode(packed, pixels, image.BytesPerPixel, image.BlockSize);
                return;
            case CompressionAlgorithm.Plio1:
                Plio.Decode(packed, pixels);
                if (image.PlioOffset != 0) foreach (ref int pixel in pixels) pixel -= image.PlioOffset;
                return;
            case CompressionAlgorithm.HCompress1:
                int width = (int)image.Grid.Extent(tile)[0];
                HCompress.Decode(packed, pixels, width, pixels.Length / width, image.Smooth);
                return;
        }
        // Integers of 32 bits, whatever the pixels: quantised ones, and all that early versions of CFITSIO wrote.
        var bytes = MemoryMarshal.AsBytes(pixels);
        bool isDone = ElementPacking.TryUnpack(image.Algorithm, packed, bytes, sizeof(int));
        if (!isDone) throw new InvalidDataException(Invariant($"It does not unpack to {pixels.Length} integers."));
        PixelBytes.Swap(bytes, sizeof(int));
    }

    private static void Copy(ArraySegment<byte> packed, Span<byte> target)
    {
        if (ElementPacking.TryUnpack(CompressionAlgorithm.None, packed, target, 1)) return;
        throw new InvalidDataException(Invariant($"It has {packed.Count} bytes of uncompressed pixels; {target.Length} were expected."));
    }
}

using System.Buffers;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>A tile as it is packed: in COMPRESSED_DATA, or deflated in GZIP_COMPRESSED_DATA where it could not be quantised.</summary>
internal sealed record PackedTile(byte[] Bytes, bool IsQuantized, double Scale, double Zero);

/// <summary>Packs tiles from the bytes that an uncompressed file would hold. May be used by several threads at once.</summary>
internal sealed class TileEncoder(int bitpix, CompressionAlgorithm algorithm, TileCompression options, int plioOffset)
{
    public const int BlockSize = 32;

    private readonly int pixelSize = Math.Abs(bitpix) / 8;

    /// <summary>Bytes of the integers that Rice packs.</summary>
    public int RiceBytes => bitpix < 0 ? sizeof(int) : pixelSize;

    /// <param name="tile">Its row in the table, from 0: where the dither begins.</param>
    /// <param name="pixels">Its pixels as stored, which are changed.</param>
    /// <param name="width">Its pixels along the first axis.</param>
    public PackedTile Encode(long tile, Span<byte> pixels, int width)
    {
        if (bitpix < 0 && options.QuantizeLevel is { } level) return Quantize(tile, pixels, width, (float)level);
        byte[] packed = algorithm switch
        {
            CompressionAlgorithm.Gzip1 => GzipTile.Pack(pixels),
            CompressionAlgorithm.Gzip2 => Shuffle(pixels, pixelSize),
            _ => PackPixels(pixels),
        };
        return new PackedTile(packed, IsQuantized: false, 0, 0);
    }

    private PackedTile Quantize(long tile, Span<byte> pixels, int width, float level)
    {
        int[] buffer = ArrayPool<int>.Shared.Rent(pixels.Length / pixelSize);
        try
        {
            var numbers = buffer.AsSpan(0, pixels.Length / pixelSize);
            PixelBytes.Swap(pixels, pixelSize);
            double scale, zero;
            bool isQuantized = bitpix == -32
                ? Quantization.TryQuantize(
                    MemoryMarshal.Cast<byte, float>(pixels), width, numbers, level, options.Dither, tile, options.Seed, out scale, out zero)
                : Quantization.TryQuantize(
                    MemoryMarshal.Cast<byte, double>(pixels),
                    width, numbers, level, options.Dither, tile, options.Seed, out scale, out zero);
            if (isQuantized) return new PackedTile(PackIntegers(numbers), IsQuantized: true, scale, zero);
            PixelBytes.Swap(pixels, pixelSize);
            return new PackedTile(GzipTile.Pack(pixels), IsQuantized: false, 0, 0);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(buffer);
        }
    }

    private byte[] PackPixels(Span<byte> pixels)
    {
        int[] buffer = ArrayPool<int>.Shared.Rent(pixels.Length / pixelSize);
        try
        {
            var numbers = buffer.AsSpan(0, pixels.Length / pixelSize);
            PixelBytes.Swap(pixels, pixelSize);
            var shorts = MemoryMarshal.Cast<byte, short>(pixels);
            if (pixelSize == 1) for (int i = 0; i < numbers.Length; i++) numbers[i] = pixels[i];
            else if (pixelSize == 2) for (int i = 0; i < numbers.Length; i++) numbers[i] = shorts[i];
            else MemoryMarshal.Cast<byte, int>(pixels).CopyTo(numbers);
            return PackIntegers(numbers);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(buffer);
        }
    }

    private byte[] PackIntegers(Span<int> numbers)
    {
        if (algorithm is CompressionAlgorithm.Gzip1 or CompressionAlgorithm.Gzip2)
        {
            var bytes = MemoryMarshal.AsBytes(numbers);
            PixelBytes.Swap(bytes, sizeof(int));
            return algorithm == CompressionAlgorithm.Gzip1 ? GzipTile.Pack(bytes) : Shuffle(bytes, sizeof(int));
        }
        bool isPlio = algorithm == CompressionAlgorithm.Plio1;
        if (isPlio) foreach (ref int number in numbers) number += plioOffset;
        int room = isPlio ? Plio.MaxPackedLength(numbers.Length) : Rice.MaxPackedLength(numbers.Length, RiceBytes, BlockSize);
        byte[] packed = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            return packed[..(isPlio ? Plio.Encode(numbers, packed) : Rice.Encode(numbers, RiceBytes, BlockSize, packed))];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private static byte[] Shuffle(ReadOnlySpan<byte> elements, int elementSize)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(elements.Length);
        try
        {
            var shuffled = buffer.AsSpan(0, elements.Length);
            ByteShuffle.Split(elements, shuffled, elementSize);
            return GzipTile.Pack(shuffled);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

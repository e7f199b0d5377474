using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Fits;

internal static partial class Rice
{
    /// <summary>The most bytes that <see cref="Encode"/> uses for so many pixels, with room for its last write.</summary>
    public static int MaxPackedLength(int count, int bytesPerPixel, int blockSize)
    {
        var code = BlockCode.Of(bytesPerPixel);
        // A split block can be longer than a verbatim one: by up to a bit for rounding the mean, and 1/64 bit a pixel when these have 8 bits.
        long blocks = ((long)count + blockSize - 1) / blockSize;
        long bits = (count + 1L) * code.PixelBits + blocks * (code.Length + 1) + count / 64;
        return checked((int)(bits / 8 + 1 + sizeof(ulong)));
    }

    /// <summary>Packs pixels; those of 1 and 2 bytes are taken modulo their range.</summary>
    /// <param name="pixels">As <see cref="Decode"/> gives them.</param>
    /// <param name="bytesPerPixel">BYTEPIX: 1, 2 or 4.</param>
    /// <param name="blockSize">BLOCKSIZE: pixels with the same number of low bits, usually 32.</param>
    /// <param name="packed">At least <see cref="MaxPackedLength"/> bytes.</param>
    /// <returns>The length of the stream in bytes.</returns>
    public static int Encode(ReadOnlySpan<int> pixels, int bytesPerPixel, int blockSize, Span<byte> packed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        return bytesPerPixel switch
        {
            1 => Encode<sbyte>(pixels, blockSize, packed),
            2 => Encode<short>(pixels, blockSize, packed),
            4 => Encode<int>(pixels, blockSize, packed),
            _ => throw UnknownPixel(bytesPerPixel),
        };
    }

    private static int Encode<T>(ReadOnlySpan<int> pixels, int blockSize, Span<byte> packed) where T : unmanaged, IBinaryInteger<T>
    {
        if (pixels.IsEmpty) return 0;
        var code = BlockCode.Of(Unsafe.SizeOf<T>());
        var bits = new BitWriter(packed);
        uint[] folded = new uint[Math.Min(blockSize, pixels.Length)];
        int last = pixels[0];
        bits.Write((uint)last & (uint.MaxValue >> (32 - code.PixelBits)), code.PixelBits);
        while (!pixels.IsEmpty)
        {
            var block = folded.AsSpan(0, Math.Min(blockSize, pixels.Length));
            ulong sum = 0;
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = Fold(Narrow<T>(pixels[i] - last));
                sum += block[i];
                last = pixels[i];
            }
            EncodeBlock(ref bits, block, sum, code);
            pixels = pixels[block.Length..];
        }
        return bits.Length;
    }

    private static void EncodeBlock(ref BitWriter bits, ReadOnlySpan<uint> block, ulong sum, BlockCode code)
    {
        if (sum == 0)
        {
            bits.Write(0, code.Length);
            return;
        }
        int lowBits = LowBits(sum, (uint)block.Length);
        bits.Write((uint)Math.Min(lowBits, code.Verbatim) + 1, code.Length);
        if (lowBits >= code.Verbatim)
        {
            foreach (uint value in block) bits.Write(value, code.PixelBits);
            return;
        }
        uint lowMask = (1u << lowBits) - 1;
        foreach (uint value in block)
        {
            bits.WriteUnary(value >> lowBits);
            if (lowBits > 0) bits.Write(value & lowMask, lowBits);
        }
    }

    // About the logarithm of the mean, which is near the best choice when differences are distributed exponentially.
    private static int LowBits(ulong sum, uint count)
    {
        ulong rounding = count / 2 + 1;
        uint mean = sum > rounding ? (uint)((sum - rounding) / count) : 0;
        return mean < 2 ? 0 : BitOperations.Log2(mean);
    }
}

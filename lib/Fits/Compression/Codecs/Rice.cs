using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Fits;

/// <summary>
/// RICE_1 (FITS 4.0, section 10.4.1; Rice, Yeh and Miller 1993): differences of neighbours, folded to unsigned numbers, in blocks that each
/// choose how many low bits are stored as they are; what is above them is stored as that many zeros and a one.
/// </summary>
internal static partial class Rice
{
    /// <summary>Unpacks exactly as many pixels as the span holds.</summary>
    /// <param name="packed">The stream; bytes after the last pixel are ignored, as the format has no end mark.</param>
    /// <param name="pixels">Of 1 byte: 0 to 255; of 2 or 4 bytes: signed.</param>
    /// <param name="bytesPerPixel">BYTEPIX: 1, 2 or 4.</param>
    /// <param name="blockSize">BLOCKSIZE: pixels with the same number of low bits.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or too short, or the parameters are none of the format.</exception>
    public static void Decode(ReadOnlySpan<byte> packed, Span<int> pixels, int bytesPerPixel, int blockSize)
    {
        if (blockSize <= 0) throw new InvalidDataException(string.Create(null, $"A Rice block of {blockSize} pixels; expected at least 1."));
        switch (bytesPerPixel)
        {
            case 1: Decode<byte>(packed, pixels, blockSize); break;
            case 2: Decode<short>(packed, pixels, blockSize); break;
            case 4: Decode<int>(packed, pixels, blockSize); break;
            default: throw UnknownPixel(bytesPerPixel);
        }
    }

    private static void Decode<T>(ReadOnlySpan<byte> packed, Span<int> pixels, int blockSize) where T : unmanaged, IBinaryInteger<T>
    {
        if (pixels.IsEmpty) return;
        var code = BlockCode.Of(Unsafe.SizeOf<T>());
        var bits = new BitReader(packed);
        int last = (int)bits.Read(code.PixelBits);
        while (!pixels.IsEmpty)
        {
            var block = pixels[..Math.Min(blockSize, pixels.Length)];
            pixels = pixels[block.Length..];
            int lowBits = (int)bits.Read(code.Length) - 1;
            if (lowBits < 0) block.Fill(Narrow<T>(last));
            else if (lowBits < code.Verbatim) DecodeSplit<T>(ref bits, block, lowBits, ref last);
            else if (lowBits == code.Verbatim) DecodeVerbatim<T>(ref bits, block, code.PixelBits, ref last);
            else throw new InvalidDataException(string.Create(null, $"A Rice block of {lowBits} low bits; expected at most {code.Verbatim}."));
        }
    }

    private static void DecodeVerbatim<T>(ref BitReader bits, Span<int> block, int pixelBits, ref int last)
        where T : unmanaged, IBinaryInteger<T>
    {
        foreach (ref int pixel in block)
        {
            last += Unfold(bits.Read(pixelBits));
            pixel = Narrow<T>(last);
        }
    }

    private static void DecodeSplit<T>(ref BitReader bits, Span<int> block, int lowBits, ref int last)
        where T : unmanaged, IBinaryInteger<T>
    {
        while (true)
        {
            block = block[DecodePairs<T>(ref bits, block, lowBits, ref last)..];
            if (block.IsEmpty) return;
            // An odd pixel at the end, a pair of very long codes, or the last bytes of the stream.
            uint high = bits.ReadUnary();
            uint low = lowBits == 0 ? 0 : bits.Read(lowBits);
            last += Unfold((high << lowBits) | low);
            block[0] = Narrow<T>(last);
            block = block[1..];
        }
    }

    // The hot loop of the library: one refill of at least 56 bits for two pixels and no branch that depends on a bit, as long as both
    // codes fit. Returns how many pixels it has decoded.
    private static int DecodePairs<T>(ref BitReader bits, Span<int> block, int lowBits, ref int last) where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = bits.Bytes;
        (ulong buffer, int count, int position, int value) = (bits.Buffer, bits.Count, bits.Position, last);
        int done = 0;
        for (; done < block.Length - 1 && position <= bytes.Length - 8; done += 2)
        {
            buffer |= BinaryPrimitives.ReadUInt64BigEndian(bytes[position..]) >> count;
            position += (63 - count) >> 3;
            count |= 56;

            // After its zeros, a code begins with a one: with the low bits it is 2^lowBits + low.
            int zeros = BitOperations.LeadingZeroCount(buffer);
            ulong first = buffer << zeros;
            ulong rest = first << (lowBits + 1);
            int moreZeros = BitOperations.LeadingZeroCount(rest);
            ulong second = rest << moreZeros;
            int used = zeros + moreZeros + 2 * (lowBits + 1);
            if (used > count) break;

            buffer = second << (lowBits + 1);
            count -= used;
            value += Unfold((uint)((zeros - 1) << lowBits) + (uint)(first >> (63 - lowBits)));
            block[done] = Narrow<T>(value);
            value += Unfold((uint)((moreZeros - 1) << lowBits) + (uint)(second >> (63 - lowBits)));
            block[done + 1] = Narrow<T>(value);
        }
        (bits.Buffer, bits.Count, bits.Position, last) = (buffer, count, position, value);
        return done;
    }

    // 0, −1, 1, −2, 2, … are stored as 0, 1, 2, 3, 4, …
    private static int Unfold(uint folded) => (int)(folded >> 1) ^ -(int)(folded & 1);

    private static uint Fold(int difference) => (uint)((difference << 1) ^ (difference >> 31));

    // Differences are modulo the pixel's range, so that one from the least to the largest value is −1.
    private static int Narrow<T>(int value) where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(T.CreateTruncating(value));

    private static InvalidDataException UnknownPixel(int bytesPerPixel) =>
        new(string.Create(null, $"Rice pixels of {bytesPerPixel} bytes; expected 1, 2 or 4."));

    /// <summary>
    /// How a block says its number of low bits: in <paramref name="Length"/> bits 0 for "all differences are zero", n + 1 for n low bits;
    /// n = <paramref name="Verbatim"/> stands for differences of <paramref name="PixelBits"/> bits without a unary part.
    /// </summary>
    private readonly record struct BlockCode(int PixelBits, int Length, int Verbatim)
    {
        public static BlockCode Of(int bytesPerPixel) => bytesPerPixel switch
        {
            1 => new(8, 3, 6),
            2 => new(16, 4, 14),
            4 => new(32, 5, 25),
            _ => throw UnknownPixel(bytesPerPixel),
        };
    }
}

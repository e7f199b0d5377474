using System.Numerics;
using System.Runtime.InteropServices;
using static System.Buffers.Binary.BinaryPrimitives;

namespace HstNotebooks.Fits;

/// <summary>Bytes of pixels between memory and FITS (big-endian), in place.</summary>
internal static class PixelBytes
{
    /// <summary>Reverses the bytes of every element, if this machine is little-endian.</summary>
    public static void Swap(Span<byte> bytes, int elementSize) => Swap(bytes, bytes, elementSize);

    /// <summary>Copies with the bytes of every element reversed, if this machine is little-endian.</summary>
    public static void Swap(ReadOnlySpan<byte> from, Span<byte> to, int elementSize)
    {
        if (!BitConverter.IsLittleEndian || elementSize == 1) from.CopyTo(to);
        else if (elementSize == 2) ReverseEndianness(MemoryMarshal.Cast<byte, short>(from), MemoryMarshal.Cast<byte, short>(to));
        else if (elementSize == 4) ReverseEndianness(MemoryMarshal.Cast<byte, int>(from), MemoryMarshal.Cast<byte, int>(to));
        else ReverseEndianness(MemoryMarshal.Cast<byte, long>(from), MemoryMarshal.Cast<byte, long>(to));
    }

    /// <summary>Adds or removes the BZERO of the unsigned convention, exactly: both are a flip of the sign bit.</summary>
    public static void FlipSign(Span<byte> bytes, int elementSize)
    {
        if (elementSize == 1) Flip(bytes, (byte)0x80);
        else if (elementSize == 2) Flip(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x8000);
        else if (elementSize == 4) Flip(MemoryMarshal.Cast<byte, uint>(bytes), 0x8000_0000u);
        else Flip(MemoryMarshal.Cast<byte, ulong>(bytes), 0x8000_0000_0000_0000ul);
    }

    private static void Flip<T>(Span<T> values, T mask) where T : unmanaged, IBinaryInteger<T>
    {
        var masks = new Vector<T>(mask);
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count) (new Vector<T>(values[i..]) ^ masks).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] ^= mask;
    }
}

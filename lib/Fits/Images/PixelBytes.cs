using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Bytes of pixels between memory and FITS (big-endian), in place.</summary>
internal static class PixelBytes
{
    /// <summary>Reverses the bytes of every element, if this machine is little-endian.</summary>
    public static void Swap(Span<byte> bytes, int elementSize)
    {
        if (!BitConverter.IsLittleEndian || elementSize == 1) return;
        if (elementSize == 2) Swap(MemoryMarshal.Cast<byte, short>(bytes));
        else if (elementSize == 4) Swap(MemoryMarshal.Cast<byte, int>(bytes));
        else Swap(MemoryMarshal.Cast<byte, long>(bytes));
    }

    /// <summary>Adds or removes the BZERO of the unsigned convention, exactly: both are a flip of the sign bit.</summary>
    public static void FlipSign(Span<byte> bytes, int elementSize)
    {
        if (elementSize == 1) Flip(bytes, (byte)0x80);
        else if (elementSize == 2) Flip(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x8000);
        else if (elementSize == 4) Flip(MemoryMarshal.Cast<byte, uint>(bytes), 0x8000_0000u);
        else Flip(MemoryMarshal.Cast<byte, ulong>(bytes), 0x8000_0000_0000_0000ul);
    }

    private static void Swap(Span<short> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Swap(Span<int> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Swap(Span<long> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Flip<T>(Span<T> values, T mask) where T : unmanaged, IBinaryInteger<T>
    {
        var masks = new Vector<T>(mask);
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count) (new Vector<T>(values[i..]) ^ masks).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] ^= mask;
    }
}

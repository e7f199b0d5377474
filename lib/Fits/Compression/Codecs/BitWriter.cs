using System.Buffers.Binary;

namespace HstNotebooks.Fits;

/// <summary>Bits into a byte stream, the most significant of each byte first. The bytes must have room for eight more than are written.</summary>
internal ref struct BitWriter(Span<byte> bytes)
{
    private readonly Span<byte> bytes = bytes;
    private ulong buffer;
    private int count;
    private int position;

    /// <summary>Writes the lowest 1 to 32 bits of a value that has no others.</summary>
    public void Write(uint value, int length)
    {
        buffer |= (ulong)value << (64 - count - length);
        count += length;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[position..], buffer);
        int whole = count >> 3;
        position += whole;
        buffer <<= whole << 3;
        count &= 7;
    }

    /// <summary>Writes a number as that many zeros and a one.</summary>
    public void WriteUnary(uint zeros)
    {
        for (; zeros >= 32; zeros -= 32) Write(0, 32);
        Write(1, (int)zeros + 1);
    }

    /// <summary>The bytes used so far; the last one is filled up with zeros.</summary>
    public readonly int Length => position + (count + 7) / 8;
}

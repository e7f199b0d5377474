using System.Buffers.Binary;
using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Bits of a byte stream, the most significant of each byte first. Reading beyond the end is an <see cref="InvalidDataException"/>.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    public readonly ReadOnlySpan<byte> Bytes = bytes;

    // The fields are open so that an inner loop can hold them in registers.

    /// <summary>The next bits, left-aligned. What follows the first <see cref="Count"/> is zero or a preview of the stream.</summary>
    public ulong Buffer;

    /// <summary>How many bits of the buffer are no longer in the rest of the stream.</summary>
    public int Count;

    /// <summary>The first byte not yet in the buffer.</summary>
    public int Position;

    /// <summary>The next 1 to 32 bits as an unsigned number.</summary>
    public uint Read(int length)
    {
        uint value = Peek(length);
        Skip(length);
        return value;
    }

    /// <summary>The next 1 to 32 bits without using them up; zeros after the end.</summary>
    public uint Peek(int length)
    {
        if (Count < length) Refill();
        return (uint)(Buffer >> (64 - length));
    }

    /// <summary>Uses up bits that <see cref="Peek"/> has shown.</summary>
    public void Skip(int length)
    {
        if (length > Count) throw EndsEarly();
        Buffer <<= length;
        Count -= length;
    }

    /// <summary>The number of zeros before the next one, which is used up with them.</summary>
    public uint ReadUnary()
    {
        for (uint zeros = 0; ; Refill())
        {
            int here = BitOperations.LeadingZeroCount(Buffer);
            if (here < Count)
            {
                Skip(here + 1);
                return zeros + (uint)here;
            }
            if (Position == Bytes.Length) throw EndsEarly();
            zeros += (uint)Count;
            Buffer = 0;
            Count = 0;
        }
    }

    /// <summary>Goes to the beginning of the next byte, unless it is there.</summary>
    public void AlignToByte() => Skip(Count & 7);

    private void Refill()
    {
        if (Position <= Bytes.Length - 8)
        {
            Buffer |= BinaryPrimitives.ReadUInt64BigEndian(Bytes[Position..]) >> Count;
            Position += (63 - Count) >> 3;
            Count |= 56;
            return;
        }
        for (; Count <= 56 && Position < Bytes.Length; Count += 8) Buffer |= (ulong)Bytes[Position++] << (56 - Count);
    }

    private readonly InvalidDataException EndsEarly() =>
        new(string.Create(null, $"The compressed stream ends early: its {Bytes.Length} bytes are used up before the last pixel."));
}

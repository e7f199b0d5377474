using static System.Buffers.Binary.BinaryPrimitives;

namespace HstNotebooks.Fits;

/// <summary>A cell of varying length: its elements, and the byte of the heap where it starts (FITS 4.0, section 7.3.5).</summary>
internal readonly record struct CellDescriptor(long Length, long Offset)
{
    /// <summary>From 8 bytes (P) or 16 (Q).</summary>
    // Heaps of up to 4 GB have been written with 32-bit descriptors: the standard leaves open what a negative number means.
    public static CellDescriptor Read(ReadOnlySpan<byte> stored) => stored.Length == 8
        ? new(ReadUInt32BigEndian(stored), ReadUInt32BigEndian(stored[4..]))
        : new(ReadInt64BigEndian(stored), ReadInt64BigEndian(stored[8..]));

    /// <summary>To 8 bytes (P), which both numbers must fit, or 16 (Q).</summary>
    public void Write(Span<byte> stored)
    {
        if (stored.Length == 8)
        {
            WriteInt32BigEndian(stored, (int)Length);
            WriteInt32BigEndian(stored[4..], (int)Offset);
            return;
        }
        WriteInt64BigEndian(stored, Length);
        WriteInt64BigEndian(stored[8..], Offset);
    }
}

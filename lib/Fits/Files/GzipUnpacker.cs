using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace HstNotebooks.Fits;

/// <summary>
/// Gzip files (RFC 1952) of one or more members. GZipStream of .NET takes a file that is cut off for a whole one, so that the members
/// are taken apart here: a member is sound if its trailer, the checksum and the length of what was unpacked, follows its data.
/// </summary>
internal sealed class GzipUnpacker(Stream packed) : Unpacker
{
    private const int HeaderCrc = 2, Extra = 4, Name = 8, Comment = 16;

    // DeflateStream reads ahead, at most this far beyond the data of a member.
    private const int ReadAhead = 1 << 16;

    private readonly Crc32 crc = new();
    private DeflateStream? member;
    private long start;
    private long length;

    public override string Program => "gzip";

    public override long LengthHint
    {
        get
        {
            if (packed.Length < 18) return 0;
            Span<byte> size = stackalloc byte[4];
            long position = packed.Position;
            packed.Position = packed.Length - 4;
            packed.ReadExactly(size);
            packed.Position = position;
            return BinaryPrimitives.ReadUInt32LittleEndian(size);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (member is not null || OpenMember())
        {
            int read = member!.Read(buffer, offset, count);
            if (read > 0)
            {
                crc.Update(new ArraySegment<byte>(buffer, offset, read));
                length += read;
                return read;
            }
            CloseMember();
        }
        return 0;
    }

    public override void Dispose() => member?.Dispose();

    private bool OpenMember()
    {
        bool isFirst = packed.Position == 0;
        if (!isFirst && packed.Position == packed.Length) return false;
        if (packed.ReadByte() != 0x1F || packed.ReadByte() != 0x8B)
        {
            HasTrailingBytes = true;
            packed.Position = packed.Length;
            return false;
        }
        SkipHeader();
        start = packed.Position;
        length = 0;
        crc.Reset();
        member = new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private void SkipHeader()
    {
        Span<byte> rest = stackalloc byte[8];
        packed.ReadExactly(rest);
        if (rest[0] != 8) throw new InvalidDataException("the method of a member is not deflate.");
        int flags = rest[1];
        if ((flags & Extra) != 0)
        {
            packed.ReadExactly(rest[..2]);
            packed.Position += BinaryPrimitives.ReadUInt16LittleEndian(rest);
        }
        if ((flags & Name) != 0) SkipText();
        if ((flags & Comment) != 0) SkipText();
        if ((flags & HeaderCrc) != 0) packed.Position += 2;
    }

    private void SkipText()
    {
        int next;
        while ((next = packed.ReadByte()) > 0) { }
        if (next < 0) throw new EndOfStreamException("the file ends in the header of a member.");
    }

    private void CloseMember()
    {
        long from = Math.Max(start, packed.Position - ReadAhead);
        byte[] tail = new byte[Math.Max(0, Math.Min(packed.Position + 8, packed.Length) - from)];
        packed.Position = from;
        packed.ReadExactly(tail);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, (uint)crc.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], unchecked((uint)length));
        int found = tail.AsSpan().IndexOf(trailer);
        if (found < 0) throw new InvalidDataException("a member is cut off, or its checksum does not hold.");
        packed.Position = from + found + trailer.Length;
        member!.Dispose();
        member = null;
    }
}

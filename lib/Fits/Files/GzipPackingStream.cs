using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace HstNotebooks.Fits;

/// <summary>
/// Packs what is written to it into one gzip member (RFC 1952), since many readers take only the first. Blocks of 1 MB are deflated on
/// several threads; each ends with a sync flush, on a byte, so that they can be joined. The bytes do not depend on the threads.
/// </summary>
internal sealed class GzipPackingStream : Stream
{
    private const int BlockBytes = 1 << 20;

    private readonly Stream target;
    private readonly Queue<Task<ReadOnlyMemory<byte>>> pending = new();
    private readonly Crc32 crc = new();
    private byte[] block = new byte[BlockBytes];
    private int filled;
    private long length;

    public GzipPackingStream(Stream target)
    {
        this.target = target;
        target.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]); // no name, no time: the same pixels give the same file
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, BlockBytes - filled);
            bytes[..count].CopyTo(block.AsSpan(filled));
            bytes = bytes[count..];
            filled += count;
            if (filled == BlockBytes) PackBlock();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes what is still missing; nothing can be written after it. The target stays open.</summary>
    public void Complete()
    {
        if (filled > 0) PackBlock();
        while (pending.Count > 0) WriteBlock();
        Span<byte> end = stackalloc byte[10];
        (end[0], end[1]) = (0x03, 0x00); // the empty last block of the deflated data
        BinaryPrimitives.WriteUInt32LittleEndian(end[2..], (uint)crc.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(end[6..], unchecked((uint)length));
        target.Write(end);
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void PackBlock()
    {
        if (pending.Count > 2 * Environment.ProcessorCount) WriteBlock();
        var full = new ArraySegment<byte>(block, 0, filled);
        crc.Update(full);
        pending.Enqueue(Task.Run(() => Deflated(full)));
        (block, filled) = (new byte[BlockBytes], 0);
    }

    private void WriteBlock() => target.Write(pending.Dequeue().GetAwaiter().GetResult().Span);

    private static ReadOnlyMemory<byte> Deflated(ArraySegment<byte> bytes)
    {
        var packed = new MemoryStream(bytes.Count / 2);
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(bytes);
        deflate.Flush();
        // What disposing adds, the end of the data, is not part of the block.
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }
}

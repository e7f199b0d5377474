namespace HstNotebooks.Fits;

/// <summary>A source of bytes as a stream to be read from its start to its end.</summary>
internal sealed class ByteSourceStream(ByteSource source) : Stream
{
    private readonly DataReader reader = source.Open();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, source.Length - Position);
        reader.Read(Position, buffer.AsSpan(offset, count));
        Position += count;
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        base.Dispose(disposing);
    }
}

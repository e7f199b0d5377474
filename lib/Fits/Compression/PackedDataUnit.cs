namespace HstNotebooks.Fits;

/// <summary>A table in memory: its rows, and its heap in pieces.</summary>
internal sealed class PackedDataUnit : DataUnit
{
    private readonly byte[] rows;
    private readonly IReadOnlyList<byte[]> pieces;
    private readonly long[] starts;

    public PackedDataUnit(byte[] rows, IReadOnlyList<byte[]> pieces)
    {
        (this.rows, this.pieces) = (rows, pieces);
        starts = new long[pieces.Count + 1];
        starts[0] = rows.Length;
        for (int i = 0; i < pieces.Count; i++) starts[i + 1] = starts[i] + pieces[i].Length;
    }

    public override long Length => starts[^1];

    public override DataReader Open() => new Reader(this);

    private sealed class Reader(PackedDataUnit unit) : DataReader
    {
        public override void Read(long offset, Span<byte> target)
        {
            if (offset < unit.rows.Length)
            {
                int count = Math.Min(target.Length, unit.rows.Length - (int)offset);
                unit.rows.AsSpan((int)offset, count).CopyTo(target);
                target = target[count..];
                offset += count;
            }
            int piece = Array.BinarySearch(unit.starts, offset);
            for (piece = piece < 0 ? ~piece - 1 : piece; target.Length > 0; piece++)
            {
                var bytes = unit.pieces[piece].AsSpan((int)(offset - unit.starts[piece]));
                bytes = bytes[..Math.Min(bytes.Length, target.Length)];
                bytes.CopyTo(target);
                target = target[bytes.Length..];
                offset += bytes.Length;
            }
        }
    }
}

namespace HstNotebooks.Fits;

/// <summary>Pieces of equal width at equal distances in other data, seen as following each other.</summary>
internal sealed class StridedDataUnit(DataUnit data, long start, long stride, long width, long count) : DataUnit
{
    public override long Length => width * count;

    public override DataReader Open() => new Reader(data.Open(), start, stride, width);

    private sealed class Reader(DataReader bytes, long start, long stride, long width) : DataReader
    {
        public override void Read(long offset, Span<byte> target)
        {
            while (target.Length > 0)
            {
                long piece = offset / width, within = offset % width;
                int whole = within == 0 && width <= target.Length ? (int)(target.Length / width * width) : 0;
                var part = whole > 0 ? target[..whole] : target[..(int)Math.Min(target.Length, width - within)];
                long at = start + piece * stride + within;
                if (whole > 0) StridedBytes.Gather(bytes, at, stride, (int)width, part);
                else bytes.Read(at, part);
                target = target[part.Length..];
                offset += part.Length;
            }
        }

        public override void Dispose()
        {
            bytes.Dispose();
            base.Dispose();
        }
    }
}

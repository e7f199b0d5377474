namespace HstNotebooks.Fits;

/// <summary>Data that are produced block after block while they are written.</summary>
internal abstract class BlockDataUnit : DataUnit
{
    /// <summary>Makes blocks while the data are read.</summary>
    protected abstract BlockProducer Produce();

    public override DataReader Open() => new Reader(Produce());

    /// <summary>Makes the block that holds a byte.</summary>
    protected abstract class BlockProducer : IDisposable
    {
        /// <summary>Replaces the block by one that holds this byte of the data; returns where it starts.</summary>
        public abstract long Fill(long offset, ref byte[] block, out int length);

        public abstract void Dispose();
    }

    private sealed class Reader(BlockProducer producer) : DataReader
    {
        private byte[] block = [];
        private long start;
        private int length;

        public override void Read(long offset, Span<byte> target)
        {
            while (target.Length > 0)
            {
                if (offset < start || offset >= start + length) start = producer.Fill(offset, ref block, out length);
                int from = (int)(offset - start), count = Math.Min(length - from, target.Length);
                block.AsSpan(from, count).CopyTo(target);
                target = target[count..];
                offset += count;
            }
        }

        public override void Dispose()
        {
            producer.Dispose();
            base.Dispose();
        }
    }
}

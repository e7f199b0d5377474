namespace HstNotebooks.Fits;

/// <summary>One value a row, in memory.</summary>
internal sealed class MemoryScalars<T>(T[] values, ElementEncoder<T> encoder) : CellSource
{
    public override long RowCount => values.Length;

    public override long BackingBytes => (long)values.Length * encoder.ValueBytes;

    public override Array Values => values;

    public override CellReader Open() => new Reader(values, encoder);

    private sealed class Reader(T[] values, ElementEncoder<T> encoder) : CellReader
    {
        public override void Read(long firstRow, int count, Span<byte> cells) => encoder.Encode(values.AsSpan((int)firstRow, count), cells);
    }
}

/// <summary>One array a row, in memory; as cells of varying length they follow each other in the heap.</summary>
internal sealed class MemoryVectors<T>(T[][] vectors, ElementEncoder<T> encoder) : CellSource
{
    public override long RowCount => vectors.Length;

    public override long BackingBytes { get; } = vectors.Sum(vector => (long)vector.Length) * encoder.ValueBytes;

    public override Array Values => vectors;

    public override CellReader Open() => new Reader(vectors, encoder);

    private sealed class Reader(T[][] vectors, ElementEncoder<T> encoder) : CellReader
    {
        public override void Read(long firstRow, int count, Span<byte> cells)
        {
            int width = cells.Length / Math.Max(1, count);
            for (int i = 0; i < count; i++) encoder.Encode(vectors[firstRow + i], cells.Slice(i * width, width));
        }

        public override void ReadDescriptors(long firstRow, Span<CellDescriptor> descriptors)
        {
            for (int i = 0; i < descriptors.Length; i++) descriptors[i] = new CellDescriptor(vectors[firstRow + i].Length, 0);
        }

        public override void ReadCell(long row, CellDescriptor descriptor, Span<byte> cell) => encoder.Encode(vectors[row], cell);
    }
}

namespace HstNotebooks.Fits;

/// <summary>The pixels of a compressed image as an uncompressed file would store them; tiles are unpacked when their pixels are read.</summary>
internal sealed class CompressedDataUnit(CompressedImage image, DataUnit table) : DataUnit
{
    private const long Harmless = 64 << 20;
    private const int ChunkBytes = 1 << 20;

    public override long Length => image.Layout.DataLength;

    public override DataReader Open() => new SlabReader(image, table.Open());

    // Empty images and damaged headers look alike until the tiles are unpacked.
    public override void RequirePlausible()
    {
        if (Length <= Harmless + 8 * table.Length) return;
        byte[] chunk = new byte[ChunkBytes];
        using var reader = Open();
        for (long offset = 0; offset < Length; offset += ChunkBytes) reader.Read(offset, chunk.AsSpan(0, (int)Math.Min(ChunkBytes, Length - offset)));
    }
}

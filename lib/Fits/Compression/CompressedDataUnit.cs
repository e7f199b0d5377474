namespace HstNotebooks.Fits;

/// <summary>The pixels of a compressed image as an uncompressed file would store them; tiles are unpacked when they are read.</summary>
internal sealed class CompressedDataUnit(CompressedImage image, DataUnit table) : DataUnit
{
    public override long Length => image.Layout.DataLength;

    public override DataReader Open() => new SlabReader(image, table.Open());

    public override void RequirePlausible() => Plausibility.Require(this, table.Length);
}

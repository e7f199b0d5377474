namespace HstNotebooks.Fits;

/// <summary>Data that stay in the file, or in the bytes of one, until they are asked for.</summary>
internal sealed class FileDataUnit(ByteSource source, int hduIndex, long offset, long length) : DataUnit
{
    public override long Length => length;

    public bool IsComplete => source.Length - offset >= length;

    public string Shortfall =>
        $"{source.Name}: HDU {hduIndex} claims {length} bytes of data at offset {offset}, the file has only {source.Length}";

    public override DataReader Open() =>
        IsComplete ? source.Open(offset) : throw new FitsException($"{Shortfall}: it is truncated, or its header is wrong.");
}

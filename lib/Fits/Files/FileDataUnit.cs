namespace HstNotebooks.Fits;

/// <summary>Data that stay in the file, or in the bytes of one, until they are asked for.</summary>
internal sealed class FileDataUnit(ByteSource source, int hduIndex, long headerOffset, long offset, long length) : DataUnit
{
    private bool isReplaced;

    public override long Length => length;

    /// <summary>Where the header begins.</summary>
    public long HeaderOffset { get; private set; } = headerOffset;

    /// <summary>Where the data begin, just behind the header.</summary>
    public long Offset { get; private set; } = offset;

    public bool IsComplete => source.Length - Offset >= length;

    public string Shortfall =>
        $"{source.Name}: HDU {hduIndex} claims {length} bytes of data at offset {Offset}, the file has only {source.Length}";

    public override DataReader Open()
    {
        if (isReplaced) throw new FitsException($"{source.Name}: HDU {hduIndex} was replaced, and its old data are gone.");
        return IsComplete ? source.Open(Offset) : throw new FitsException($"{Shortfall}: it is truncated, or its header is wrong.");
    }

    /// <summary>The bytes of the header with END and padding, as they are in the file.</summary>
    /// <exception cref="FitsException">The file is gone, or has changed since it was opened.</exception>
    public byte[] ReadHeader()
    {
        byte[] header = new byte[Offset - HeaderOffset];
        using var reader = source.Open(HeaderOffset);
        reader.Read(0, header);
        return header;
    }

    /// <summary>The bytes behind the data up to a whole block, as they are in the file; fewer where it ends before.</summary>
    public byte[] ReadPadding()
    {
        long end = Offset + Length;
        byte[] padding = new byte[Math.Clamp(source.Length - end, 0, FitsBlock.Padding(Length))];
        using var reader = source.Open(end);
        reader.Read(0, padding);
        return padding;
    }

    /// <summary>The same data, at the place where the file has them after it was written anew.</summary>
    public void MoveTo(FileDataUnit place) => (HeaderOffset, Offset) = (place.HeaderOffset, place.Offset);

    /// <summary>Other data have taken the place of these.</summary>
    public void MarkReplaced() => isReplaced = true;
}

using System.Buffers;

namespace HstNotebooks.Fits;

/// <summary>Writes HDUs in their order, the first as the primary one.</summary>
internal static class FitsWriter
{
    private const int ChunkBytes = 1 << 20;
    private const long MaxPreallocation = 1L << 32;

    public static void Write(string path, IEnumerable<Hdu> hdus) =>
        Write(path, hdus, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));

    public static void Write(string path, IEnumerable<Hdu> hdus, bool isGzipped) =>
        AtomicFile.Write(path, file => WriteStream(file, isGzipped, hdus), isGzipped ? 0 : LengthBound(hdus));

    // A bound of the length of the file: a file system that knows it beforehand spends half as long. Without it where the HDUs are
    // made only while they are written, or claim data that are not there.
    private static long LengthBound(IEnumerable<Hdu> hdus)
    {
        long length = FitsBlock.Length;
        if (hdus is not IReadOnlyCollection<Hdu> known) return 0;
        foreach (var hdu in known)
        {
            if (hdu is null or { Place.IsComplete: false } || hdu.DataLength > MaxPreallocation) return 0;
            int lines = hdu.Header.Sum(card => card.Lines.Count);
            length += hdu.DataLength + 4 * FitsBlock.Length + lines * CardFormat.LineLength;
        }
        return Math.Min(length, MaxPreallocation);
    }

    private static void WriteStream(FileStream file, bool isGzipped, IEnumerable<Hdu> hdus)
    {
        if (!isGzipped)
        {
            WriteHdus(file, hdus);
            return;
        }
        using var packing = new GzipPackingStream(file);
        WriteHdus(packing, hdus);
        packing.Complete();
    }

    private static void WriteHdus(Stream stream, IEnumerable<Hdu> hdus)
    {
        using var next = hdus
            .Select(hdu => hdu?.ForWriting ?? throw new ArgumentException("One of the HDUs is null.", nameof(hdus)))
            .GetEnumerator();
        if (!next.MoveNext()) throw new ArgumentException("A FITS file has at least one HDU.", nameof(hdus));
        var first = next.Current;
        bool canBePrimary = first is ImageHdu || first.Type == "GROUPS";
        bool more = canBePrimary && next.MoveNext();
        WriteHdu(stream, canBePrimary ? first : ImageHdu.Empty(), isPrimary: true, hasExtensions: more || !canBePrimary);
        if (!canBePrimary) more = true;
        while (more)
        {
            WriteHdu(stream, next.Current, isPrimary: false, hasExtensions: true);
            more = next.MoveNext();
        }
    }

    private static void WriteHdu(Stream stream, Hdu hdu, bool isPrimary, bool hasExtensions)
    {
        stream.Write(FitsBlock.Header(HeaderStructure.ForWriting(hdu, isPrimary, hasExtensions)));
        WriteData(stream, hdu);
    }

    /// <summary>The data and the padding to a whole block.</summary>
    public static void WriteData(Stream stream, Hdu hdu)
    {
        CopyData(stream, hdu.Data, hdu.DataLength);
        Span<byte> padding = stackalloc byte[FitsBlock.Padding(hdu.DataLength)];
        padding.Fill(FitsBlock.DataFill(hdu.Type));
        stream.Write(padding);
    }

    private static void CopyData(Stream stream, DataUnit data, long length)
    {
        if (length == 0) return;
        using var reader = data.Open();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int count;
            for (long offset = 0; offset < length; offset += count)
            {
                // Whole pages of the file: the first chunk ends where one begins.
                count = (int)Math.Min(ChunkBytes - stream.Position % ChunkBytes, length - offset);
                reader.Read(offset, buffer.AsSpan(0, count));
                stream.Write(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

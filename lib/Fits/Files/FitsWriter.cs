using System.Buffers;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Writes HDUs in their order, the first as the primary one.</summary>
internal static class FitsWriter
{
    private const int ChunkBytes = 1 << 18;

    public static void Write(string path, IEnumerable<Hdu> hdus) =>
        AtomicFile.Write(path, file => WriteStream(file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), hdus));

    private static void WriteStream(FileStream file, bool isGzipped, IEnumerable<Hdu> hdus)
    {
        if (!isGzipped)
        {
            WriteHdus(file, hdus);
            return;
        }
        using var packing = Gzip.Packing(file);
        WriteHdus(packing, hdus);
    }

    private static void WriteHdus(Stream stream, IEnumerable<Hdu> hdus)
    {
        using var next = hdus.GetEnumerator();
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
        var header = new StringBuilder();
        foreach (var card in HeaderStructure.ForWriting(hdu, isPrimary, hasExtensions)) header.AppendJoin("", card.Lines);
        header.Append("END".PadRight(CardFormat.LineLength)).Append(' ', FitsBlock.Padding(header.Length));
        stream.Write(Encoding.Latin1.GetBytes(header.ToString()));

        CopyData(stream, hdu.Data);
        Span<byte> padding = stackalloc byte[FitsBlock.Padding(hdu.DataLength)];
        padding.Fill(hdu.Type == "TABLE" ? (byte)' ' : (byte)0);
        stream.Write(padding);
    }

    private static void CopyData(Stream stream, DataUnit data)
    {
        using var reader = data.Open();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long offset = 0; offset < data.Length; offset += ChunkBytes)
            {
                var chunk = buffer.AsSpan(0, (int)Math.Min(ChunkBytes, data.Length - offset));
                reader.Read(offset, chunk);
                stream.Write(chunk);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

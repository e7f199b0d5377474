using System.Buffers;
using System.Security;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Writes HDUs beside the target under a name of its own and renames at the end.</summary>
internal static class FitsWriter
{
    private const int ChunkBytes = 1 << 18;

    public static void Write(string path, IEnumerable<Hdu> hdus)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Guid.NewGuid():N}.tmp");
        try
        {
            if (Directory.Exists(target)) throw new FitsException($"{path} is a folder; the name of a file was expected.");
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
            {
                WriteStream(file, target.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), hdus);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            Discard(temporary);
            throw new FitsException($"{path} cannot be written: {e.Message}", e);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

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
        using var next = hdus.Select(hdu => hdu.ForWriting).GetEnumerator();
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

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason of the failed write matters more than the one of the failed clean-up.
        }
    }
}

using System.Security;

namespace HstNotebooks.Fits;

/// <summary>Writes into a file that stays where it is. What to write is ready, in memory, before the first byte is written.</summary>
internal static class InPlaceWriter
{
    /// <summary>Headers over headers of the same length; only blocks that differ are written.</summary>
    public static void WriteHeaders(string path, IEnumerable<(long Offset, byte[] Header)> headers) => Write(path, file =>
    {
        foreach (var (offset, header) in headers) WriteBlocks(file, offset, header);
    });

    /// <summary>
    /// An HDU over another one. The data come first and the header last: until then the old header stands, whose checksum, where there
    /// is one, tells that the data are not its own.
    /// </summary>
    public static void WriteHdu(string path, long offset, byte[] header, Hdu hdu, bool endsFile) => Write(path, file =>
    {
        file.Position = offset + header.Length;
        FitsWriter.WriteData(file, hdu);
        long end = file.Position;
        file.Flush(flushToDisk: true);
        WriteBlocks(file, offset, header);
        if (endsFile) file.SetLength(end);
    });

    private static void WriteBlocks(FileStream file, long offset, byte[] header)
    {
        byte[] old = new byte[FitsBlock.Length];
        for (int at = 0; at < header.Length; at += FitsBlock.Length)
        {
            var block = header.AsSpan(at, FitsBlock.Length);
            file.Position = offset + at;
            if (file.ReadAtLeast(old, old.Length, throwOnEndOfStream: false) == old.Length && block.SequenceEqual(old)) continue;
            file.Position = offset + at;
            file.Write(block);
        }
    }

    private static void Write(string path, Action<FileStream> write)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 0);
            write(file);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            throw new FitsException($"{path} cannot be written, or not to the end: {e.Message}", e);
        }
    }
}

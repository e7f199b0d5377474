using System.IO.Compression;

namespace HstNotebooks.Fits;

/// <summary>Whole files packed with gzip.</summary>
internal static class Gzip
{
    public static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    public static ReadOnlyMemory<byte> Unpack(Stream packed, string name)
    {
        try
        {
            packed.Position = 0;
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            // Pixels rarely pack better than 1:2, so that this capacity is often enough and never far beyond the file.
            using var unpacked = new MemoryStream((int)Math.Min(2 * packed.Length, Array.MaxLength));
            gzip.CopyTo(unpacked);
            return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        }
        catch (InvalidDataException e)
        {
            throw new FitsException($"{name} is gzipped, but damaged: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or OutOfMemoryException)
        {
            throw new FitsException($"{name} is gzipped and cannot be unpacked into memory: {e.Message} Unpack it with gunzip first.", e);
        }
    }

    /// <summary>Packs what is written to it; <paramref name="target"/> stays open.</summary>
    public static Stream Packing(Stream target) => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
}

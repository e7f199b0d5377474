using System.IO.Compression;

namespace HstNotebooks.Fits;

/// <summary>Gzip streams of a known length: the packed form of a tile.</summary>
internal static class GzipTile
{
    /// <summary>Two bits of deflate stand for at most 258 bytes (RFC 1951): no stream unpacks to more than this ratio.</summary>
    public const int MaxExpansion = 1032;

    /// <summary>Whether the stream unpacks to exactly as many bytes as the target holds, which then are there.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    public static bool TryUnpack(ArraySegment<byte> packed, Span<byte> target)
    {
        using var stream = new MemoryStream(packed.Array!, packed.Offset, packed.Count, writable: false);
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        return gzip.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length && gzip.ReadByte() < 0;
    }

    /// <exception cref="InvalidDataException">The stream is damaged or has another length.</exception>
    public static void Unpack(ArraySegment<byte> packed, Span<byte> target)
    {
        if (TryUnpack(packed, target)) return;
        throw new InvalidDataException($"The gzip stream does not unpack to {target.Length} bytes.");
    }

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}

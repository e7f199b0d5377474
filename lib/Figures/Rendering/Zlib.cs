using System.Buffers.Binary;
using System.IO.Compression;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The zlib format (RFC 1950), packed in parts side by side; parts and bytes do not depend on the number of threads.</summary>
internal static class Zlib
{
    // Each part begins without the 32 kB before it, which costs less than a percent.
    private const int PartBytes = 1 << 20;
    private const uint AdlerModulus = 65521;

    /// <summary>Packs rows.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="rowBytes">Bytes of each.</param>
    /// <param name="fill">Writes rows from the first given one on; called from several threads.</param>
    public static byte[] Pack(int rows, int rowBytes, Action<int, Span<byte>> fill)
    {
        int partRows = Math.Clamp(PartBytes / rowBytes, 1, rows), count = (rows + partRows - 1) / partRows;
        var parts = new MemoryStream[count];
        var sums = new uint[count];
        Compute.For(count, i =>
        {
            var bytes = new byte[(long)Math.Min(partRows, rows - i * partRows) * rowBytes];
            fill(i * partRows, bytes);
            sums[i] = Adler(bytes);
            parts[i] = Deflated(bytes, last: i == count - 1);
        });
        using var packed = new MemoryStream();
        packed.Write([0x78, 0x9C]);
        uint sum = 1;
        for (int i = 0; i < count; i++)
        {
            parts[i].WriteTo(packed);
            sum = Joined(sum, sums[i], (long)Math.Min(partRows, rows - i * partRows) * rowBytes);
        }
        Span<byte> check = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, sum);
        packed.Write(check);
        return packed.ToArray();
    }

    // A flushed part ends at a whole byte and may be continued; disposing ends the stream.
    private static MemoryStream Deflated(byte[] bytes, bool last)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
            deflate.Flush();
            if (!last)
            {
                var part = new MemoryStream();
                packed.WriteTo(part);
                return part;
            }
        }
        return packed;
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        // 5552 bytes of 255 are the most that 32 bits hold.
        uint a = 1, b = 0;
        while (bytes.Length > 0)
        {
            int some = Math.Min(bytes.Length, 5552);
            foreach (byte x in bytes[..some]) b += a += x;
            (a, b) = (a % AdlerModulus, b % AdlerModulus);
            bytes = bytes[some..];
        }
        return b << 16 | a;
    }

    // a = 1 + Σ bytes, b = Σ of all a on the way: the second part's b grows by the first part's a − 1 with each of its bytes.
    private static uint Joined(uint first, uint second, long secondLength)
    {
        ulong grown = (first & 0xFFFF) + AdlerModulus - 1;
        ulong a = (grown + (second & 0xFFFF)) % AdlerModulus;
        ulong b = ((first >> 16) + (second >> 16) + (ulong)(secondLength % AdlerModulus) * grown) % AdlerModulus;
        return (uint)(b << 16 | a);
    }
}

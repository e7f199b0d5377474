using System.IO.Compression;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Codes of an image in tiles of 256 × 256, each on its own: differences from the mean of the neighbours to the left and below, their
/// bytes sorted by significance, raw deflate (RFC 1951), base64. Tiles and rows are counted from the lowest corner of the image.
/// </summary>
internal static class TileEncoder
{
    public const int Side = 256;

    /// <param name="plane">The image.</param>
    /// <param name="bytesPerCode">2 or 4.</param>
    /// <param name="code">The code of a value; it fits into so many bytes.</param>
    public static string[] Encode(BlockPlane plane, int bytesPerCode, Func<double, int> code)
    {
        int columns = BlockPlane.Blocks(plane.Width, Side), rows = BlockPlane.Blocks(plane.Height, Side);
        var tiles = new string[columns * rows];
        Compute.For(rows, tileRow =>
        {
            int height = Math.Min(Side, plane.Height - tileRow * Side);
            var codes = new int[height * plane.Width];
            var values = new double[plane.Width];
            for (int y = 0; y < height; y++)
            {
                plane.ReadRow(tileRow * Side + y, values, null);
                for (int x = 0; x < values.Length; x++) codes[y * plane.Width + x] = code(values[x]);
            }
            for (int column = 0; column < columns; column++)
            {
                int width = Math.Min(Side, plane.Width - column * Side);
                tiles[tileRow * columns + column] = Deflated(Differences(codes, column * Side, plane.Width, width, height, bytesPerCode));
            }
        });
        return tiles;
    }

    // Differences wrap like the integers they are of, so they need no more bytes; small ones of either sign have small codes (zigzag).
    private static byte[] Differences(int[] codes, int start, int stride, int width, int height, int bytesPerCode)
    {
        int count = width * height, unused = 32 - 8 * bytesPerCode;
        var bytes = new byte[bytesPerCode * count];
        for (int y = 0, i = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, i++)
            {
                int at = start + y * stride + x;
                int below = y > 0 ? codes[at - stride] : x > 0 ? codes[at - 1] : 0, left = x > 0 ? codes[at - 1] : below;
                int difference = (codes[at] - ((left + below) >> 1)) << unused >> unused;
                int zigzag = (difference << 1) ^ (difference >> 31);
                for (int k = 0; k < bytesPerCode; k++) bytes[k * count + i] = (byte)(zigzag >> (8 * k));
            }
        }
        return bytes;
    }

    private static string Deflated(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(bytes);
        return Convert.ToBase64String(memory.GetBuffer(), 0, (int)memory.Length);
    }
}

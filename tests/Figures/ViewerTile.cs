using System.IO.Compression;

namespace HstNotebooks.Tests.Figures;

/// <summary>Reads a tile of the viewer by its description, as the viewer's script does.</summary>
internal static class ViewerTile
{
    public static int[] Decode(string tile, int width, int height, int bytesPerCode)
    {
        using var inflated = new MemoryStream();
        using var deflated = new MemoryStream(Convert.FromBase64String(tile));
        using (var deflate = new DeflateStream(deflated, CompressionMode.Decompress)) deflate.CopyTo(inflated);
        byte[] bytes = inflated.ToArray();
        int count = width * height;
        Assert.Equal(bytesPerCode * count, bytes.Length);
        var codes = new int[count];
        for (int i = 0; i < count; i++)
        {
            int x = i % width, y = i / width;
            uint zigzag = 0;
            for (int k = 0; k < bytesPerCode; k++) zigzag |= (uint)bytes[k * count + i] << (8 * k);
            int below = y > 0 ? codes[i - width] : x > 0 ? codes[i - 1] : 0, left = x > 0 ? codes[i - 1] : below;
            int code = ((left + below) >> 1) + ((int)(zigzag >> 1) ^ -(int)(zigzag & 1));
            codes[i] = bytesPerCode == 2 ? (short)code : code;
        }
        return codes;
    }
}

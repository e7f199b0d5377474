using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HstNotebooks.Tests.Figures;

/// <summary>Reads the palette PNGs of our encoder, knowing only the standard.</summary>
internal sealed class Png
{
    private Png(int width, int height, byte[] indices, Rgb[] palette) => (Width, Height, Indices, Palette) = (width, height, indices, palette);

    public int Width { get; }

    public int Height { get; }

    public byte[] Indices { get; }

    public Rgb[] Palette { get; }

    /// <summary>Colour at x from the left and y from the top.</summary>
    public Rgb At(int x, int y) => Palette[Indices[y * Width + x]];

    public static Png[] InSvg(string svg) =>
        [.. Regex.Matches(svg, "base64,([^\"]+)\"").Select(m => Decode(Convert.FromBase64String(m.Groups[1].Value)))];

    public static Png Decode(byte[] file)
    {
        Assert.Equal<byte>([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        int width = 0, height = 0;
        Rgb[] palette = [];
        using var packed = new MemoryStream();
        bool ended = false;
        for (int at = 8; at < file.Length;)
        {
            Assert.False(ended);
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            var data = file.AsSpan(at + 8, length);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                Assert.Equal<byte>([8, 3, 0, 0, 0], data[8..].ToArray());
            }
            else if (type == "PLTE") palette = [.. data.ToArray().Chunk(3).Select(c => new Rgb(c[0], c[1], c[2]))];
            else if (type == "IDAT") packed.Write(data);
            else ended = type == "IEND";
            at += length + 12;
        }
        Assert.True(ended);
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var indices = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            Assert.Equal(0, zlib.ReadByte());
            zlib.ReadExactly(indices, y * width, width);
        }
        Assert.Equal(-1, zlib.ReadByte());
        return new(width, height, indices, palette);
    }

    // CRC-32 bit by bit, as the standard defines it.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int k = 0; k < 8; k++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HstNotebooks.Tests.Figures;

/// <summary>Reads PNGs of 8 bits a channel, knowing only the standard.</summary>
internal sealed class Png
{
    private Png(int width, int height, int channels, byte[] samples, Rgb[] palette) =>
        (Width, Height, Channels, Samples, Palette) = (width, height, channels, samples, palette);

    public int Width { get; }

    public int Height { get; }

    /// <summary>1 with a palette, 3 or 4 without.</summary>
    public int Channels { get; }

    public byte[] Samples { get; }

    public byte[] Indices => Channels == 1 ? Samples : throw new InvalidOperationException("The picture has no palette.");

    public Rgb[] Palette { get; }

    /// <summary>Pixels a metre; zero when the file does not say.</summary>
    public int PerMetre { get; private init; }

    /// <summary>Colour at x from the left and y from the top.</summary>
    public Rgb At(int x, int y)
    {
        int i = (y * Width + x) * Channels;
        return Channels == 1 ? Palette[Samples[i]] : new(Samples[i], Samples[i + 1], Samples[i + 2]);
    }

    public static Png[] InSvg(string svg) =>
        [.. Regex.Matches(svg, "base64,([^\"]+)\"").Select(m => Decode(Convert.FromBase64String(m.Groups[1].Value)))];

    public static Png Decode(byte[] file)
    {
        Assert.Equal<byte>([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        int width = 0, height = 0, channels = 0, perMetre = 0;
        Rgb[] palette = [];
        using var packed = new MemoryStream();
        bool ended = false;
        for (int at = 8; at < file.Length;)
        {
            Assert.False(ended);
            int size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            var data = file.AsSpan(at + 8, size);
            Assert.Equal(Crc(file.AsSpan(at + 4, size + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + size)));
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                channels = data[9] switch { 3 => 1, 2 => 3, 6 => 4, var color => throw new InvalidDataException($"colour type {color}") };
                Assert.Equal<byte>([8, data[9], 0, 0, 0], data[8..].ToArray());
            }
            else if (type == "PLTE") palette = [.. data.ToArray().Chunk(3).Select(c => new Rgb(c[0], c[1], c[2]))];
            else if (type == "pHYs") perMetre = BinaryPrimitives.ReadInt32BigEndian(data);
            else if (type == "IDAT") packed.Write(data);
            else ended = type == "IEND";
            at += size + 12;
        }
        Assert.True(ended);
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        int length = width * channels;
        var samples = new byte[length * height];
        var above = new byte[length];
        for (int y = 0; y < height; y++)
        {
            int filter = zlib.ReadByte();
            var row = samples.AsSpan(y * length, length);
            zlib.ReadExactly(row);
            for (int i = 0; i < length; i++)
            {
                int left = i < channels ? 0 : row[i - channels], up = above[i], corner = i < channels ? 0 : above[i - channels];
                row[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => throw new InvalidDataException($"filter {filter}"),
                });
            }
            row.CopyTo(above);
        }
        Assert.Equal(-1, zlib.ReadByte());
        return new(width, height, channels, samples, palette) { PerMetre = perMetre };
    }

    private static int Paeth(int left, int up, int corner)
    {
        int p = left + up - corner;
        return new[] { left, up, corner }.MinBy(v => Math.Abs(p - v));
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

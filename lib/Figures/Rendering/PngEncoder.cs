using System.Buffers.Binary;
using System.Text;

namespace HstNotebooks;

/// <summary>PNG (RFC 2083): a palette of 8 bits a pixel, or red, green, blue and, where anything is translucent, opacity.</summary>
internal static class PngEncoder
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>The file; a picture of at most 256 opaque colours gets a palette.</summary>
    /// <param name="picture">The pixels.</param>
    /// <param name="dotsPerInch">Stored as the size of a pixel; null for none.</param>
    public static byte[] Encode(Bitmap picture, double? dotsPerInch = null)
    {
        picture = IndexedColors.Of(picture);
        bool opaque = picture.Palette is null && IsOpaque(picture.Bytes);
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, (byte)(picture.Palette is not null ? 3 : opaque ? 2 : 6));
        WriteChunk(png, "IHDR", header);
        if (picture.Palette is { } palette) WriteChunk(png, "PLTE", [.. palette.SelectMany(c => new[] { c.R, c.G, c.B })]);
        if (dotsPerInch is { } dpi) WriteChunk(png, "pHYs", PixelSize(dpi));
        WriteChunk(png, "IDAT", Compressed(picture, opaque));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static bool IsOpaque(byte[] rgba)
    {
        for (int i = 3; i < rgba.Length; i += 4)
        {
            if (rgba[i] != 255) return false;
        }
        return true;
    }

    private static byte[] PixelSize(double dotsPerInch)
    {
        var size = new byte[9];
        uint perMetre = (uint)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteUInt32BigEndian(size, perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(4), perMetre);
        size[8] = 1;
        return size;
    }

    private static byte[] Compressed(Bitmap picture, bool opaque)
    {
        int channels = picture.Palette is not null ? 1 : opaque ? 3 : 4, stored = picture.Palette is not null ? 1 : 4;
        int length = picture.Width * channels;
        return Zlib.Pack(picture.Height, 1 + length, (first, rows) =>
        {
            byte[] above = new byte[length], row = new byte[length];
            if (first > 0) Read(first - 1, above);
            for (int y = first; rows.Length > 0; y++, rows = rows[(1 + length)..])
            {
                // Differences of indices mean nothing.
                if (channels == 1)
                {
                    rows[0] = 0;
                    Read(y, rows.Slice(1, length));
                    continue;
                }
                Read(y, row);
                PngFilter.Write(row, above, channels, rows[..(1 + length)]);
                (row, above) = (above, row);
            }
        });

        void Read(int y, Span<byte> row)
        {
            var pixels = picture.Bytes.AsSpan(y * picture.Width * stored, picture.Width * stored);
            if (channels == stored)
            {
                pixels.CopyTo(row);
                return;
            }
            for (int i = 0, j = 0; i < row.Length; i += 3, j += 4)
            {
                (row[i], row[i + 1], row[i + 2]) = (pixels[j], pixels[j + 1], pixels[j + 2]);
            }
        }
    }

    private static void WriteChunk(Stream png, string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        png.Write(chunk);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data) crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        return table;
    }
}

using System.Runtime.InteropServices;

namespace HstNotebooks;

/// <summary>Turns an opaque picture of few colours into one with a palette: a third of the bytes before packing.</summary>
internal static class IndexedColors
{
    private const int Most = 256;

    /// <summary>The same picture; with a palette where that is possible.</summary>
    public static Bitmap Of(Bitmap picture)
    {
        if (picture.Palette is not null) return picture;
        var pixels = MemoryMarshal.Cast<byte, uint>(picture.Bytes);
        var numbers = new Dictionary<uint, byte>(Most);
        var indices = new byte[pixels.Length];
        uint before = 0;
        byte number = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            uint color = pixels[i];
            if (color != before || i == 0)
            {
                if (color >> 24 != 255) return picture;
                if (!numbers.TryGetValue(color, out number))
                {
                    if (numbers.Count == Most) return picture;
                    numbers[color] = number = (byte)numbers.Count;
                }
                before = color;
            }
            indices[i] = number;
        }
        var palette = numbers.OrderBy(n => n.Value).Select(n => new Rgb((byte)n.Key, (byte)(n.Key >> 8), (byte)(n.Key >> 16)));
        return new(picture.Width, picture.Height, indices, [.. palette]);
    }
}

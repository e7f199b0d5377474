namespace HstNotebooks;

/// <summary>Pictures as image objects: indices and their palette, or colours and, where anything is translucent, a mask.</summary>
internal static class PdfImage
{
    public static int Write(PdfFile file, Bitmap picture)
    {
        if (picture.Palette is { } palette)
        {
            string colours = Convert.ToHexString([.. palette.SelectMany(c => new[] { c.R, c.G, c.B })]);
            string space = FormattableString.Invariant($"[/Indexed /DeviceRGB {palette.Count - 1} <{colours}>]");
            return Write(file, picture, picture.Bytes, space);
        }
        int pixels = picture.Width * picture.Height;
        byte[] colour = new byte[3 * pixels], opacity = new byte[pixels];
        for (int i = 0; i < pixels; i++)
        {
            picture.Bytes.AsSpan(4 * i, 3).CopyTo(colour.AsSpan(3 * i));
            opacity[i] = picture.Bytes[4 * i + 3];
        }
        if (!opacity.AsSpan().ContainsAnyExcept((byte)255)) return Write(file, picture, colour, "/DeviceRGB");
        int mask = Write(file, picture, opacity, "/DeviceGray");
        return Write(file, picture, colour, FormattableString.Invariant($"/DeviceRGB /SMask {mask} 0 R"));
    }

    private static int Write(PdfFile file, Bitmap picture, byte[] samples, string space)
    {
        string size = FormattableString.Invariant($"/Width {picture.Width} /Height {picture.Height}");
        return file.AddStream(samples, $"/Type /XObject /Subtype /Image {size} /BitsPerComponent 8 /Interpolate false /ColorSpace {space}");
    }
}

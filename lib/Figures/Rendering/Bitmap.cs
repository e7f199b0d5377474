namespace HstNotebooks;

/// <summary>A picture of pixels, the top row first: indices into a palette, or red, green, blue and opacity (straight alpha).</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Bytes">One byte a pixel with a palette, four without.</param>
/// <param name="Palette">At most 256 colours; null for four bytes a pixel.</param>
internal sealed record Bitmap(int Width, int Height, byte[] Bytes, IReadOnlyList<Rgb>? Palette = null)
{
    private byte[]? _png;

    /// <summary>The picture as a PNG file, made once.</summary>
    public byte[] Png => _png ??= PngEncoder.Encode(this);
}

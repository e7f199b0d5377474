using HstNotebooks.Imaging;

namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>
    /// Three images of one field in colour, after Lupton et al. (2004). A pixel that is NaN in any of them is grey; infinite ones count as
    /// missing.
    /// </summary>
    /// <param name="red">The reddest band.</param>
    /// <param name="green">The middle band, as large as the first.</param>
    /// <param name="blue">The bluest band, as large as the first.</param>
    /// <param name="style">How; by default sky black, objects on the whole white, and the noise of the sky just seen.</param>
    /// <exception cref="ArgumentException">The images are empty or of different size, or a number of the style is out of range.</exception>
    public static Figure Rgb<T>(Image<T> red, Image<T> green, Image<T> blue, RgbStyle? style = null) where T : unmanaged
    {
        PixelSource[] bands = [PixelSource.Of(red), PixelSource.Of(green), PixelSource.Of(blue)];
        int width = bands[0].Width, height = bands[0].Height;
        if (bands[0].Count == 0) throw new ArgumentException($"An image of {width} × {height} has no pixels to show.", nameof(red));
        if (bands.FirstOrDefault(b => (b.Width, b.Height) != (width, height)) is { } other)
        {
            throw new ArgumentException(
                $"The red image is {width} × {height}, another one {other.Width} × {other.Height}: bring them to one grid.", nameof(green));
        }
        style ??= new();
        return new(ImagePanel.With(width, height, RgbPicture.Of(bands, style), style));
    }
}

using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Pictures of images of float, double, int, byte and bool.</summary>
public static class ImageFigures
{
    /// <summary>The image as a figure.</summary>
    /// <exception cref="ArgumentException">The image is empty, or a contour has another size and no WCS.</exception>
    public static Figure ToFigure<T>(this Image<T> image, ImageStyle? style = null) where T : unmanaged
    {
        var pixels = PixelSource.Of(image);
        if (pixels.Count == 0)
        {
            throw new ArgumentException($"An image of {image.Width} × {image.Height} has no pixels to show.", nameof(image));
        }
        return new(ImagePanel.Of(pixels, style ?? new(), isMask: typeof(T) == typeof(bool)));
    }

    /// <summary>Shows the image in the output of the cell.</summary>
    public static void Show<T>(this Image<T> image, ImageStyle style) where T : unmanaged => image.ToFigure(style).Show();

    /// <summary>Shows the image in the output of the cell.</summary>
    /// <param name="image">The image.</param>
    /// <param name="stretch">From value to colour; by default asinh, and linear for labels and masks.</param>
    /// <param name="interval">Values at the ends of the scale; by default the central 99.5 %, and all of them for labels and masks.</param>
    /// <param name="colorMap">The colours; by default gray, for labels those of <see cref="ColorMap.Labels"/>.</param>
    /// <param name="title">Above the frame.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="wcs">Where the image lies on the sky.</param>
    public static void Show<T>(
        this Image<T> image, Stretch? stretch = null, Interval? interval = null, ColorMap? colorMap = null,
        string? title = null, string? unit = null, Wcs? wcs = null) where T : unmanaged =>
        image.Show(new ImageStyle
        {
            Stretch = stretch,
            Interval = interval,
            ColorMap = colorMap,
            Title = title,
            Unit = unit,
            Wcs = wcs,
        });
}

using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Viewers of images of float, double, int, byte and bool.</summary>
public static class ImageExploration
{
    /// <summary>The image in a viewer: make it the last expression of a cell, or call <see cref="ImageExplorer.Show"/>.</summary>
    /// <exception cref="ArgumentException">The image is empty or of another type, or an option is out of its range.</exception>
    public static ImageExplorer Explore<T>(this Image<T> image, ExploreOptions? options = null) where T : unmanaged
    {
        options ??= new();
        options.Validate();
        var pixels = PixelSource.Of(image);
        return pixels.Count > 0
            ? new(new ExploredImage(pixels, options, typeof(T) == typeof(bool)))
            : throw new ArgumentException($"An image of {image.Width} × {image.Height} has no pixels to explore.", nameof(image));
    }
}

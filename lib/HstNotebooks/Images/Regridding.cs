using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>How pixels of one grid become those of another.</summary>
public enum RegridOrder
{
    /// <summary>The value of the nearest pixel.</summary>
    Nearest = 0,

    /// <summary>Bilinear interpolation; in the outer half of a border pixel its value, as <c>reproject</c> has it.</summary>
    Bilinear = 1,
}

/// <summary>Images brought onto the grid of others. Corresponds to <c>reproject.reproject_interp</c>.</summary>
public static class Regridding
{
    // Between grids that are not an affine map apart, positions are interpolated to this accuracy.
    private const double TolerancePx = 1e-3;

    /// <summary>
    /// The image on another grid, NaN outside. The pixels of a grid that is already the wanted one are shared, not copied. Science and error
    /// are interpolated alike, which leaves out that neighbours are then correlated; data-quality bits are dropped.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="grid">The wanted WCS.</param>
    /// <param name="width">Pixels along x of the wanted grid.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="conserveFlux">Multiplies by the ratio of the pixel areas: for images whose unit is per pixel. Default: yes.</param>
    /// <param name="order">Interpolation; default: bilinear.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="WcsException">The image or the grid has no celestial axes.</exception>
    public static HstImage OnGrid(this HstImage image, Wcs grid, int width, int height, bool conserveFlux = true,
        RegridOrder order = RegridOrder.Bilinear, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(grid);
        var wcs = image.Wcs;
        double area = conserveFlux ? grid.PixelAreaArcsec2 / wcs.PixelAreaArcsec2 : 1;
        bool isThere = image.Width == width && image.Height == height && wcs.IsAlignedWith(grid, width, height, tolerancePx: 1e-6);
        var map = isThere ? null : PixelMaps.Between(grid, wcs).Interpolated(width, height, TolerancePx);
        return (image with { Science = Plane(image.Science), Error = image.Error is { } e ? Plane(e) : null, Quality = null }).WithWcs(grid);

        Image<float> Plane(Image<float> plane)
        {
            if (map is null) return plane;
            if (order == RegridOrder.Bilinear)
            {
                return Resampling.Bilinear(plane, map.ToEdges(plane.Width, plane.Height), width, height, float.NaN, area, cancellation);
            }
            var moved = Resampling.Nearest(plane, map, width, height, float.NaN, cancellation);
            return area == 1 ? moved : moved.MapInPlace(v => (float)(v * area));
        }
    }

    /// <summary>The part of an image from pixel (x, y) on, with its WCS.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not wholly inside the image.</exception>
    public static HstImage Crop(this HstImage image, int x, int y, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (x == 0 && y == 0 && width == image.Width && height == image.Height) return image;
        return (image with
        {
            Science = image.Science.Crop(x, y, width, height),
            Error = image.Error?.Crop(x, y, width, height),
            Quality = image.Quality?.Crop(x, y, width, height),
        }).WithWcs(image.Wcs.Cropped(x, y));
    }

    /// <summary>The same pixels with another WCS: every card of the old one is removed from the header.</summary>
    /// <exception cref="WcsException">It cannot be written: a distortion that is only read.</exception>
    public static HstImage WithWcs(this HstImage image, Wcs wcs)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(wcs);
        var header = image.Header.Clone();
        if (wcs.WriteTo(header).Count == 0) return image with { Header = header };
        throw new WcsException($"{image.Name}: a WCS with lookup tables belongs to the pixels of an exposure; give one without.");
    }
}

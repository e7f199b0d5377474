using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The centre of a star as the maximum of a quadratic surface through the pixels about its peak: nearly as good as can be (Vakili and Hogg
/// 2016, arXiv:1610.05873). Corresponds to <c>photutils.centroids.centroid_quadratic</c>.
/// </summary>
public static class QuadraticCentroid
{
    /// <summary>
    /// The centre, 0-based pixels of the cut-out. The peak itself where it lies on the border of the cut-out; NaN where the surface has no
    /// maximum inside the cut-out, or fewer than six pixels count.
    /// </summary>
    /// <param name="image">The cut-out; pixels that are not finite are left out.</param>
    /// <param name="fitBoxPx">Side of the square that is fitted, odd, 3 to 101 pixels; cut or shifted at the border.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <param name="near">Where the peak is, inside the cut-out; null for the brightest pixel.</param>
    /// <param name="searchBoxPx">
    /// The brightest pixel of a square of this side, odd, 1 to 101 pixels, about <paramref name="near"/> is the peak.
    /// </param>
    /// <exception cref="ArgumentException">A size is out of range, the position is outside, or the shapes differ.</exception>
    public static (double X, double Y) Of<T>(
        Image<T> image, int fitBoxPx = 5, Image<bool>? mask = null, (double X, double Y)? near = null, int searchBoxPx = 1)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        RequireOdd(fitBoxPx, 3, nameof(fitBoxPx));
        RequireOdd(searchBoxPx, 1, nameof(searchBoxPx));
        var search = new PixelBox(0, 0, image.Width, image.Height);
        if (near is { } start)
        {
            bool isInside = start.X >= 0 && start.X <= image.Width - 1 && start.Y >= 0 && start.Y <= image.Height - 1;
            if (!isInside) throw new ArgumentOutOfRangeException(nameof(near), near, "The peak is inside the cut-out.");
            search = search.Intersect(
                new(Nearest(start.X) - searchBoxPx / 2, Nearest(start.Y) - searchBoxPx / 2, searchBoxPx, searchBoxPx));
        }
        var (x, y) = near is { } given && searchBoxPx == 1 ? (Nearest(given.X), Nearest(given.Y)) : Peak(image, mask, search);
        if (x < 0) return (double.NaN, double.NaN);
        if (x == 0 || y == 0 || x == image.Width - 1 || y == image.Height - 1) return (x, y);

        int width = Math.Min(fitBoxPx, image.Width), height = Math.Min(fitBoxPx, image.Height);
        int left = Math.Clamp(x - fitBoxPx / 2, 0, image.Width - width), bottom = Math.Clamp(y - fitBoxPx / 2, 0, image.Height - height);
        var values = new double[width * height];
        for (int i = 0; i < values.Length; i++)
        {
            int at = (bottom + i / width) * image.Width + left + i % width;
            values[i] = mask is not null && mask.Pixels[at] ? double.NaN : double.CreateTruncating(image.Pixels[at]);
        }
        var (dx, dy) = QuadraticSurface.Maximum(values, width);
        bool isIn = left + dx > 0 && left + dx < image.Width - 1 && bottom + dy > 0 && bottom + dy < image.Height - 1;
        return isIn ? (left + dx, bottom + dy) : (double.NaN, double.NaN);
    }

    // The first of the brightest pixels that count; (−1, −1) where none does.
    private static (int X, int Y) Peak<T>(Image<T> image, Image<bool>? mask, PixelBox box) where T : unmanaged, INumber<T>
    {
        var (peakX, peakY, peak) = (-1, -1, T.Zero);
        for (int y = box.Y; y < box.Y + box.Height; y++)
        {
            for (int x = box.X; x < box.X + box.Width; x++)
            {
                T value = image[x, y];
                bool counts = T.IsFinite(value) && !(mask is not null && mask[x, y]);
                if (counts && (peakX < 0 || value > peak)) (peakX, peakY, peak) = (x, y, value);
            }
        }
        return (peakX, peakY);
    }

    private static int Nearest(double v) => (int)Math.Round(v, MidpointRounding.AwayFromZero);

    private static void RequireOdd(int size, int least, string parameter)
    {
        if (size < least || size > 101 || size % 2 == 0)
        {
            string range = FormattableString.Invariant($"An odd number of pixels, {least} to 101.");
            throw new ArgumentOutOfRangeException(parameter, size, range);
        }
    }
}

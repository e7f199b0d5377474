using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>The centre of a star, or of any one source in a cut-out.</summary>
public static class Centroid
{
    private const int Half = 4;

    /// <summary>
    /// The centre of light of a whole cut-out, Σ x f / Σ f, 0-based pixels; subtract the background first. NaN where Σ f is 0.
    /// Corresponds to <c>photutils.centroids.centroid_com</c>.
    /// </summary>
    /// <param name="image">The cut-out; pixels that are not finite are left out.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static (double X, double Y) OfLight<T>(Image<T> image, Image<bool>? mask = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        double light = 0, alongX = 0, alongY = 0;
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            if (!T.IsFinite(image.Pixels[i]) || (mask is not null && mask.Pixels[i])) continue;
            double value = double.CreateTruncating(image.Pixels[i]);
            light += value;
            alongX += value * (i % image.Width);
            alongY += value * (i / image.Width);
        }
        return light == 0 ? (double.NaN, double.NaN) : (alongX / light, alongY / light);
    }

    /// <summary>
    /// The centre of light of a window of 9 × 9 pixels about the brightest pixel near a position, above the median of the window's border;
    /// 0-based pixels. NaN where the window leaves the image or has a pixel that is not finite, or no light.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="x">About where the star is, 0-based.</param>
    /// <param name="y">About where the star is, 0-based.</param>
    /// <param name="searchPx">How far from there the brightest pixel may be, pixels along each axis.</param>
    public static (double X, double Y) Near<T>(Image<T> image, double x, double y, int searchPx = 5) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(searchPx);
        var none = (double.NaN, double.NaN);
        if (!(Math.Abs(x) < image.Width + searchPx && Math.Abs(y) < image.Height + searchPx)) return none;
        int atX = (int)Math.Round(x), atY = (int)Math.Round(y), peakX = -1, peakY = -1;
        double peak = double.NegativeInfinity;
        for (int j = Math.Max(0, atY - searchPx); j <= Math.Min(image.Height - 1, atY + searchPx); j++)
        {
            for (int i = Math.Max(0, atX - searchPx); i <= Math.Min(image.Width - 1, atX + searchPx); i++)
            {
                if (double.CreateChecked(image[i, j]) is var value && value > peak) (peak, peakX, peakY) = (value, i, j);
            }
        }
        bool isInside = peakX >= Half && peakY >= Half && peakX < image.Width - Half && peakY < image.Height - Half;
        if (!isInside) return none;

        var window = image.Crop(peakX - Half, peakY - Half, 2 * Half + 1, 2 * Half + 1).Map(double.CreateChecked);
        double background = BorderMedian(window), light = 0, alongX = 0, alongY = 0;
        for (int j = 0; j <= 2 * Half; j++)
        {
            for (int i = 0; i <= 2 * Half; i++)
            {
                double above = window[i, j] - background;
                light += above;
                alongX += above * (i - Half);
                alongY += above * (j - Half);
            }
        }
        return light > 0 && double.IsFinite(light) ? (peakX + alongX / light, peakY + alongY / light) : none;
    }

    private static double BorderMedian(Image<double> window)
    {
        var border = new List<double>();
        for (int i = 0; i < 2 * Half; i++) border.AddRange([window[i, 0], window[2 * Half, i], window[2 * Half - i, 2 * Half], window[0, 2 * Half - i]]);
        return RobustStatistics.Median(border.ToArray());
    }
}

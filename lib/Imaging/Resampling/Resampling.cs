using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Images brought onto another grid. Values are surface brightness: multiply by the ratio of pixel areas for flux per pixel.
/// Corresponds to <c>reproject.reproject_interp</c> with order 0 and 1.
/// </summary>
public static class Resampling
{
    /// <summary>
    /// The value of the input pixel that each output pixel centre falls into; <paramref name="outside"/> beyond the input.
    /// </summary>
    public static Image<T> Nearest<T>(Image<T> input, PixelMap map, int width, int height, T outside = default, CancellationToken cancellation = default)
        where T : unmanaged => Each(input, map, width, height, outside, (image, x, y) =>
    {
        double cx = NearestCentre(x), cy = NearestCentre(y);
        return cx >= 0 && cy >= 0 && cx < image.Width && cy < image.Height ? image.Pixels[(int)cy * image.Width + (int)cx] : outside;
    }, cancellation);

    /// <summary>
    /// The value of the input pixel nearest to each output pixel centre, however far: beyond its border the input is extrapolated with
    /// its border pixels.
    /// </summary>
    public static Image<T> NearestExtrapolated<T>(Image<T> input, PixelMap map, int width, int height, CancellationToken cancellation = default)
        where T : unmanaged => Each(input, map, width, height, default, (image, x, y) =>
    {
        int cx = (int)Math.Clamp(NearestCentre(x), 0, image.Width - 1), cy = (int)Math.Clamp(NearestCentre(y), 0, image.Height - 1);
        return image.Pixels[cy * image.Width + cx];
    }, cancellation);

    /// <summary>
    /// Bilinear interpolation between the four nearest pixel centres; <paramref name="outside"/> where one of them is beyond the input.
    /// NaN in one of them that has a weight makes the result NaN. A position within 10⁻⁹ pixels of a centre is that centre.
    /// </summary>
    public static Image<T> Bilinear<T>(Image<T> input, PixelMap map, int width, int height, T outside, CancellationToken cancellation = default)
        where T : unmanaged, IFloatingPoint<T> => Each(input, map, width, height, outside, (image, x, y) =>
    {
        (x, y) = (SnapToCentre(x), SnapToCentre(y));
        double left = Math.Floor(x), bottom = Math.Floor(y), u = x - left, v = y - bottom;
        // On a row or column of centres the next one has no weight and need not be there.
        int right = u > 0 ? 1 : 0, up = v > 0 ? image.Width : 0;
        if (!(left >= 0 && bottom >= 0 && left + u <= image.Width - 1 && bottom + v <= image.Height - 1)) return outside;
        int at = (int)bottom * image.Width + (int)left;
        var p = image.Pixels;
        double lower = Mix(p[at], p[at + right], u), upper = Mix(p[at + up], p[at + up + right], u);
        return T.CreateTruncating(v == 0 ? lower : lower + v * (upper - lower));

        static double Mix(T a, T b, double t)
        {
            double start = double.CreateTruncating(a), end = double.CreateTruncating(b);
            return t == 0 ? start : start + t * (end - start);
        }
    }, cancellation);

    /// <summary>
    /// The mean over blocks of <paramref name="factor"/> × <paramref name="factor"/> pixels; NaN in a block makes its mean NaN.
    /// </summary>
    /// <exception cref="ArgumentException">The image is not a whole number of blocks wide and high.</exception>
    public static Image<T> BlockMean<T>(Image<T> image, int factor) where T : unmanaged, IFloatingPoint<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (image.Width % factor != 0 || image.Height % factor != 0)
        {
            throw new ArgumentException($"{image.Width} × {image.Height} pixels are not a whole number of blocks of {factor}.", nameof(factor));
        }
        var result = new Image<T>(image.Width / factor, image.Height / factor);
        Compute.Rows(result.Height, y =>
        {
            var to = result.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                double sum = 0;
                for (int dy = 0; dy < factor; dy++)
                {
                    foreach (T p in image.Row(y * factor + dy).Slice(x * factor, factor)) sum += double.CreateTruncating(p);
                }
                to[x] = T.CreateTruncating(sum / (factor * factor));
            }
        });
        return result;
    }

    // A map between equal grids misses the centres by rounding, ~10⁻¹² px: that must neither lose the border nor spread missing pixels.
    private static double SnapToCentre(double x) => Math.Abs(x - Math.Round(x)) < 1e-9 ? Math.Round(x) : x;

    // A centre midway between two input pixels falls into the upper one: pixel i is [i − ½, i + ½).
    private static double NearestCentre(double x) => Math.Floor(x + 0.5);

    private delegate T Sampler<T>(Image<T> image, double x, double y) where T : unmanaged;

    private static Image<T> Each<T>(Image<T> input, PixelMap map, int width, int height, T outside, Sampler<T> sample, CancellationToken cancellation)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(map);
        if (input.Pixels.Length == 0) throw new ArgumentException("An empty image cannot be resampled.", nameof(input));
        var result = new Image<T>(width, height);
        const int band = 64;
        Compute.For((height + band - 1) / band, b =>
        {
            var xs = new double[width];
            var ys = new double[width];
            for (int y = b * band; y < Math.Min(height, (b + 1) * band); y++)
            {
                map.Row(y, xs, ys);
                var to = result.Row(y);
                for (int x = 0; x < to.Length; x++) to[x] = double.IsFinite(xs[x]) && double.IsFinite(ys[x]) ? sample(input, xs[x], ys[x]) : outside;
            }
        }, cancellation);
        return result;
    }
}

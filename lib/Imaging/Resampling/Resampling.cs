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
        where T : unmanaged =>
        Shifted(input, map, width, height, outside, cancellation)
        ?? Tiles(input, map, width, height, (x, y, to) => NearestRow.Sample(input, x, y, outside, to), cancellation);

    /// <summary>
    /// The value of the input pixel nearest to each output pixel centre, however far: beyond its border the input is extrapolated with
    /// its border pixels.
    /// </summary>
    public static Image<T> NearestExtrapolated<T>(Image<T> input, PixelMap map, int width, int height, CancellationToken cancellation = default)
        where T : unmanaged =>
        Tiles(input, map, width, height, (x, y, to) => NearestRow.Extrapolate(input, x, y, to), cancellation);

    /// <summary>
    /// Bilinear interpolation between the four nearest pixel centres; <paramref name="outside"/> where one of them is beyond the input.
    /// NaN in one of them that has a weight makes the result NaN. A position within 10⁻⁹ pixels of a centre is that centre.
    /// </summary>
    /// <param name="input">The image.</param>
    /// <param name="map">Where the pixels of the output lie in it.</param>
    /// <param name="width">Width of the output, pixels.</param>
    /// <param name="height">Height of the output, pixels.</param>
    /// <param name="outside">The value beyond the input.</param>
    /// <param name="factor">Multiplies what is interpolated, before it is rounded: the ratio of pixel areas, to conserve flux.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The image is empty, or the factor not finite.</exception>
    public static Image<T> Bilinear<T>(
        Image<T> input, PixelMap map, int width, int height, T outside, double factor = 1, CancellationToken cancellation = default)
        where T : unmanaged, IFloatingPoint<T>
    {
        if (!double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is a finite number.");
        return (factor == 1 ? Shifted(input, map, width, height, outside, cancellation) : null)
            ?? Tiles(input, map, width, height, (x, y, to) => BilinearRow.Sample(input, x, y, factor, outside, to), cancellation);
    }

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

    private delegate void RowSampler<T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<T> to);

    // In tiles rather than rows: a rotated row of the output crosses many rows of the input, of which the next row needs the same.
    private static Image<T> Tiles<T>(
        Image<T> input, PixelMap map, int width, int height, RowSampler<T> sample, CancellationToken cancellation)
        where T : unmanaged
    {
        Require(input, map);
        var result = Image<T>.Uninitialized(width, height);
        const int band = 64, columns = 512;
        Compute.For((height + band - 1) / band, b =>
        {
            Span<double> positions = stackalloc double[2 * columns];
            for (int x = 0; x < width; x += columns)
            {
                int count = Math.Min(columns, width - x);
                Span<double> xs = positions[..count], ys = positions.Slice(columns, count);
                for (int y = b * band; y < Math.Min(height, (b + 1) * band); y++)
                {
                    map.Row(x, y, xs, ys);
                    sample(xs, ys, result.Row(y).Slice(x, count));
                }
            }
        }, cancellation);
        return result;
    }

    // The rows copied where the grids are whole pixels apart, else null.
    private static Image<T>? Shifted<T>(Image<T> input, PixelMap map, int width, int height, T outside, CancellationToken cancellation)
        where T : unmanaged
    {
        Require(input, map);
        if (map.WholeShift(width, height) is not { } shift) return null;
        var result = Image<T>.Uninitialized(width, height);
        long start = Math.Clamp(-shift.X, 0, width), end = Math.Clamp(input.Width - shift.X, start, width);
        Compute.Rows(height, y =>
        {
            var to = result.Row(y);
            bool isInside = y + shift.Y >= 0 && y + shift.Y < input.Height && start < end;
            if (!isInside)
            {
                to.Fill(outside);
                return;
            }
            to[..(int)start].Fill(outside);
            input.Row((int)(y + shift.Y)).Slice((int)(start + shift.X), (int)(end - start)).CopyTo(to[(int)start..]);
            to[(int)end..].Fill(outside);
        }, cancellation);
        return result;
    }

    private static void Require<T>(Image<T> input, PixelMap map) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(map);
        if (input.Pixels.Length == 0) throw new ArgumentException("An empty image cannot be resampled.", nameof(input));
    }
}

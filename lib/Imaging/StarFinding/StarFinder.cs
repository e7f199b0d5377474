using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Finds stars as DAOFIND does (Stetson 1987, PASP 99, 191): the image is convolved with a lowered Gaussian, and peaks above the threshold
/// that are neither too sharp nor too elongated are stars. Corresponds to <c>photutils.detection.DAOStarFinder</c>.
/// </summary>
public static class StarFinder
{
    private const int BandHeight = 64;

    /// <summary>
    /// The stars of an image, row after row of their brightest pixels; an empty list when there is none. Of equal neighbours the first
    /// counts. Beyond the border there are zeros, so subtract the background first.
    /// </summary>
    /// <param name="image">
    /// The image. A pixel that is not finite is missing: there is no star within twice the kernel's radius of it.
    /// </param>
    /// <param name="options">What counts as a star.</param>
    /// <param name="mask">True where no star is wanted; these pixels are still neighbours of others. Make bad pixels NaN.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double; the arithmetic is done in double.</typeparam>
    /// <exception cref="ArgumentException">Options are out of range, or the mask has another shape.</exception>
    public static IReadOnlyList<Star> Find<T>(
        Image<T> image, StarFinderOptions options, Image<bool>? mask = null, CancellationToken cancellation = default)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);

        var kernel = new StarKernel(options);
        var neighbours = Neighbours(kernel, options.MinSeparationPx);
        var found = new List<Star>[(image.Height + BandHeight - 1) / BandHeight];
        Compute.For(found.Length, band =>
        {
            int start = band * BandHeight, end = Math.Min(image.Height, start + BandHeight);
            found[band] = FindInRows(image, start, end, kernel, neighbours, options, mask);
        }, cancellation);
        var stars = found.SelectMany(s => s);
        return options.Brightest is { } count ? [.. stars.OrderByDescending(s => s.Flux).Take(count)] : [.. stars];
    }

    private static List<Star> FindInRows<T>(
        Image<T> image, int start, int end, StarKernel kernel, (int Dx, int Dy)[] neighbours, StarFinderOptions options, Image<bool>? mask)
        where T : unmanaged, INumber<T>
    {
        int reach = Math.Max(kernel.RadiusY, neighbours.Max(n => Math.Max(Math.Abs(n.Dx), Math.Abs(n.Dy))));
        using var band = ConvolvedBand.Of(image, kernel, start, end, reach);
        int[] steps = [.. neighbours.Select(n => n.Dy * band.Stride + n.Dx)];
        int[] before = [.. steps.Where(s => s < 0)], after = [.. steps.Where(s => s > 0)];
        double threshold = options.Threshold * kernel.RelativeError;
        var measurement = new StarMeasurement(kernel, threshold);
        int borderX = options.ExcludeBorder ? kernel.RadiusX : 0, borderY = options.ExcludeBorder ? kernel.RadiusY : 0;

        var stars = new List<Star>();
        for (int y = Math.Max(start, borderY); y < Math.Min(end, image.Height - borderY); y++)
        {
            int row = band.Index(0, y);
            int last = image.Width - borderX;
            for (int x = borderX; (x = NextAbove(band.Convolved, row, x, last, threshold)) < last; x++)
            {
                if (!IsPeak(band.Convolved, row + x, before, after) || (mask is not null && mask[x, y])) continue;
                var star = measurement.At(band, x, y);
                if (Qualifies(star, options)) stars.Add(star);
            }
        }
        return stars;
    }

    // The first column from x on, before `end`, whose value is above the threshold; `end` when there is none.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextAbove(double[] values, int row, int x, int end, double threshold)
    {
        var limit = new Vector<double>(threshold);
        for (; x <= end - Vector<double>.Count; x += Vector<double>.Count)
        {
            if (Vector.GreaterThanAny(new Vector<double>(values, row + x), limit)) break;
        }
        while (x < end && !(values[row + x] > threshold)) x++;
        return x;
    }

    // NaN is no neighbour.
    private static bool IsPeak(double[] values, int at, int[] before, int[] after)
    {
        double value = values[at];
        foreach (int step in before) if (values[at + step] >= value) return false;
        foreach (int step in after) if (values[at + step] > value) return false;
        return true;
    }

    // Nothing that is NaN qualifies.
    private static bool Qualifies(Star star, StarFinderOptions options) =>
        double.IsFinite(star.X) && double.IsFinite(star.Y)
        && star.Sharpness > options.SharpLow && star.Sharpness < options.SharpHigh
        && star.Roundness1 > options.RoundLow && star.Roundness1 < options.RoundHigh
        && star.Roundness2 > options.RoundLow && star.Roundness2 < options.RoundHigh
        && !(star.Peak >= options.PeakMax);

    private static (int Dx, int Dy)[] Neighbours(StarKernel kernel, double separation)
    {
        int r = (int)separation;
        var all = separation > 0
            ? Grid(r, r).Where(n => n.Dx * n.Dx + n.Dy * n.Dy <= separation * separation)
            : Grid(kernel.RadiusX, kernel.RadiusY).Where(n => kernel.Inside[n.Dx + kernel.RadiusX, n.Dy + kernel.RadiusY]);
        return [.. all];

        static IEnumerable<(int Dx, int Dy)> Grid(int rx, int ry) =>
            Enumerable.Range(-ry, 2 * ry + 1).SelectMany(dy => Enumerable.Range(-rx, 2 * rx + 1).Select(dx => (dx, dy)));
    }
}

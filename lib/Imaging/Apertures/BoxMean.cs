using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Means in upright rectangles about positions: how much of a neighbourhood is covered, or how many exposures lie there. What lies beyond
/// the image counts as 0.
/// </summary>
public static class BoxMean
{
    private const int Subpixels = 32;

    /// <summary>The part of each box that is true, 0 to 1; NaN for a position that is not finite.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="positions">Centres of the boxes, 0-based pixels, anywhere.</param>
    /// <param name="widthPx">Width, pixels, > 0 to 100 000.</param>
    /// <param name="heightPx">Height, pixels, > 0 to 100 000.</param>
    /// <param name="sampling">How border pixels count; default: with their area inside.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public static double[] Measure(
        Image<bool> mask, IReadOnlyList<(double X, double Y)> positions, double widthPx, double heightPx,
        BoxSampling sampling = BoxSampling.Exact, CancellationToken cancellation = default) =>
        Measure<bool>(mask, positions, widthPx, heightPx, sampling, cancellation);

    /// <summary>The mean count in each box; NaN for a position that is not finite.</summary>
    /// <param name="counts">Such as exposures.</param>
    /// <param name="positions">Centres of the boxes, 0-based pixels, anywhere.</param>
    /// <param name="widthPx">Width, pixels, > 0 to 100 000.</param>
    /// <param name="heightPx">Height, pixels, > 0 to 100 000.</param>
    /// <param name="sampling">How border pixels count; default: with their area inside.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public static double[] Measure(
        Image<ushort> counts, IReadOnlyList<(double X, double Y)> positions, double widthPx, double heightPx,
        BoxSampling sampling = BoxSampling.Exact, CancellationToken cancellation = default) =>
        Measure<ushort>(counts, positions, widthPx, heightPx, sampling, cancellation);

    private static double[] Measure<T>(
        Image<T> image, IReadOnlyList<(double X, double Y)> positions, double widthPx, double heightPx,
        BoxSampling sampling, CancellationToken cancellation) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        RequireSize(widthPx, nameof(widthPx));
        RequireSize(heightPx, nameof(heightPx));
        var means = new double[positions.Count];
        Positions.InGroups(positions, () => image, (plane, i) =>
        {
            var (x, y) = positions[i];
            bool isPlace = double.IsFinite(x) && double.IsFinite(y);
            means[i] = isPlace
                ? Sum(plane, Edges(x, widthPx, image.Width, sampling), Edges(y, heightPx, image.Height, sampling)) / (widthPx * heightPx)
                : double.NaN;
        }, cancellation);
        return means;
    }

    private static void RequireSize(double sizePx, string parameter)
    {
        if (sizePx is > 0 and <= 1e5) return;
        throw new ArgumentOutOfRangeException(parameter, sizePx, "The size is more than 0 and at most 100000 pixels.");
    }

    // Where a box begins and ends, counted from the edge of the first pixel, as far as it is inside the image. Subpixels whose centres lie
    // strictly inside are as if the edge were moved to the border between two of them.
    private static (double First, double End) Edges(double centre, double size, int length, BoxSampling sampling)
    {
        double first = centre - size / 2 + 0.5, end = centre + size / 2 + 0.5;
        if (sampling == BoxSampling.Subpixels)
        {
            first = (Math.Floor(first * Subpixels - 0.5) + 1) / Subpixels;
            end = Math.Ceiling(end * Subpixels - 0.5) / Subpixels;
        }
        return (Math.Clamp(first, 0, length), Math.Clamp(end, 0, length));
    }

    private static double Sum<T>(Image<T> image, (double First, double End) x, (double First, double End) y) where T : unmanaged
    {
        double sum = 0;
        for (int row = (int)y.First; row < y.End; row++)
        {
            double height = Math.Min(y.End, row + 1) - Math.Max(y.First, row);
            sum += height * Sum<T>(image.Row(row), x.First, x.End);
        }
        return sum;
    }

    private static double Sum<T>(ReadOnlySpan<T> row, double first, double end) where T : unmanaged
    {
        if (first >= end) return 0;
        int firstWhole = (int)Math.Ceiling(first), endWhole = (int)end;
        if (firstWhole > endWhole) return (end - first) * Total(row.Slice(endWhole, 1));
        double sum = Total(row[firstWhole..endWhole]);
        if (first < firstWhole) sum += (firstWhole - first) * Total(row.Slice(firstWhole - 1, 1));
        if (end > endWhole) sum += (end - endWhole) * Total(row.Slice(endWhole, 1));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Total<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        if (typeof(T) == typeof(bool)) return PixelLoop.CountTrue(MemoryMarshal.Cast<T, bool>(values));
        long total = 0;
        foreach (ushort count in MemoryMarshal.Cast<T, ushort>(values)) total += count;
        return total;
    }
}

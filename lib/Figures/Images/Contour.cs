using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Lines over an image: the outline of a mask along the edges of its pixels, or lines of equal value of this or another image.
/// </summary>
public sealed record Contour
{
    private readonly (int Width, int Height) _size;
    private readonly Wcs? _wcs;
    private readonly IReadOnlyList<double> _levels;
    private readonly Func<int, IReadOnlyList<ContourLine>> _trace;

    private Contour((int Width, int Height) size, Wcs? wcs, IReadOnlyList<double> levels, Func<int, IReadOnlyList<ContourLine>> trace) =>
        (_size, _wcs, _levels, _trace) = (size, wcs, levels, trace);

    /// <summary>Name in the legend, where the levels follow it; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Colour; null chooses one.</summary>
    public Rgb? Color { get; init; }

    /// <summary>The outline of a mask.</summary>
    /// <param name="mask">As large as the image, unless both have a WCS.</param>
    /// <param name="wcs">Where the mask lies on the sky; null: pixel on pixel.</param>
    public static Contour Of(Image<bool> mask, Wcs? wcs = null)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new((mask.Width, mask.Height), wcs, [], most => [.. MaskOutline.Of(mask, most).Loops
            .Select(l => new ContourLine(l, IsClosed: true))]);
    }

    /// <summary>
    /// Lines of equal value, interpolated linearly between pixel centres; NaN breaks them, those of negative levels are dashed.
    /// </summary>
    /// <param name="image">As large as the image below, unless both have a WCS.</param>
    /// <param name="levels">In units of the image's pixels.</param>
    /// <param name="wcs">Where it lies on the sky, on any grid and in any frame; null: pixel on pixel.</param>
    public static Contour Levels<T>(Image<T> image, IReadOnlyList<double> levels, Wcs? wcs = null) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(levels);
        var pixels = PixelSource.Of(image);
        return new((image.Width, image.Height), wcs, levels, most => Trace(pixels, levels, most));
    }

    /// <summary>
    /// About <paramref name="count"/> round levels, from 3σ above the median upwards, in logarithmic steps where the values span more
    /// than a factor of ten.
    /// </summary>
    /// <param name="image">As large as the image below, unless both have a WCS.</param>
    /// <param name="count">1 to 50.</param>
    /// <param name="wcs">Where it lies on the sky; null: pixel on pixel.</param>
    public static Contour Levels<T>(Image<T> image, int count = 5, Wcs? wcs = null) where T : unmanaged => count is >= 1 and <= 50
        ? Levels(image, ContourLevels.Choose(PixelSource.Of(image), count), wcs)
        : throw new ArgumentOutOfRangeException(nameof(count), count, "A contour has 1 to 50 levels.");

    /// <summary>The lines in pixels of an image with this size and WCS, coarser where they had more than so many points.</summary>
    internal ContourLines LinesOn(int width, int height, Wcs? wcs, int mostVertices)
    {
        string? label = Label is null || _levels.Count == 0
            ? Label
            : $"{Label}: {string.Join(", ", _levels.Select(l => Numbers.Significant(l)))}";
        if (_wcs is not null && wcs is not null) return new([.. _trace(mostVertices).Select(line => Carried(line, _wcs, wcs))], label);
        return _wcs is null && _size == (width, height)
            ? new(_trace(mostVertices), label)
            : throw new ArgumentException(
                $"A contour of {_size.Width} × {_size.Height} pixels over an image of {width} × {height}: both need a WCS, or one size.");
    }

    private static List<ContourLine> Trace(PixelSource pixels, IReadOnlyList<double> levels, int mostVertices)
    {
        var plane = ScaledPlane.Of(pixels, 0, 1);
        while (true)
        {
            double scaleX = (double)pixels.Width / plane.Width, scaleY = (double)pixels.Height / plane.Height;
            var lines = new List<ContourLine>();
            foreach (double level in levels)
            {
                var traced = MarchingSquares.Trace(plane.Fractions, plane.Width, level);
                lines.AddRange(traced.Select(line => line with { Points = [.. line.Points.Select(Centre)], IsNegative = level < 0 }));
            }
            int longest = Math.Max(plane.Width, plane.Height);
            if (longest <= 8 || lines.Sum(l => l.Points.Count) <= mostVertices) return lines;
            plane = plane.AtMost(longest - 1);

            PixelPoint Centre(PixelPoint p) => new((p.X + 0.5) * scaleX - 0.5, (p.Y + 0.5) * scaleY - 0.5);
        }
    }

    private static ContourLine Carried(ContourLine line, Wcs from, Wcs to)
    {
        int n = line.Points.Count;
        double[] x = [.. line.Points.Select(p => p.X)], y = [.. line.Points.Select(p => p.Y)], lon = new double[n], lat = new double[n];
        from.PixelToSky(x, y, lon, lat);
        if (from.Frame != to.Frame) SkyFrame.Transform(from.Frame, to.Frame, lon, lat, lon, lat);
        to.SkyToPixel(lon, lat, x, y);
        return line with { Points = [.. x.Zip(y, (a, b) => new PixelPoint(a, b))] };
    }
}

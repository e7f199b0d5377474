using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>How <see cref="OptimalGrid.Of"/> chooses a grid.</summary>
public sealed record OptimalGridOptions
{
    /// <summary>Pixel scale, arcsec, > 0; default: the smallest of the images.</summary>
    public double? ScaleArcsec { get; init; }

    /// <summary>The tangent point, ICRS; default: the mean of those of the images.</summary>
    public SkyPoint? Centre { get; init; }

    /// <summary>Whether the grid may turn to be as small as possible; default: no, north is up.</summary>
    public bool AutoRotate { get; init; }
}

/// <summary>
/// A tangential grid, ICRS, that covers several images with square pixels. Corresponds to
/// <c>reproject.mosaicking.find_optimal_celestial_wcs</c>.
/// </summary>
/// <param name="Wcs">The grid.</param>
/// <param name="Width">Pixels along x.</param>
/// <param name="Height">Pixels along y.</param>
public sealed record OptimalGrid(Wcs Wcs, int Width, int Height)
{
    // Along each side, for distortions that bend it; a TAN image is a TAN image's quadrangle.
    private const int PointsPerSide = 8;

    // Images that fill less than 1/Sparsest of their grid are of different fields, or one has a wrong WCS.
    private const double Sparsest = 100;

    /// <summary>The grid of these images.</summary>
    /// <exception cref="ReductionException">
    /// There is none: no images, one without WCS, images on opposite sides of the sky, or so far apart that they fill less than 1 % of it
    /// or that one image cannot hold it.
    /// </exception>
    public static OptimalGrid Of(IReadOnlyList<HstImage> images, OptimalGridOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new();
        if (images.Count == 0) throw new ReductionException("There are no images to find a common grid for.");
        var systems = images.Select(SystemOf).ToArray();
        double scale = options.ScaleArcsec ?? systems.Min(SmallestScaleArcsec);
        if (!(scale > 0 && double.IsFinite(scale)))
        {
            throw new ArgumentException(FormattableString.Invariant($"The pixel scale is {scale}″, not a positive number."), nameof(options));
        }
        var centre = options.Centre ?? MeanTangentPoint(systems);
        var outlines = images.Zip(systems, (image, wcs) => Outline(wcs, image.Width, image.Height)).ToArray();
        var northUp = Seen(Wcs.Tan(default, centre, scale), images, outlines);
        if (!options.AutoRotate) return Covering(northUp, centre, scale, default, images);
        var turn = SmallestTurn(northUp);
        return Covering(Seen(Wcs.Tan(default, centre, scale, turn), images, outlines), centre, scale, turn, images);
    }

    /// <summary>The part of the grid that an image with this WCS touches.</summary>
    internal PixelBox BoxOf(Wcs wcs, int width, int height)
    {
        var points = Outline(wcs, width, height).Select(Wcs.SkyToPixel).ToArray();
        if (points.Any(p => double.IsNaN(p.X))) return new(0, 0, Width, Height);
        // One pixel more on each side, for what bends between the points.
        int left = Bound(points.Min(p => p.X) - 1, Width), right = Bound(points.Max(p => p.X) + 2, Width);
        int bottom = Bound(points.Min(p => p.Y) - 1, Height), top = Bound(points.Max(p => p.Y) + 2, Height);
        return new(left, bottom, right - left, top - bottom);

        static int Bound(double x, int size) => (int)Math.Clamp(Math.Floor(x), 0, size);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Width} × {Height} px, {Wcs}");

    private static Wcs SystemOf(HstImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var wcs = image.Wcs;
        return wcs.Projection.Length > 0 ? wcs : throw new ReductionException($"{image.Name} has no celestial WCS: {wcs}.");
    }

    private static double SmallestScaleArcsec(Wcs wcs)
    {
        var (xx, xy, yx, yy) = wcs.WithoutDistortion().Cd;
        return 3600 * Math.Min(Math.Sqrt(xx * xx + yx * yx), Math.Sqrt(xy * xy + yy * yy));
    }

    private static SkyPoint MeanTangentPoint(Wcs[] systems)
    {
        var points = systems.Select(w => w.ReferenceSky.Transform(w.Frame, SkyFrame.Icrs)).ToArray();
        // One point stays what it is to the last digit: the maps to the grid are then affine.
        if (points.All(p => p == points[0])) return points[0];
        double x = 0, y = 0, z = 0;
        foreach (var p in points)
        {
            var (sinRa, cosRa) = Math.SinCos(p.Ra * Math.PI / 180);
            var (sinDec, cosDec) = Math.SinCos(p.Dec * Math.PI / 180);
            (x, y, z) = (x + cosDec * cosRa, y + cosDec * sinRa, z + sinDec);
        }
        double latitude = Math.Atan2(z, Math.Sqrt(x * x + y * y));
        return new(Angle.FromRadians(Math.Atan2(y, x)).Wrapped().Degrees, Angle.FromRadians(latitude).Degrees);
    }

    private static SkyPoint[] Outline(Wcs wcs, int width, int height)
    {
        var along = Enumerable.Range(0, PointsPerSide).Select(i => (double)i / PointsPerSide);
        return [.. along.SelectMany(t => new (double X, double Y)[] { (t, 0), (1, t), (1 - t, 1), (0, 1 - t) })
            .Select(p => wcs.PixelToSky(new PixelPoint(p.X * width - 0.5, p.Y * height - 0.5)).Transform(wcs.Frame, SkyFrame.Icrs))];
    }

    private static PixelPoint[] Seen(Wcs grid, IReadOnlyList<HstImage> images, SkyPoint[][] outlines) =>
        [.. outlines.SelectMany((outline, i) => outline.Select(grid.SkyToPixel).Select(p => double.IsNaN(p.X + p.Y)
            ? throw new ReductionException($"{images[i].Name} lies in part 90° or more from the tangent point {grid.ReferenceSky}.")
            : p))];

    private static OptimalGrid Covering(PixelPoint[] points, SkyPoint centre, double scale, Angle turn, IReadOnlyList<HstImage> images)
    {
        double left = points.Min(p => p.X), right = points.Max(p => p.X), bottom = points.Min(p => p.Y), top = points.Max(p => p.Y);
        double width = Math.Max(1, Math.Round(right - left)), height = Math.Max(1, Math.Round(top - bottom));
        double covered = images.Sum(i => (double)i.Width * i.Height * i.Wcs.PixelAreaArcsec2) / (scale * scale);
        if (width * height > Math.Min(Array.MaxLength, Sparsest * Math.Max(1, covered)))
        {
            throw new ReductionException(FormattableString.Invariant(
                $"{images[0].Name} and the other {images.Count - 1} images would need {width} × {height} pixels of {scale:0.####}″, ")
                + FormattableString.Invariant($"of which they fill {100 * covered / (width * height):G2} %, or more than one image holds: ")
                + "are they of one field? Make one mosaic a field, or give a larger ScaleArcsec.");
        }
        return new(Wcs.Tan(new(-left - 0.5, -bottom - 0.5), centre, scale, turn), (int)width, (int)height);
    }

    // The side of the smallest rectangle about the points lies on a side of their convex hull, so on the line through two of them.
    private static Angle SmallestTurn(PixelPoint[] points)
    {
        var (best, smallest) = (0.0, double.PositiveInfinity);
        for (int i = 0; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double turn = Math.IEEERemainder(Math.Atan2(points[i].Y - points[j].Y, points[i].X - points[j].X), Math.PI / 2);
                double area = AreaTurned(points, turn);
                if (area < smallest) (best, smallest) = (turn, area);
            }
        }
        return Angle.FromRadians(best);
    }

    private static double AreaTurned(PixelPoint[] points, double turn)
    {
        var (sin, cos) = Math.SinCos(turn);
        double left = double.PositiveInfinity, right = -left, bottom = left, top = -left;
        foreach (var p in points)
        {
            double x = cos * p.X + sin * p.Y, y = cos * p.Y - sin * p.X;
            (left, right, bottom, top) = (Math.Min(left, x), Math.Max(right, x), Math.Min(bottom, y), Math.Max(top, y));
        }
        return (right - left) * (top - bottom);
    }
}

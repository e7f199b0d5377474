namespace HstNotebooks.Astrometry;

/// <summary>One region in 0-based pixels of an image.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Vertices">The centre; for a polygon its corners.</param>
/// <param name="Sizes">Pixels: radius; inner and outer radius; two semi-axes; width and height; none.</param>
/// <param name="Angle">Of the first size, from the x axis to the y axis.</param>
/// <param name="Include">False for a region with a minus sign, which takes away.</param>
/// <param name="Label">The text of the region, or empty.</param>
public sealed record Region(
    RegionShape Shape,
    IReadOnlyList<PixelPoint> Vertices,
    IReadOnlyList<double> Sizes,
    Angle Angle = default,
    bool Include = true,
    string Label = "")
{
    /// <summary>The centre; for a polygon the mean of its corners.</summary>
    public PixelPoint Centre => new(Vertices.Average(v => v.X), Vertices.Average(v => v.Y));

    /// <summary>Whether a position lies inside; the outline itself does not, but for the inner circle of an annulus.</summary>
    public bool Contains(PixelPoint p)
    {
        double dx = p.X - Vertices[0].X, dy = p.Y - Vertices[0].Y;
        double distance2 = dx * dx + dy * dy;
        var (sin, cos) = Math.SinCos(Angle.Radians);
        double along = dx * cos + dy * sin, across = dy * cos - dx * sin;
        return Shape switch
        {
            RegionShape.Circle => distance2 < Sizes[0] * Sizes[0],
            RegionShape.Annulus => distance2 >= Sizes[0] * Sizes[0] && distance2 < Sizes[1] * Sizes[1],
            RegionShape.Ellipse => Square(along / Sizes[0]) + Square(across / Sizes[1]) < 1,
            RegionShape.Box => Math.Abs(along) < Sizes[0] / 2 && Math.Abs(across) < Sizes[1] / 2,
            RegionShape.Polygon => InsidePolygon(p),
            _ => false,
        };
    }

    /// <summary>
    /// The pixels of an image whose centre lies in one of the including regions (in all of the image when there is none) and in no
    /// excluding one; row-major.
    /// </summary>
    public static bool[] Mask(IReadOnlyList<Region> regions, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(regions);
        bool all = !regions.Any(r => r.Include);
        var mask = new bool[checked(width * height)];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                var p = new PixelPoint(x, y);
                mask[y * width + x] = (all || regions.Any(r => r.Include && r.Contains(p)))
                    && !regions.Any(r => !r.Include && r.Contains(p));
            }
        }
        return mask;
    }

    private static double Square(double x) => x * x;

    // Crossings of a ray to the right: odd inside.
    private bool InsidePolygon(PixelPoint p)
    {
        bool inside = false;
        for (int i = 0, j = Vertices.Count - 1; i < Vertices.Count; j = i++)
        {
            var (a, b) = (Vertices[i], Vertices[j]);
            if (a.Y > p.Y != b.Y > p.Y && p.X < (b.X - a.X) * (p.Y - a.Y) / (b.Y - a.Y) + a.X) inside = !inside;
        }
        return inside;
    }
}

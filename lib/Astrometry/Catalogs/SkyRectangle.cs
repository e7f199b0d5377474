namespace HstNotebooks.Astrometry;

/// <summary>
/// A box whose sides are great circles: what an image with north up, projected by TAN about the centre, covers. It is as good at the poles
/// and across 0ʰ as elsewhere.
/// </summary>
public sealed record SkyRectangle : SkyRegion
{
    private const double MaxHalfDeg = 80;

    /// <summary>A box.</summary>
    /// <param name="centre">ICRS.</param>
    /// <param name="width">Along the great circle through the centre from west to east, 1 mas to 160°.</param>
    /// <param name="height">Along the meridian through the centre, 1 mas to 160°.</param>
    /// <exception cref="ArgumentException">The centre is not on the sky.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of its range.</exception>
    public SkyRectangle(SkyPoint centre, Angle width, Angle height)
    {
        RequireSide(width, nameof(width));
        RequireSide(height, nameof(height));
        (Centre, Width, Height) = (Valid(centre), width, height);
    }

    /// <summary>The centre, ICRS.</summary>
    public SkyPoint Centre { get; }

    /// <summary>From the western to the eastern side along the great circle through the centre: no difference of right ascension.</summary>
    public Angle Width { get; }

    /// <summary>Angle from the southern to the northern side, along the meridian through the centre.</summary>
    public Angle Height { get; }

    /// <summary>The corners: south-east, south-west, north-west, north-east.</summary>
    public IReadOnlyList<SkyPoint> Corners
    {
        get
        {
            double x = Math.Tan(Width.Radians / 2), y = Math.Tan(Height.Radians / 2);
            return [OnPlane(Centre, x, -y), OnPlane(Centre, -x, -y), OnPlane(Centre, -x, y), OnPlane(Centre, x, y)];
        }
    }

    /// <summary>The box that holds all positions, such as the corners of images (<see cref="Wcs.Footprint"/>) and so the images.</summary>
    /// <param name="points">ICRS, within 80° of their centre.</param>
    /// <param name="margin">Added on each side.</param>
    /// <exception cref="ArgumentException">No position, some not on the sky or too far apart, or a side below 1 mas.</exception>
    public static SkyRectangle Around(IEnumerable<SkyPoint> points, Angle margin = default)
    {
        var all = Valid(points);
        var centre = CentreOf(all);
        var (west, east, south, north) = Extent(centre, all);
        // Near a pole north turns with the centre, so that the sides are not quite even.
        double halfWidth = Math.Max(-west, east), halfHeight = Math.Max(-south, north);
        return new(centre, 2 * (Angle.FromDegrees(halfWidth) + margin), 2 * (Angle.FromDegrees(halfHeight) + margin));
    }

    /// <inheritdoc/>
    public override bool Contains(SkyPoint point)
    {
        var (x, y) = OffsetDegrees(Centre, point);
        return Math.Abs(x) <= Width.Degrees / 2 && Math.Abs(y) <= Height.Degrees / 2;
    }

    /// <summary>"3.4′ × 3.1′ around 03h32m38.6s −27°46′31″".</summary>
    public override string ToString() => $"{Width} × {Height} around {Centre}";

    internal override string ToAdql() =>
        $"POLYGON('ICRS', {string.Join(", ", Corners.Select(corner => $"{Number(corner.Ra)}, {Number(corner.Dec)}"))})";

    /// <summary>The middle of the box around positions.</summary>
    /// <exception cref="ArgumentException">They are too far apart.</exception>
    internal static SkyPoint CentreOf(SkyPoint[] points)
    {
        var mean = points.Aggregate(default(SkyVector), (sum, point) => sum + SkyVector.Towards(point)).ToPoint();
        var (west, east, south, north) = Extent(mean, points);
        return OnPlane(mean, Tan((west + east) / 2), Tan((south + north) / 2));
    }

    private static (double West, double East, double South, double North) Extent(SkyPoint centre, SkyPoint[] points)
    {
        var offsets = Array.ConvertAll(points, point => OffsetDegrees(centre, point));
        if (Array.Exists(offsets, offset => Math.Max(Math.Abs(offset.X), Math.Abs(offset.Y)) > MaxHalfDeg))
        {
            throw new ArgumentException("The positions are more than 80° from their centre.", nameof(points));
        }
        return (offsets.Min(at => at.X), offsets.Max(at => at.X), offsets.Min(at => at.Y), offsets.Max(at => at.Y));
    }

    // The angles whose tangents are the coordinates on the plane that touches the sky at the centre; above 90° behind it.
    private static (double X, double Y) OffsetDegrees(SkyPoint centre, SkyPoint point)
    {
        var (east, north) = centre.OffsetTo(point);
        double cosEast = Math.Cos(east.Radians);
        return (east.Degrees, Angle.FromRadians(Math.Atan2(Math.Sin(north.Radians), Math.Cos(north.Radians) * cosEast)).Degrees);
    }

    private static SkyPoint OnPlane(SkyPoint centre, double xi, double eta)
    {
        var (east, north, towards) = SkyVector.Triad(centre);
        return (towards + xi * east + eta * north).ToPoint();
    }

    private static double Tan(double degrees) => Math.Tan(Angle.FromDegrees(degrees).Radians);

    private static void RequireSide(Angle side, string name)
    {
        if (side.Mas >= 1 && side.Degrees <= 2 * MaxHalfDeg) return;
        throw new ArgumentOutOfRangeException(name, side, "1 mas to 160 degrees.");
    }
}

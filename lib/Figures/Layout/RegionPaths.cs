using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>The outline of a region as lines through 0-based pixels; a point has none.</summary>
internal static class RegionPaths
{
    private const int Sides = 90;

    public static IEnumerable<IReadOnlyList<PixelPoint>> Of(Region region) => region.Shape switch
    {
        RegionShape.Circle => [Ellipse(region, region.Sizes[0], region.Sizes[0])],
        RegionShape.Annulus => [Ellipse(region, region.Sizes[0], region.Sizes[0]), Ellipse(region, region.Sizes[1], region.Sizes[1])],
        RegionShape.Ellipse => [Ellipse(region, region.Sizes[0], region.Sizes[1])],
        RegionShape.Box => [Box(region, region.Sizes[0] / 2, region.Sizes[1] / 2)],
        RegionShape.Polygon => [[.. region.Vertices, region.Vertices[0]]],
        _ => [],
    };

    private static PixelPoint[] Ellipse(Region region, double a, double b) =>
        [.. Enumerable.Range(0, Sides + 1).Select(i => Math.SinCos(2 * Math.PI * i / Sides))
            .Select(t => Turned(region, a * t.Cos, b * t.Sin))];

    private static PixelPoint[] Box(Region region, double u, double v) =>
        [Turned(region, -u, -v), Turned(region, u, -v), Turned(region, u, v), Turned(region, -u, v), Turned(region, -u, -v)];

    private static PixelPoint Turned(Region region, double u, double v)
    {
        var (sin, cos) = Math.SinCos(region.Angle.Radians);
        var centre = region.Vertices[0];
        return new(centre.X + u * cos - v * sin, centre.Y + u * sin + v * cos);
    }
}

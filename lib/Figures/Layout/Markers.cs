namespace HstNotebooks;

/// <summary>Marker shapes as paths.</summary>
internal static class Markers
{
    /// <summary>All points as one path of one shape.</summary>
    public static PathShape Shape(IEnumerable<(double X, double Y)> points, MarkerShape shape, double size, Rgb color, double opacity)
    {
        if (shape == MarkerShape.Circle)
        {
            return new([.. points.Select(p => new Subpath([p]))], new Stroke(color, size, Opacity: opacity, Round: true));
        }
        double r = size / 2;
        (double X, double Y)[] corners = shape switch
        {
            MarkerShape.Square => [(-0.9 * r, -0.9 * r), (0.9 * r, -0.9 * r), (0.9 * r, 0.9 * r), (-0.9 * r, 0.9 * r)],
            MarkerShape.Triangle => [(0, -1.15 * r), (1.1 * r, 0.8 * r), (-1.1 * r, 0.8 * r)],
            _ => [(0, -1.25 * r), (1.25 * r, 0), (0, 1.25 * r), (-1.25 * r, 0)],
        };
        return new([.. points.Select(p => new Subpath([.. corners.Select(c => (p.X + c.X, p.Y + c.Y))], Closed: true))], null, color, opacity, NonZero: true);
    }
}

namespace HstNotebooks;

/// <summary>Arrows as filled areas: a shaft and a head that are one, so that they stay clear where they are small and many.</summary>
internal static class Arrows
{
    // In widths of the shaft, as far as the arrow is that long.
    private const double HeadLength = 4.5, HeadWidth = 4, NotchDepth = 0.8, MostHead = 0.6;

    /// <summary>Shorter ones, points, have no direction and are dots.</summary>
    private const double Shortest = 1;

    /// <summary>All arrows as one shape, cut at a frame; those with an end that is not finite are left out.</summary>
    public static PathShape Shape(
        IEnumerable<((double X, double Y) From, (double X, double Y) To)> arrows, double width, Box frame, Rgb color, double opacity = 1) =>
        new([.. arrows.Where(a => double.IsFinite(a.From.X + a.From.Y + a.To.X + a.To.Y))
            .Select(a => new Subpath(Clipping.Polygon(Outline(a.From, a.To, width), frame), Closed: true))
            .Where(s => s.Points.Count > 2)], null, color, opacity, NonZero: true);

    private static (double X, double Y)[] Outline((double X, double Y) from, (double X, double Y) to, double width)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = Math.Sqrt(dx * dx + dy * dy);
        if (length < Shortest)
        {
            return [.. Enumerable.Range(0, 8).Select(i => Math.SinCos(Math.Tau * i / 8)).Select(a => (from.X + width * a.Cos, from.Y + width * a.Sin))];
        }
        double head = Math.Min(HeadLength * width, MostHead * length), scale = head / (HeadLength * width);
        double half = 0.5 * width, barb = Math.Max(half, 0.5 * HeadWidth * width * scale), neck = length - head + NotchDepth * width * scale;
        (double Along, double Across)[] corners = [(0, half), (neck, half), (length - head, barb), (length, 0), (length - head, -barb), (neck, -half), (0, -half)];
        return Array.ConvertAll(corners, c => (from.X + (c.Along * dx - c.Across * dy) / length, from.Y + (c.Along * dy + c.Across * dx) / length));
    }
}

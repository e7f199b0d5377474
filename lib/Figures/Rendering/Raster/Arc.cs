namespace HstNotebooks;

/// <summary>Circular arcs as chords that leave the circle by at most a hundredth of a pixel.</summary>
internal static class Arc
{
    private const double Tolerance = 0.01;

    /// <summary>How many chords an arc needs.</summary>
    /// <param name="radius">Pixels.</param>
    /// <param name="angle">Radians.</param>
    public static int Chords(double radius, double angle)
    {
        double widest = 2 * Math.Acos(1 - Math.Min(0.5, Tolerance / radius));
        return Math.Clamp((int)Math.Ceiling(Math.Abs(angle) / widest), 1, 10_000);
    }

    /// <summary>A regular polygon of the circle's area.</summary>
    public static (double X, double Y)[] Disc(double x, double y, double radius)
    {
        int corners = Math.Max(8, Chords(radius, Math.Tau));
        double step = Math.Tau / corners, reach = radius * Math.Sqrt(step / Math.Sin(step));
        var polygon = new (double X, double Y)[corners];
        for (int i = 0; i < corners; i++)
        {
            var (sin, cos) = Math.SinCos(i * step);
            polygon[i] = (x + reach * cos, y + reach * sin);
        }
        return polygon;
    }
}

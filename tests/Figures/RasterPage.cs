namespace HstNotebooks.Tests.Figures;

/// <summary>Black shapes on a transparent page of 120 × 90 points, and how much of it they cover.</summary>
internal static class RasterPage
{
    public static Rgb Black => new(0, 0, 0);

    public static Bitmap Draw(params Primitive[] primitives) => Draw(72, primitives);

    public static Bitmap Draw(double dotsPerInch, params Primitive[] primitives) =>
        RasterRenderer.Render(new Drawing(120, 90, primitives, "", ""), dotsPerInch);

    public static PathShape Filled(params (double X, double Y)[] points) => new([new(points, Closed: true)], Fill: Black);

    public static PathShape Line(Stroke stroke, params (double X, double Y)[] points) => new([new(points)], stroke);

    /// <summary>Pixels covered.</summary>
    public static double Area(Bitmap picture) =>
        Enumerable.Range(0, picture.Width * picture.Height).Sum(i => picture.Bytes[4 * i + 3] / 255.0);

    public static int Alpha(Bitmap picture, int x, int y) => picture.Bytes[4 * (y * picture.Width + x) + 3];

    public static (double X, double Y)[] Polygon(double x, double y, double radius, int corners, int step = 1)
    {
        var angles = Enumerable.Range(0, corners).Select(i => 0.3 + Math.Tau * i * step / corners);
        return [.. angles.Select(a => (x + radius * Math.Cos(a), y + radius * Math.Sin(a)))];
    }
}

namespace HstNotebooks.Imaging;

/// <summary>
/// Exact areas of pixels inside an ellipse. In the frame where the ellipse is the unit circle a pixel is a parallelogram; the area they
/// share is the signed sum, over its edges, of what the triangle of edge and centre shares with the circle.
/// </summary>
internal readonly struct EllipseOverlap
{
    private readonly double _a, _b, _cos, _sin, _tolerance, _far;

    /// <param name="semiMajor">Semi-major axis, pixels.</param>
    /// <param name="semiMinor">Semi-minor axis, pixels.</param>
    /// <param name="thetaDegrees">Direction of the major axis, counter-clockwise from +x.</param>
    public EllipseOverlap(double semiMajor, double semiMinor, double thetaDegrees)
    {
        (_a, _b) = (semiMajor, semiMinor);
        (_sin, _cos) = Math.SinCos(double.DegreesToRadians(thetaDegrees));
        _tolerance = 1e-14 * (10 + semiMajor * semiMinor);
        // Half a pixel's diagonal is at most 0.7072 / min(a, b) in the frame of the circle.
        _far = 1 + 0.7072 / Math.Min(semiMajor, semiMinor);
    }

    /// <summary>
    /// The areas of a row of pixels, the lowest corner of the first at (<paramref name="fromX"/>, <paramref name="y"/>) from the centre.
    /// </summary>
    public void Row(double fromX, double y, Span<double> areas)
    {
        // Wholly inside is what lies between both edges' chords, by a margin for rounding.
        var (left, right) = Chord(y);
        var (leftAbove, rightAbove) = Chord(y + 1);
        double margin = 1e-6 * (1 + _a);
        int first = (int)Math.Clamp(Math.Ceiling(Math.Max(left, leftAbove) + margin - fromX), 0, areas.Length);
        int end = (int)Math.Clamp(Math.Floor(Math.Min(right, rightAbove) - margin - fromX), first, areas.Length);
        for (int i = 0; i < first; i++) areas[i] = OfPixel(fromX + i, y);
        areas[first..end].Fill(1);
        for (int i = end; i < areas.Length; i++) areas[i] = OfPixel(fromX + i, y);
    }

    /// <summary>The area of the pixel whose lowest corner lies at (x, y) from the centre; exactly 0 outside and 1 inside.</summary>
    public double OfPixel(double x, double y)
    {
        if (ToCircle(x + 0.5, y + 0.5).Square > _far * _far) return 0;
        var (p, q, r, s) = (ToCircle(x, y), ToCircle(x + 1, y), ToCircle(x + 1, y + 1), ToCircle(x, y + 1));
        if (p.Square <= 1 && q.Square <= 1 && r.Square <= 1 && s.Square <= 1) return 1;
        double area = _a * _b * (OfTriangle(p, q) + OfTriangle(q, r) + OfTriangle(r, s) + OfTriangle(s, p));
        return area < _tolerance ? 0 : area > 1 - _tolerance ? 1 : area;
    }

    // Where the line at height y is inside: the roots of p x² + 2 q y x + r y² = 1, whose discriminant is p − y² / (a b)².
    private (double Left, double Right) Chord(double y)
    {
        double p = Square(_cos / _a) + Square(_sin / _b), q = _cos * _sin * (1 / (_a * _a) - 1 / (_b * _b));
        double discriminant = p - Square(y / (_a * _b));
        if (!(discriminant > 0)) return (double.PositiveInfinity, double.NegativeInfinity);
        double middle = -q * y / p, half = Math.Sqrt(discriminant) / p;
        return (middle - half, middle + half);
    }

    private static double Square(double v) => v * v;

    private Point ToCircle(double x, double y) => new((x * _cos + y * _sin) / _a, (y * _cos - x * _sin) / _b);

    // Shared by the unit circle and the triangle of its centre, p and q; negative when they turn clockwise.
    private static double OfTriangle(Point p, Point q)
    {
        var along = new Point(q.X - p.X, q.Y - p.Y);
        double middle = -(p.X * along.X + p.Y * along.Y) / along.Square;
        double nearest = Cross(p, along) * Cross(p, along) / along.Square, half = Math.Sqrt(Math.Max(0, (1 - nearest) / along.Square));
        double enter = Math.Max(0, middle - half), leave = Math.Min(1, middle + half);
        if (!(nearest < 1) || enter >= leave) return Sector(p, q);

        Point first = p.To(along, enter), second = p.To(along, leave);
        double area = Cross(first, second) / 2;
        if (enter > 0) area += Sector(p, first);
        if (leave < 1) area += Sector(second, q);
        return area;
    }

    private static double Sector(Point p, Point q) => Math.Atan2(Cross(p, q), p.X * q.X + p.Y * q.Y) / 2;

    private static double Cross(Point p, Point q) => p.X * q.Y - p.Y * q.X;

    private readonly record struct Point(double X, double Y)
    {
        public double Square => X * X + Y * Y;

        public Point To(Point direction, double step) => new(X + step * direction.X, Y + step * direction.Y);
    }
}

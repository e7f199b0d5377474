namespace HstNotebooks;

/// <summary>A contour of quadratic Bézier curves as chords that leave it by at most a fiftieth of a pixel.</summary>
internal static class BezierContour
{
    private const double Tolerance = 0.02;

    /// <param name="contour">Pixels; begins on the curve, and no two control points follow one another.</param>
    public static (double X, double Y)[] Flat(ReadOnlySpan<OutlinePoint> contour)
    {
        var line = new List<(double X, double Y)>(2 * contour.Length);
        for (int i = 0; i < contour.Length; i++)
        {
            var p = contour[i];
            if (p.OnCurve)
            {
                Add(p.X, p.Y);
                continue;
            }
            var (from, to) = (contour[i - 1], contour[(i + 1) % contour.Length]);
            // The second difference bounds the distance of a curve from its chord.
            double bend = double.Hypot(from.X - 2 * p.X + to.X, from.Y - 2 * p.Y + to.Y);
            int chords = (int)Math.Clamp(Math.Ceiling(Math.Sqrt(bend / 4 / Tolerance)), 1, 100);
            for (int k = 1; k < chords; k++)
            {
                double t = k / (double)chords, s = 1 - t;
                Add(s * s * from.X + 2 * s * t * p.X + t * t * to.X, s * s * from.Y + 2 * s * t * p.Y + t * t * to.Y);
            }
        }
        if (line.Count > 1 && line[0] == line[^1]) line.RemoveAt(line.Count - 1);
        return [.. line];

        void Add(double x, double y)
        {
            if (line.Count == 0 || line[^1] != (x, y)) line.Add((x, y));
        }
    }
}

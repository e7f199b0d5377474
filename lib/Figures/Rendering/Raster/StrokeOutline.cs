namespace HstNotebooks;

/// <summary>
/// The area of a line as polygons of one orientation, to be filled with <see cref="FillRule.NonZero"/>: a strip for every segment, a
/// sector on the outer side of every corner and at round ends. Strips meet on the bisectors of corners, so that nothing along a smooth
/// curve is counted twice; only strips shorter than their corner is wide overlap.
/// </summary>
internal sealed class StrokeOutline(EdgeList edges, double width, bool round)
{
    private readonly double _half = width / 2;

    /// <summary>Adds the area of a line.</summary>
    /// <param name="line">Pixels; no two points that follow one another are the same.</param>
    /// <param name="closed">Whether the last point is joined to the first.</param>
    public void Add(ReadOnlySpan<(double X, double Y)> line, bool closed)
    {
        if (line.Length == 1)
        {
            if (round) edges.Add(Arc.Disc(line[0].X, line[0].Y, _half));
            return;
        }
        int segments = closed ? line.Length : line.Length - 1;
        var normals = new (double X, double Y)[segments];
        var lengths = new double[segments];
        for (int i = 0; i < segments; i++)
        {
            var (p, q) = (line[i], line[(i + 1) % line.Length]);
            lengths[i] = double.Hypot(q.X - p.X, q.Y - p.Y);
            normals[i] = ((p.Y - q.Y) / lengths[i] * _half, (q.X - p.X) / lengths[i] * _half);
        }
        // At the beginning of every segment and at the end of the last; none at open ends.
        var turns = new double[segments + 1];
        for (int i = closed ? 0 : 1; i < segments; i++) turns[i] = Turn(normals[Before(i)], normals[i]);
        if (closed) turns[segments] = turns[0];

        for (int i = 0; i < segments; i++)
        {
            Strip(line[i], line[(i + 1) % line.Length], normals[i], Cut(i), Cut(i + 1));
            var before = normals[Before(i)];
            if (turns[i] > 0) Sector(line[i], (-before.X, -before.Y), turns[i]);
            else if (turns[i] < 0) Sector(line[i], normals[i], -turns[i]);
        }
        if (!round || closed) return;
        Sector(line[0], normals[0], Math.PI);
        Sector(line[^1], (-normals[^1].X, -normals[^1].Y), Math.PI);

        int Before(int i) => (i + segments - 1) % segments;

        // How much shorter, in half widths, the inner sides of the two strips are; zero where they are too short for that.
        double Cut(int i)
        {
            double cut = Math.Tan(turns[i] / 2);
            return Math.Abs(cut) * _half <= Math.Min(lengths[Before(i)], lengths[i % segments]) / 2 ? cut : 0;
        }
    }

    // Radians, clockwise on the page.
    private static double Turn((double X, double Y) a, (double X, double Y) b) => Math.Atan2(a.X * b.Y - a.Y * b.X, a.X * b.X + a.Y * b.Y);

    // The normal points to the right (y is down); positive cuts are on that side.
    private void Strip((double X, double Y) p, (double X, double Y) q, (double X, double Y) n, double startCut, double endCut)
    {
        (double X, double Y) u = (n.Y, -n.X);
        double leftStart = Math.Max(0, -startCut), rightStart = Math.Max(0, startCut);
        double leftEnd = Math.Max(0, -endCut), rightEnd = Math.Max(0, endCut);
        edges.Add([
            p, (p.X - n.X + u.X * leftStart, p.Y - n.Y + u.Y * leftStart), (q.X - n.X - u.X * leftEnd, q.Y - n.Y - u.Y * leftEnd),
            q, (q.X + n.X - u.X * rightEnd, q.Y + n.Y - u.Y * rightEnd), (p.X + n.X + u.X * rightStart, p.Y + n.Y + u.Y * rightStart)]);
    }

    private void Sector((double X, double Y) centre, (double X, double Y) from, double angle)
    {
        int chords = Arc.Chords(_half, angle);
        var polygon = chords < 64 ? stackalloc (double X, double Y)[chords + 2] : new (double X, double Y)[chords + 2];
        polygon[0] = centre;
        for (int i = 0; i <= chords; i++)
        {
            var (sin, cos) = Math.SinCos(angle * i / chords);
            polygon[i + 1] = (centre.X + from.X * cos - from.Y * sin, centre.Y + from.X * sin + from.Y * cos);
        }
        edges.Add(polygon);
    }
}

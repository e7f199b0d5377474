namespace HstNotebooks;

/// <summary>
/// The area of a line as polygons of one orientation, to be filled with <see cref="FillRule.NonZero"/>: a rectangle for every segment, a
/// sector on the outer side of every corner and at round ends. They share their sides, so that coverages along a smooth curve add up to its own.
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
        var first = Normal(line[0], line[1]);
        var before = first;
        for (int i = 0; i < segments; i++)
        {
            var (p, q) = (line[i], line[(i + 1) % line.Length]);
            var n = i == 0 ? first : Normal(p, q);
            if (i > 0) Corner(p, before, n);
            edges.Add([(p.X - n.X, p.Y - n.Y), (q.X - n.X, q.Y - n.Y), (q.X + n.X, q.Y + n.Y), (p.X + n.X, p.Y + n.Y)]);
            before = n;
        }
        if (closed) Corner(line[0], before, first);
        else if (round)
        {
            Sector(line[0], first, Math.PI);
            Sector(line[^1], (-before.X, -before.Y), Math.PI);
        }
    }

    // To the right of the direction (y is down), half the width long.
    private (double X, double Y) Normal((double X, double Y) p, (double X, double Y) q)
    {
        double dx = q.X - p.X, dy = q.Y - p.Y, scale = _half / double.Hypot(dx, dy);
        return (-dy * scale, dx * scale);
    }

    private void Corner((double X, double Y) at, (double X, double Y) before, (double X, double Y) after)
    {
        double turn = Math.Atan2(before.X * after.Y - before.Y * after.X, before.X * after.X + before.Y * after.Y);
        if (turn > 0) Sector(at, (-before.X, -before.Y), turn);
        else if (turn < 0) Sector(at, after, -turn);
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

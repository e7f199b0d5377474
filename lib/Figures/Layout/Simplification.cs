namespace HstNotebooks;

/// <summary>Lines with fewer points that look the same (Douglas &amp; Peucker 1973).</summary>
internal static class Simplification
{
    // Points; a hair's breadth of print.
    private const double Tolerance = 0.03;

    /// <summary>The ends and those points between them without which the line would lie elsewhere.</summary>
    public static Subpath Simplified(this Subpath line)
    {
        var points = line.Points;
        var kept = new bool[points.Count];
        (kept[0], kept[^1]) = (true, true);
        var pieces = new Stack<(int From, int To)>([(0, points.Count - 1)]);
        while (pieces.TryPop(out var piece))
        {
            var (from, to) = piece;
            int farthest = -1;
            double most = Tolerance;
            for (int i = from + 1; i < to; i++)
            {
                double distance = Distance(points[i], points[from], points[to]);
                if (distance > most) (farthest, most) = (i, distance);
            }
            if (farthest < 0) continue;
            kept[farthest] = true;
            pieces.Push((from, farthest));
            pieces.Push((farthest, to));
        }
        return line with { Points = [.. points.Where((_, i) => kept[i])] };
    }

    // To the piece between two points, which may be one and the same.
    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, square = dx * dx + dy * dy;
        double t = square > 0 ? Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / square, 0, 1) : 0;
        return double.Hypot(p.X - a.X - t * dx, p.Y - a.Y - t * dy);
    }
}

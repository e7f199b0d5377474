namespace HstNotebooks;

/// <summary>Cuts lines and areas at a frame, so that no renderer needs to.</summary>
internal static class Clipping
{
    /// <summary>The parts of a line inside the box; a point that is not finite breaks it.</summary>
    public static List<Subpath> Line(IEnumerable<(double X, double Y)> points, Box box)
    {
        var parts = new List<Subpath>();
        List<(double X, double Y)> current = [];
        (double X, double Y)? before = null;
        foreach (var point in points)
        {
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
            {
                Break();
                before = null;
                continue;
            }
            if (before is { } from && Segment(from, point, box) is { } cut)
            {
                if (current.Count > 0 && current[^1] != cut.From) Break();
                if (current.Count == 0) current.Add(cut.From);
                current.Add(cut.To);
            }
            before = point;
        }
        Break();
        return parts;

        void Break()
        {
            if (current.Count > 1) parts.Add(new(current));
            current = [];
        }
    }

    /// <summary>The part of a convex polygon inside the box (Sutherland and Hodgman 1974); empty when there is none.</summary>
    public static IReadOnlyList<(double X, double Y)> Polygon(IReadOnlyList<(double X, double Y)> corners, Box box)
    {
        if (corners.All(c => c.X >= box.X && c.X <= box.Right && c.Y >= box.Y && c.Y <= box.Bottom)) return corners;
        var inside = corners;
        inside = Cut(inside, p => p.X - box.X);
        inside = Cut(inside, p => box.Right - p.X);
        inside = Cut(inside, p => p.Y - box.Y);
        return Cut(inside, p => box.Bottom - p.Y);

        static List<(double X, double Y)> Cut(IReadOnlyList<(double X, double Y)> polygon, Func<(double X, double Y), double> depth)
        {
            var kept = new List<(double X, double Y)>();
            for (int i = 0; i < polygon.Count; i++)
            {
                var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
                double da = depth(a), db = depth(b);
                if (da >= 0) kept.Add(a);
                if (da < 0 != db < 0) kept.Add((a.X + (b.X - a.X) * da / (da - db), a.Y + (b.Y - a.Y) * da / (da - db)));
            }
            return kept;
        }
    }

    // Liang & Barsky (1984).
    private static ((double X, double Y) From, (double X, double Y) To)? Segment((double X, double Y) a, (double X, double Y) b, Box box)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, enter = 0, leave = 1;
        if (!Edge(-dx, a.X - box.X) || !Edge(dx, box.Right - a.X) || !Edge(-dy, a.Y - box.Y) || !Edge(dy, box.Bottom - a.Y)) return null;
        var from = enter > 0 ? (a.X + enter * dx, a.Y + enter * dy) : a;
        return (from, leave < 1 ? (a.X + leave * dx, a.Y + leave * dy) : b);

        bool Edge(double p, double q)
        {
            if (p == 0) return q >= 0;
            double t = q / p;
            if (p < 0) enter = Math.Max(enter, t);
            else leave = Math.Min(leave, t);
            return enter <= leave;
        }
    }
}

namespace HstNotebooks;

/// <summary>An arrow as lines: the shaft and an open head of fixed proportions.</summary>
internal static class ArrowPaths
{
    private const double LongestHead = 5, HeadShare = 0.4, HalfWidth = 0.45;
    private const double Shortest = 1, DotRadius = 0.7;

    /// <summary>The lines of an arrow between two places on the page, points; of a dot where it is too short to have a direction.</summary>
    public static (double X, double Y)[][] Of((double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = Math.Sqrt(dx * dx + dy * dy);
        if (length < Shortest) return [Dot(from)];
        double head = Math.Min(LongestHead, HeadShare * length) / length;
        var (alongX, alongY) = (head * dx, head * dy);
        var (acrossX, acrossY) = (-HalfWidth * alongY, HalfWidth * alongX);
        return
        [
            [from, to],
            [(to.X - alongX + acrossX, to.Y - alongY + acrossY), to, (to.X - alongX - acrossX, to.Y - alongY - acrossY)],
        ];
    }

    private static (double X, double Y)[] Dot((double X, double Y) p)
    {
        const double r = DotRadius;
        return [(p.X - r, p.Y), (p.X, p.Y - r), (p.X + r, p.Y), (p.X, p.Y + r), (p.X - r, p.Y)];
    }
}

namespace HstNotebooks;

/// <summary>
/// Puts frames, ticks, grid lines and steps onto whole pixels. At 96 dpi a line may fall between two rows and be two rows of grey, the
/// next one, a little further down, one row of black: the eye takes the difference for meaning. Lines move by at most half a pixel,
/// which at 300 dpi nobody sees.
/// </summary>
internal static class CrispLine
{
    /// <summary>The width in whole pixels; a line thinner than a pixel keeps its width and with it its faintness.</summary>
    public static double Width(double width) => width < 1 ? width : Whole(width);

    /// <summary>
    /// Whether every segment is horizontal or vertical, and they are long enough to be seen one by one: the steps around an image's small
    /// pixels look like a curve, which whole pixels would make lumpy.
    /// </summary>
    public static bool IsUpright(ReadOnlySpan<(double X, double Y)> line)
    {
        const double shortestStep = 3;
        double length = 0;
        for (int i = 1; i < line.Length; i++)
        {
            double dx = Math.Abs(line[i].X - line[i - 1].X), dy = Math.Abs(line[i].Y - line[i - 1].Y);
            if (dx != 0 && dy != 0) return false;
            length += dx + dy;
        }
        return line.Length > 1 && length >= shortestStep * (line.Length - 2);
    }

    /// <summary>Moves the corners so that the sides lie between pixels, and open ends to whole pixels.</summary>
    /// <param name="line">Pixels.</param>
    /// <param name="closed">Whether the last point is joined to the first.</param>
    /// <param name="width">Of <see cref="Width"/>.</param>
    public static void Snap(Span<(double X, double Y)> line, bool closed, double width)
    {
        bool fromSide = line[0].X != line[1].X, toSide = line[^1].X != line[^2].X;
        var (start, end) = (line[0], line[^1]);
        foreach (ref var point in line) point = (Centre(point.X), Centre(point.Y));
        if (closed) return;
        line[0] = fromSide ? (Whole(start.X), line[0].Y) : (line[0].X, Whole(start.Y));
        line[^1] = toSide ? (Whole(end.X), line[^1].Y) : (line[^1].X, Whole(end.Y));

        double Centre(double at) => width < 1 ? Math.Floor(at) + 0.5 : Whole(at - width / 2) + width / 2;
    }

    // Halves always go the same way, or lines at equal distances would not stay so.
    private static double Whole(double at) => Math.Floor(at + 0.5);
}

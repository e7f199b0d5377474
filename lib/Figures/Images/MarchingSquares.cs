using System.Numerics;
using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// Lines of equal value on a grid, by linear interpolation along the sides of its cells (marching squares; Lorensen &amp; Cline 1987 in
/// two dimensions). Values of at least the level lie on the left of a line. Where two corners opposite one another are above the level,
/// the mean of the four decides whether they are joined. A cell with a corner that is not finite holds no line.
/// </summary>
internal static class MarchingSquares
{
    // Sides of a cell: below, right, above, left. Corners, anticlockwise from (x, y), are the bits of a case; a line leaves by the first
    // side and arrives at the second, in pairs.
    private static readonly (int From, int To)[][] Cases =
    [
        [], [(0, 3)], [(1, 0)], [(1, 3)], [(2, 1)], [(0, 3), (2, 1)], [(2, 0)], [(2, 3)],
        [(3, 2)], [(0, 2)], [(1, 0), (3, 2)], [(1, 2)], [(3, 1)], [(0, 1)], [(3, 0)], [],
    ];

    // The two saddles when the corners above the level are joined.
    private static readonly (int From, int To)[] JoinedAt5 = [(0, 1), (2, 3)], JoinedAt10 = [(3, 0), (1, 2)];

    /// <summary>The lines at a level, in 0-based positions of the grid; open ones end at its border or at missing values.</summary>
    /// <param name="values">Row after row.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="level">The value sought.</param>
    public static List<ContourLine> Trace<T>(ReadOnlySpan<T> values, int width, double level) where T : unmanaged, INumber<T>
    {
        // Each side is left by one line at most and reached by one at most.
        var next = new Dictionary<long, long>();
        var reached = new HashSet<long>();
        var starts = new List<long>();
        for (int y = 0; y + 1 < values.Length / width; y++)
        {
            for (int x = 0; x + 1 < width; x++)
            {
                int i = y * width + x;
                foreach (var (from, to) in Crossed(values, i, width, level))
                {
                    long start = Side(i, width, from), end = Side(i, width, to);
                    next.Add(start, end);
                    reached.Add(end);
                    starts.Add(start);
                }
            }
        }
        var lines = new List<ContourLine>();
        foreach (long start in starts) if (!reached.Contains(start)) lines.Add(Follow(values, width, level, next, start));
        foreach (long start in starts) if (next.ContainsKey(start)) lines.Add(Follow(values, width, level, next, start));
        return lines;
    }

    private static (int From, int To)[] Crossed<T>(ReadOnlySpan<T> values, int i, int width, double level) where T : unmanaged, INumber<T>
    {
        double a = double.CreateTruncating(values[i]), b = double.CreateTruncating(values[i + 1]);
        double c = double.CreateTruncating(values[i + width + 1]), d = double.CreateTruncating(values[i + width]);
        int corners = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
        if (!double.IsFinite(a + b + c + d)) return [];
        bool joined = corners is 5 or 10 && (a + b + c + d) / 4 >= level;
        return !joined ? Cases[corners] : corners == 5 ? JoinedAt5 : JoinedAt10;
    }

    // Horizontal sides are even, vertical ones odd.
    private static long Side(int i, int width, int side) => side switch
    {
        0 => 2L * i,
        1 => 2L * (i + 1) + 1,
        2 => 2L * (i + width),
        _ => 2L * i + 1,
    };

    private static ContourLine Follow<T>(ReadOnlySpan<T> values, int width, double level, Dictionary<long, long> next, long start)
        where T : unmanaged, INumber<T>
    {
        var points = new List<PixelPoint> { Point(values, width, level, start) };
        long at = start;
        while (next.Remove(at, out long to))
        {
            at = to;
            if (at == start) return new(points, IsClosed: true);
            points.Add(Point(values, width, level, at));
        }
        return new(points, IsClosed: false);
    }

    private static PixelPoint Point<T>(ReadOnlySpan<T> values, int width, double level, long side) where T : unmanaged, INumber<T>
    {
        int i = (int)(side / 2), x = i % width, y = i / width;
        bool vertical = side % 2 == 1;
        double a = double.CreateTruncating(values[i]), b = double.CreateTruncating(values[vertical ? i + width : i + 1]);
        double t = (level - a) / (b - a);
        return vertical ? new(x, y + t) : new(x + t, y);
    }
}

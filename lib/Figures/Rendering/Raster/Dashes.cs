using System.Runtime.InteropServices;

namespace HstNotebooks;

/// <summary>Cuts a line into its dashes.</summary>
internal static class Dashes
{
    // More are no pattern any more, and a line may be far longer than the page.
    private const double MostDashes = 1e6;

    /// <summary>Calls <paramref name="dash"/> with the points of every dash of an open line.</summary>
    /// <param name="line">Pixels.</param>
    /// <param name="pattern">Lengths of dashes and gaps in turn, pixels.</param>
    /// <param name="dash">Gets the points.</param>
    public static void Cut(ReadOnlySpan<(double X, double Y)> line, double[] pattern, Action<ReadOnlySpan<(double X, double Y)>> dash)
    {
        double length = 0;
        for (int i = 1; i < line.Length; i++) length += double.Hypot(line[i].X - line[i - 1].X, line[i].Y - line[i - 1].Y);
        if (!(length / pattern.Sum() * pattern.Length <= MostDashes))
        {
            dash(line);
            return;
        }
        var points = new List<(double X, double Y)> { line[0] };
        int part = 0;
        double left = pattern[0];
        for (int i = 1; i < line.Length; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            double segment = double.Hypot(to.X - from.X, to.Y - from.Y), done = 0;
            while (segment - done > left)
            {
                done += left;
                (double X, double Y) cut = (from.X + (to.X - from.X) * done / segment, from.Y + (to.Y - from.Y) * done / segment);
                if (part % 2 == 0) End(cut);
                else points.Add(cut);
                part = (part + 1) % pattern.Length;
                left = pattern[part];
            }
            left -= segment - done;
            if (part % 2 == 0) points.Add(to);
        }
        if (points.Count > 1) dash(CollectionsMarshal.AsSpan(points));

        void End((double X, double Y) cut)
        {
            if (points.Count > 0 && points[^1] != cut) points.Add(cut);
            if (points.Count > 1) dash(CollectionsMarshal.AsSpan(points));
            points.Clear();
        }
    }
}

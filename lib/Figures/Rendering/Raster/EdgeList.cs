using System.Runtime.InteropServices;

namespace HstNotebooks;

/// <summary>A directed edge of a polygon, pixels.</summary>
internal readonly record struct Edge(double X0, double Y0, double X1, double Y1);

/// <summary>The edges of polygons, cut at the left and right sides of the picture.</summary>
internal sealed class EdgeList(int width, int height)
{
    private readonly List<Edge> _edges = [];

    public ReadOnlySpan<Edge> Edges => CollectionsMarshal.AsSpan(_edges);

    /// <summary>The first row that an edge touches.</summary>
    public int Top { get; private set; } = int.MaxValue;

    /// <summary>The row after the last.</summary>
    public int Bottom { get; private set; }

    /// <summary>A polygon; its last point is joined to its first.</summary>
    public void Add(ReadOnlySpan<(double X, double Y)> polygon)
    {
        for (int i = 0; i < polygon.Length; i++)
        {
            var (from, to) = (polygon[i], polygon[i + 1 < polygon.Length ? i + 1 : 0]);
            Add(from.X, from.Y, to.X, to.Y);
        }
    }

    // What lies left of the picture still covers what is right of it: such a part moves to the side. Edges above and below cover nothing.
    private void Add(double x0, double y0, double x1, double y1)
    {
        if (y0 == y1 || !double.IsFinite(x0 + y0 + x1 + y1) || Math.Max(y0, y1) <= 0 || Math.Min(y0, y1) >= height) return;
        foreach (double side in stackalloc double[] { 0, width })
        {
            if (x0 < side == x1 < side || x0 == side || x1 == side) continue;
            double y = y0 + (side - x0) * (y1 - y0) / (x1 - x0);
            Add(x0, y0, side, y);
            Add(side, y, x1, y1);
            return;
        }
        Top = Math.Min(Top, Math.Max(0, (int)Math.Min(y0, y1)));
        Bottom = Math.Max(Bottom, (int)Math.Ceiling(Math.Min(height, Math.Max(y0, y1))));
        _edges.Add(new(Math.Clamp(x0, 0, width), y0, Math.Clamp(x1, 0, width), y1));
    }
}

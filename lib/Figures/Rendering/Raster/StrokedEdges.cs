namespace HstNotebooks;

/// <summary>The area that a stroke covers on the pixels.</summary>
internal static class StrokedEdges
{
    public static EdgeList Of(IReadOnlyList<Subpath> subpaths, Stroke stroke, PixelGrid grid)
    {
        var edges = new EdgeList(grid.Width, grid.Height);
        double width = stroke.Width * grid.Scale, crisp = CrispLine.Width(width);
        if (!(width > 0)) return edges;
        StrokeOutline outline = new(edges, width, stroke.Round), crispOutline = new(edges, crisp, stroke.Round);
        double[] pattern = [.. stroke.Pattern.Select(l => l * grid.Scale)];
        foreach (var subpath in subpaths)
        {
            var line = Distinct(subpath.Points, grid);
            if (line.Length == 0) continue;
            bool closed = subpath.Closed && line.Length > 1;
            if (closed && line[0] == line[^1]) line = line[..^1];
            bool upright = CrispLine.IsUpright(closed ? [.. line, line[0]] : line);
            if (upright) CrispLine.Snap(line, closed, crisp);
            var pen = upright ? crispOutline : outline;
            if (upright) line = Distinct(line);
            if (pattern.Length == 0 || line.Length == 1) pen.Add(line, closed && line.Length > 1);
            else Dashes.Cut(closed ? [.. line, line[0]] : line, pattern, dash => pen.Add(dash, closed: false));
        }
        return edges;
    }

    // A line with a point that is nowhere is not drawn.
    private static (double X, double Y)[] Distinct(IReadOnlyList<(double X, double Y)> points, PixelGrid grid)
    {
        var line = new (double X, double Y)[points.Count];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = grid.At(points[i]);
            if (!double.IsFinite(line[i].X) || !double.IsFinite(line[i].Y)) return [];
        }
        return Distinct(line);
    }

    private static (double X, double Y)[] Distinct((double X, double Y)[] line)
    {
        int count = 0;
        foreach (var point in line)
        {
            if (count == 0 || point != line[count - 1]) line[count++] = point;
        }
        return line[..count];
    }
}

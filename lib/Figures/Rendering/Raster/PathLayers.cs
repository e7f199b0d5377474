namespace HstNotebooks;

/// <summary>The fill and the stroke of a path.</summary>
internal static class PathLayers
{
    // Fewer are drawn exactly; larger ones have few pixels in which that could matter, but large stamps.
    private const int FewestDots = 100;
    private const double LargestDot = 24;

    public static IEnumerable<RasterLayer> Of(PathShape path, PixelGrid grid)
    {
        if (path.Fill is { } fill)
        {
            var edges = new EdgeList(grid.Width, grid.Height);
            foreach (var subpath in path.Subpaths) edges.Add([.. subpath.Points.Select(grid.At)]);
            yield return new PolygonLayer(edges, path.NonZero ? FillRule.NonZero : FillRule.EvenOdd, fill, path.FillOpacity);
        }
        if (path.Stroke is not { } stroke) yield break;
        double radius = stroke.Width * grid.Scale / 2;
        bool many = path.Subpaths.Count >= FewestDots && radius <= LargestDot;
        bool dots = many && stroke.Round && path.Subpaths.All(s => s.Points.Count == 1);
        yield return dots
            ? new DotLayer(new(radius), Centres(path, grid), stroke.Color, stroke.Opacity)
            : new PolygonLayer(StrokedEdges.Of(path.Subpaths, stroke, grid), FillRule.NonZero, stroke.Color, stroke.Opacity);
    }

    // Far outside there is nothing to see, nor room for numbers.
    private static (float X, float Y)[] Centres(PathShape path, PixelGrid grid)
    {
        var centres = new List<(float X, float Y)>(path.Subpaths.Count);
        foreach (var subpath in path.Subpaths)
        {
            var (x, y) = grid.At(subpath.Points[0]);
            bool near = x > -LargestDot && y > -LargestDot && x < grid.Width + LargestDot && y < grid.Height + LargestDot;
            if (near) centres.Add(((float)x, (float)y));
        }
        return [.. centres];
    }
}

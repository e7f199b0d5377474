namespace HstNotebooks;

/// <summary>Draws marks over pixels of any colour: a line under the coloured one keeps it apart from them.</summary>
internal sealed record MarkPen(Canvas Canvas, Box Frame, bool Light, double Width)
{
    private Rgb Under => Light ? Palette.White : Palette.Black;

    public void Draw(IEnumerable<IEnumerable<(double X, double Y)>> paths, Rgb color, Dash dash = Dash.Solid)
    {
        var lines = paths.SelectMany(path => Clipping.Line(path, Frame)).Select(line => line.Simplified()).ToArray();
        Canvas.Lines(lines, new(Under, Width + 1, Opacity: 0.45));
        Canvas.Lines(lines, new(color, Width, dash));
    }

    public void DrawArrows(IEnumerable<((double X, double Y) From, (double X, double Y) To)> arrows, Rgb color)
    {
        var shape = Arrows.Shape(arrows, Width, Frame, color);
        if (shape.Subpaths.Count == 0) return;
        Canvas.Add(shape with { Fill = null, Stroke = new(Under, 1, Opacity: 0.35) });
        Canvas.Add(shape);
    }

    public void DrawDiscs(IEnumerable<(double X, double Y)> centres, double size, Rgb color)
    {
        Subpath[] discs = [.. centres.Where(c => c.X >= Frame.X && c.X <= Frame.Right && c.Y >= Frame.Y && c.Y <= Frame.Bottom)
            .Select(c => new Subpath([c]))];
        Canvas.Lines(discs, new(Under, size + 1.2, Opacity: 0.7, Round: true));
        Canvas.Lines(discs, new(color, size, Round: true));
    }
}

namespace HstNotebooks;

/// <summary>Draws separate points and their error bars.</summary>
internal static class PlotPoints
{
    /// <summary>More points than these are drawn as a picture inside a vector drawing.</summary>
    public const int MostAsPaths = 4000;

    private const int MostBars = 8000;

    public static void Draw(PointsMark mark, PlotFrame frame, Canvas canvas)
    {
        var shown = new List<(int Index, (double X, double Y) At)>();
        for (int i = 0; i < mark.X.Count; i++)
        {
            var at = frame.Place(mark, mark.X[i], mark.Y[i]);
            if (frame.Holds(at)) shown.Add((i, at));
        }
        if (shown.Count <= MostBars) canvas.Lines(Bars(mark, frame, shown), frame.Pen(mark with { Opacity = 0.7 * mark.Opacity }, 0.7, Dash.Solid));
        if (shown.Count == 0) return;
        double size = Size(mark, frame.Look, shown.Count);
        var scale = mark.ColorBy?.Scale;
        var alike = scale is null ? [shown] : shown.GroupBy(p => scale.Index(mark.ColorBy!.Values[p.Index])).OrderBy(g => g.Key).Select(g => g.ToList());
        var shapes = alike.Select(group => Markers.Shape(
            group.Select(p => p.At), mark.Shape!.Value, size,
            scale is null ? mark.Color!.Value : scale.Colors.Colors[scale.Index(mark.ColorBy!.Values[group[0].Index])], mark.Opacity));
        canvas.AddMany([.. shapes], frame.Box, shown.Count > MostAsPaths);
    }

    /// <summary>Diameter of a point, smaller where there are many.</summary>
    public static double Size(PointsMark mark, Look look, int count) =>
        mark.Size ?? look.Theme.LetterScale * count switch { <= 60 => 5, <= 300 => 4, <= 1500 => 3, <= 20_000 => 1.8, _ => 1.2 };

    private static List<Subpath> Bars(PointsMark mark, PlotFrame frame, List<(int Index, (double X, double Y) At)> shown)
    {
        var bars = new List<Subpath>();
        foreach (var (i, _) in shown)
        {
            var (x, y) = (mark.X[i], mark.Y[i]);
            if (mark.XError is { } ex && ex.Low[i] + ex.High[i] > 0) bars.AddRange(Bar((x - ex.Low[i], y), (x + ex.High[i], y)));
            if (mark.YError is { } ey && ey.Low[i] + ey.High[i] > 0) bars.AddRange(Bar((x, y - ey.Low[i]), (x, y + ey.High[i])));
        }
        return bars;

        // A bar that reaches to zero or below on a logarithmic axis ends far outside the frame.
        IEnumerable<Subpath> Bar((double X, double Y) from, (double X, double Y) to) =>
            Clipping.Line([Place(from.X, from.Y), Place(to.X, to.Y)], frame.Box);

        (double X, double Y) Place(double x, double y)
        {
            var (across, up) = (frame.Panel.X, frame.Panel.YOf(mark));
            return frame.Place(mark, across.Scale.IsLog ? Math.Max(x, across.Least * 1e-3) : x, up.Scale.IsLog ? Math.Max(y, up.Least * 1e-3) : y);
        }
    }
}

namespace HstNotebooks;

/// <summary>A plot for plotly.js: its axes, its marks in their order, its legend and its colour bar.</summary>
internal static class PlotlyPlots
{
    public static void Add(
        PlotPanel panel, Box box, Look look, (string, int)? shareX, (string, int)? shareY, PlotlyFigure figure)
    {
        var axes = PlotPanelLayout.Axes(panel, box, look);
        var style = new PlotlyAxisStyle(look, Outward: false, axes.GridLines);
        double left = figure.Across(box.X), right = figure.Across(box.Right), bottom = figure.Up(box.Bottom), top = figure.Up(box.Y);
        string xId = figure.NextAxis("x"), yId = figure.NextAxis("y");
        var xAxis = PlotlyAxes.Of(panel.HidesXLabels ? panel.X with { Label = null } : panel.X, axes.Bottom, left, right, yId, style);
        var yAxis = PlotlyAxes.Of(panel.HidesYLabels ? panel.Y with { Label = null } : panel.Y, axes.Left, bottom, top, xId, style);
        if (axes.Top is not null) xAxis["mirror"] = false;
        if (axes.Right is not null) yAxis["mirror"] = false;
        if (panel.Style.EqualScale) (yAxis["scaleanchor"], yAxis["constrain"]) = (xId, "domain");
        figure.AddAxis("x", xAxis, shareX, panel.X.Scale);
        figure.AddAxis("y", yAxis, shareY, panel.Y.Scale);

        var frame = new PlotlyFrame(box, panel.X, panel.Y, xId, yId, look);
        var onRight = axes.Right is { } ticks ? AddRight(panel, ticks) : frame;
        if (axes.Top is { } above) AddTop(above);

        var plot = new PlotFrame(panel, box, look);
        var marks = MarkStyles.Chosen(panel.Marks, look.Theme);
        string legend = PlotPanelLayout.PlacedLegend(marks, plot) is var (names, x, y)
            ? figure.AddLegend(new(x, y, names.Width, names.Height), box, look)
            : "";
        foreach (var (mark, rank) in marks.Select((mark, rank) => (mark, rank)).OrderBy(m => PlotPanelLayout.Depth(m.mark)))
        {
            PlotlyMarks.Add(mark, new(plot, mark.OnRightAxis ? onRight : frame, legend, 1000 + rank), figure);
        }
        if (panel.Note is { } note) Small(note, box.Right, box.Y - 4);
        string thinned = string.Join("; ", marks.OfType<PointsMark>().Select(PlotlyPoints.Note).OfType<string>());
        if (thinned.Length > 0) Small(thinned, box.Right - 6, box.Bottom - 6);
        if (panel.ScaleIn(box) is { } scale) figure.AddTrace(PlotlyColors.Bar(scale, frame, axes.RightRoom, figure));

        void Small(string text, double x, double y) => figure.AddText(new(x, y, text, look.Tick, look.Theme.Muted, Anchor.End));

        PlotlyFrame AddRight(PlotPanel panel, AxisTicks ticks)
        {
            var axis = PlotlyAxes.Of(panel.Right!, ticks, bottom, top, xId, style);
            (axis["overlaying"], axis["side"], axis["mirror"], axis["showgrid"]) = (yId, "right", false, false);
            string id = figure.AddAxis("y", axis, null, panel.Right!.Scale);
            figure.AddTrace(PlotlyAxes.Empty(xId, id));
            return frame with { Y = panel.Right!, YId = id };
        }

        // Our function from one quantity to the other is not known to plotly.js: round values are marked where they are along x.
        void AddTop(AxisTicks ticks)
        {
            var axis = PlotlyAxes.Marked(panel.X, ticks, Coordinate, left, right, yId, style);
            (axis["overlaying"], axis["side"], axis["mirror"], axis["showgrid"], axis["matches"]) = (xId, "top", false, false, xId);
            figure.AddTrace(PlotlyAxes.Empty(figure.AddAxis("x", axis, null, panel.X.Scale), yId));

            double Coordinate(Tick tick) => PlotlyFrame.Coordinate(panel.X, panel.X.Value(tick.Position));
        }
    }
}

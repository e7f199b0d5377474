namespace HstNotebooks;

/// <summary>Draws the marks of a plot into a frame.</summary>
internal static class PlotPanelLayout
{
    /// <summary>Points of one mark that a picture can afford.</summary>
    public const int MostPoints = 8000;

    public static FrameAxes Axes(PlotPanel panel, Box frame, Look look)
    {
        var below = new LabelFit(frame.Width, label => TextMetrics.Width(label, look.Tick), 8);
        var beside = new LabelFit(frame.Height, _ => look.Tick, 6);
        return new(
            Ticks(panel.X, below, Math.Clamp((int)(frame.Width / 42), 3, 8)),
            Ticks(panel.Y, beside, Math.Clamp((int)(frame.Height / 30), 3, 8)), look, Outward: false, UprightLeft: false);
    }

    public static void Draw(PlotPanel panel, Canvas canvas, Box frame, Look look)
    {
        var occupancy = new Occupancy(frame);
        foreach (var mark in panel.Marks.OrderBy(Depth)) Draw(mark, panel, canvas, frame, occupancy);
        if (panel.Note is { } note) canvas.Text(frame.Right, frame.Y - 4, note, look.Tick, Anchor.End, color: look.Theme.Muted);

        if (LegendOf(panel, frame, look) is not { } legend) return;
        var (x, y, _) = occupancy.BestCorner(legend.Width, legend.Height);
        legend.Draw(canvas, x, y);
    }

    /// <summary>The panel with a longer y axis, when it may grow and the legend would otherwise hide data.</summary>
    public static PlotPanel WithRoomForLegend(PlotPanel panel, Box frame, Look look)
    {
        if (!panel.CanGrow || LegendOf(panel, frame, look) is not { } legend) return panel;
        double fewest = double.PositiveInfinity;
        var best = panel;
        for (double grown = 1; grown <= 1.61; grown += 0.1)
        {
            var candidate = panel with { Y = panel.Y with { Hi = panel.Y.Value(grown) } };
            var occupancy = new Occupancy(frame);
            var unseen = new Canvas(look);
            foreach (var mark in candidate.Marks) Draw(mark, candidate, unseen, frame, occupancy);
            int hidden = occupancy.BestCorner(legend.Width, legend.Height).Hidden;
            if (hidden < fewest) (fewest, best) = (hidden, candidate);
            if (hidden == 0) break;
        }
        return best;
    }

    private static Legend? LegendOf(PlotPanel panel, Box frame, Look look)
    {
        var entries = panel.Marks.Where(m => m.Label is not null).Select(m => new LegendEntry(m.Label!, (c, box) => DrawKey(m, c, box))).ToArray();
        return entries.Length == 0 ? null : new(entries, look, frame.Width - 12);
    }

    private static AxisTicks Ticks(Axis axis, LabelFit fit, int most) => axis.Log ? LogTicks.For(axis, fit, most) : LinearTicks.For(axis, fit, most);

    private static int Depth(Mark mark) => mark switch { StepsMark => 0, RuleMark => 1, PointsMark => 2, _ => 3 };

    private static void Draw(Mark mark, PlotPanel panel, Canvas canvas, Box frame, Occupancy occupancy)
    {
        switch (mark)
        {
            case StepsMark steps:
                DrawSteps(steps, panel, canvas, frame, occupancy);
                break;
            case PointsMark points:
                DrawPoints(points, panel, canvas, frame, occupancy);
                break;
            case LineMark line:
                var parts = Clipping.Line(line.X.Zip(line.Y, (x, y) => Place(panel, frame, x, y)), frame);
                foreach (var part in parts) occupancy.Add(part.Points);
                canvas.Lines(parts, new(line.Color, line.Width, line.Dash));
                break;
            case RuleMark rule:
                double fraction = (rule.Vertical ? panel.X : panel.Y).Fraction(rule.Value);
                if (!(fraction is >= 0 and <= 1)) break;
                Subpath across = rule.Vertical ? new([frame.At(fraction, 0), frame.At(fraction, 1)]) : new([frame.At(0, fraction), frame.At(1, fraction)]);
                if (!rule.Vertical) occupancy.Add(across.Points);
                canvas.Lines([across], new(rule.Color, 1, rule.Dash));
                break;
        }
    }

    private static void DrawSteps(StepsMark steps, PlotPanel panel, Canvas canvas, Box frame, Occupancy occupancy)
    {
        var outline = new List<(double X, double Y)>();
        double floor = frame.Bottom;
        for (int i = 0; i < steps.Heights.Count; i++)
        {
            double fraction = panel.Y.Fraction(steps.Heights[i]);
            double y = double.IsNaN(fraction) ? floor : frame.At(0, Math.Clamp(fraction, 0, 1)).Y;
            double x1 = frame.At(Math.Clamp(panel.X.Fraction(steps.Edges[i]), 0, 1), 0).X;
            double x2 = frame.At(Math.Clamp(panel.X.Fraction(steps.Edges[i + 1]), 0, 1), 0).X;
            outline.Add((x1, y));
            outline.Add((x2, y));
            for (double down = y; down < floor; down += frame.Height / 36) occupancy.Add([(x1, down), (x2, down)]);
        }
        if (outline.Count == 0) return;
        List<(double X, double Y)> closed = [(outline[0].X, floor), .. outline, (outline[^1].X, floor)];
        canvas.Add(new PathShape([new(closed, Closed: true)], null, steps.Color, steps.FillOpacity));
        canvas.Lines([new(closed)], new(steps.Color, 1, steps.Dash));
    }

    private static void DrawPoints(PointsMark mark, PlotPanel panel, Canvas canvas, Box frame, Occupancy occupancy)
    {
        var bars = new List<Subpath>();
        // Points on the same half point of the page look like one.
        var seen = new HashSet<(int, int)>();
        var points = new List<(double X, double Y)>();
        for (int i = 0; i < mark.X.Count; i++)
        {
            var (x, y) = Place(panel, frame, mark.X[i], mark.Y[i]);
            if (!(x >= frame.X && x <= frame.Right && y >= frame.Y && y <= frame.Bottom)) continue;
            if (!seen.Add(((int)(x * 2), (int)(y * 2)))) continue;
            points.Add((x, y));
            occupancy.Add(x, y);
            if (mark.XError is { } ex) bars.AddRange(Bar(mark.X[i] - ex[i], mark.Y[i], mark.X[i] + ex[i], mark.Y[i]));
            if (mark.YError is { } ey) bars.AddRange(Bar(mark.X[i], mark.Y[i] - ey[i], mark.X[i], mark.Y[i] + ey[i]));
        }
        int every = (points.Count + MostPoints - 1) / MostPoints;
        if (every > 1) points = [.. points.Where((_, i) => i % every == 0)];
        if (bars.Count <= MostPoints) canvas.Lines(bars, new(mark.Color, 0.7, Opacity: 0.7));
        if (points.Count > 0) canvas.Add(Markers.Shape(points, mark.Shape, Size(points.Count), mark.Color, 1));

        // A bar that reaches below zero on a logarithmic axis ends at the frame.
        IEnumerable<Subpath> Bar(double x1, double y1, double x2, double y2)
        {
            var a = Place(panel, frame, panel.X.Log ? Math.Max(x1, panel.X.Lo * 1e-3) : x1, panel.Y.Log ? Math.Max(y1, panel.Y.Lo * 1e-3) : y1);
            return Clipping.Line([a, Place(panel, frame, x2, y2)], frame);
        }
    }

    private static double Size(int points) => points switch { <= 60 => 5, <= 300 => 4, <= 1500 => 3, _ => 1.8 };

    private static (double X, double Y) Place(PlotPanel panel, Box frame, double x, double y) => frame.At(panel.X.Fraction(x), panel.Y.Fraction(y));

    private static void DrawKey(Mark mark, Canvas canvas, Box box)
    {
        switch (mark)
        {
            case StepsMark steps:
                canvas.Add(new PathShape([box.Outline], new Stroke(steps.Color, 1, steps.Dash), steps.Color, steps.FillOpacity));
                break;
            case PointsMark points:
                canvas.Add(Markers.Shape([(box.CentreX, box.CentreY)], points.Shape, Math.Max(3.5, Size(points.X.Count)), points.Color, 1));
                break;
            case LineMark line:
                canvas.Line(box.X, box.CentreY, box.Right, box.CentreY, new(line.Color, line.Width, line.Dash));
                break;
            case RuleMark rule:
                canvas.Line(box.X, box.CentreY, box.Right, box.CentreY, new(rule.Color, 1, rule.Dash));
                break;
        }
    }
}

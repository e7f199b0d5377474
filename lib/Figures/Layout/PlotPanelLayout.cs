namespace HstNotebooks;

/// <summary>Lays out a plot: its axes, its legend and what is drawn in which order.</summary>
internal static class PlotPanelLayout
{
    /// <summary>Height over width of the frame of a plot.</summary>
    public static double Aspect(PlotPanel panel, int columns)
    {
        if (panel.Style.Aspect is { } chosen) return Math.Clamp(chosen, 0.05, 20);
        if (panel.Style.EqualScale) return Math.Clamp((panel.Y.Most - panel.Y.Least) / (panel.X.Most - panel.X.Least), 0.35, 1.2);
        return columns == 1 ? 0.66 : 0.8;
    }

    public static PlotAxes Axes(PlotPanel panel, Box frame, Look look)
    {
        var below = new LabelFit(frame.Width, label => TextMetrics.Width(label, look.Tick), 8);
        var beside = new LabelFit(frame.Height, _ => look.Tick, 6);
        int mostX = Math.Clamp((int)(frame.Width / 38), 3, 9), mostY = Math.Clamp((int)(frame.Height / 27), 3, 9);
        var (bottom, left) = (PlotTicks.For(panel.X, below, mostX), PlotTicks.For(panel.Y, beside, mostY));
        return new(panel.HidesXLabels ? bottom.Unlabelled : bottom, panel.HidesYLabels ? left.Unlabelled : left, look)
        {
            Right = panel.Right is { } right ? PlotTicks.For(right, beside, mostY) : null,
            Top = panel.Style.Top is { } top ? TopTicks.For(top, panel.X, below, mostX) : null,
            GridLines = panel.Style.GridLines,
        };
    }

    /// <summary>The room around the frame.</summary>
    public static Margins Margins(PlotPanel panel, Box frame, Look look)
    {
        var axes = Axes(panel, frame, look);
        var scale = panel.ScaleIn(frame);
        var margins = axes.Margins(frame, panel.Title, panel.Note is not null || (scale is not null && ColorBar.HasFactor(scale, frame, look)));
        return scale is null ? margins : margins with { Right = Math.Max(margins.Right, axes.RightRoom + ColorBar.Room(scale, frame, look)) };
    }

    /// <summary>Everything within the frame and its colour bar.</summary>
    public static void Draw(PlotPanel panel, Canvas canvas, Box box, Look look)
    {
        var frame = new PlotFrame(panel, box, look);
        Axes(panel, box, look).DrawGrid(canvas, box);
        var marks = MarkStyles.Chosen(panel.Marks, look.Theme);
        foreach (var mark in marks.OrderBy(Depth)) PlotMarks.Draw(mark, frame, canvas);
        if (panel.Note is { } note) canvas.Text(box.Right, box.Y - 4, note, look.Tick, Anchor.End, color: look.Theme.Muted);
        if (panel.ScaleIn(box) is { } scale) ColorBar.Draw(scale, canvas, box, look, Axes(panel, box, look).RightRoom);

        if (PlacedLegend(marks, frame) is var (legend, x, y)) legend.Draw(canvas, x, y);
    }

    /// <summary>The legend and its upper left corner on the page; null when no mark has a name.</summary>
    public static (Legend Legend, double X, double Y)? PlacedLegend(IReadOnlyList<Mark> marks, PlotFrame frame)
    {
        if (LegendOf(marks, frame) is not { } legend) return null;
        var (x, y) = frame.Panel.Style.Legend is { } corner
            ? Occupancy.In(frame.Box, corner, legend.Width, legend.Height)
            : Occupied(marks, frame).BestCorner(legend.Width, legend.Height) is var best ? (best.X, best.Y) : default;
        return (legend, x, y);
    }

    /// <summary>
    /// The panel with axes that fit the frame: equal scales, and a longer y axis where the legend would otherwise hide data.
    /// </summary>
    public static PlotPanel Fitted(PlotPanel panel, Box box, Look look)
    {
        if (panel.Style.EqualScale) return Equalized(panel, box);
        var marks = MarkStyles.Chosen(panel.Marks, look.Theme);
        if (!panel.CanGrow || panel.Style.Legend is not null || LegendOf(marks, new(panel, box, look)) is not { } legend) return panel;
        int fewest = int.MaxValue;
        var best = panel;
        for (double grown = 1; grown <= 1.61; grown += 0.1)
        {
            var candidate = panel with { Y = panel.Y with { Hi = panel.Y.Value(grown) } };
            int hidden = Occupied(marks, new(candidate, box, look)).BestCorner(legend.Width, legend.Height).Hidden;
            if (hidden < fewest) (fewest, best) = (hidden, candidate);
            if (hidden == 0) break;
        }
        return best;
    }

    private static PlotPanel Equalized(PlotPanel panel, Box box)
    {
        double x = (panel.X.Hi - panel.X.Lo) / box.Width, y = (panel.Y.Hi - panel.Y.Lo) / box.Height;
        double unit = Math.Max(Math.Abs(x), Math.Abs(y));
        return panel with { X = Longer(panel.X, unit * box.Width), Y = Longer(panel.Y, unit * box.Height) };

        static Axis Longer(Axis axis, double length)
        {
            double middle = (axis.Lo + axis.Hi) / 2, half = Math.Sign(axis.Hi - axis.Lo) * length / 2;
            return axis with { Lo = middle - half, Hi = middle + half };
        }
    }

    private static Occupancy Occupied(IReadOnlyList<Mark> marks, PlotFrame frame)
    {
        var occupancy = new Occupancy(frame.Box);
        foreach (var mark in marks) PlotMarks.Occupy(mark, frame, occupancy);
        foreach (var inset in frame.Panel.Insets) occupancy.Fill(inset.Corner, inset.Share);
        return occupancy;
    }

    private static Legend? LegendOf(IReadOnlyList<Mark> marks, PlotFrame frame)
    {
        var entries = marks.Where(m => m.Label is not null).Select(m => LegendKeys.Entry(m, frame)).ToArray();
        return entries.Length == 0 ? null : new(entries, frame.Look, frame.Box.Width - 12);
    }

    /// <summary>Marks of lower depth are drawn first.</summary>
    public static int Depth(Mark mark) => mark switch
    {
        GridMark or DensityMark => 0,
        BandMark => 1,
        StepsMark => 2,
        RuleMark or ContoursMark => 3,
        PointsMark or ArrowsMark => 4,
        LineMark => 5,
        _ => 6,
    };
}

namespace HstNotebooks;

/// <summary>The ticks, labels and title around a plot. Ticks point into the frame, also from its far sides.</summary>
/// <param name="Bottom">The x axis.</param>
/// <param name="Left">The y axis.</param>
/// <param name="Look">Sizes and colours.</param>
internal sealed record PlotAxes(AxisTicks Bottom, AxisTicks Left, Look Look)
{
    /// <summary>An axis of its own at the right; null repeats the ticks of the left one.</summary>
    public AxisTicks? Right { get; init; }

    /// <summary>An axis of its own at the top; null repeats the ticks of the bottom one.</summary>
    public AxisTicks? Top { get; init; }

    /// <summary>Faint lines at the labelled ticks.</summary>
    public bool GridLines { get; init; }

    /// <summary>Room that the axis at the right takes.</summary>
    public double RightRoom => Right is { } right ? Look.Gap + LabelsWidth(right) + NameRoom(right) : 0;

    /// <summary>The room that all of it takes.</summary>
    /// <param name="frame">Size of the frame; its position does not matter.</param>
    /// <param name="title">Above the frame.</param>
    /// <param name="above">Whether something small stands between frame and title.</param>
    public Margins Margins(Box frame, string? title, bool above)
    {
        double overhangLeft = 0, overhangRight = 0;
        foreach (var tick in Bottom.Ticks)
        {
            if (tick.Label is not { } label) continue;
            double half = TextMetrics.Width(label, Look.Tick) / 2;
            overhangLeft = Math.Max(overhangLeft, half - tick.Position * frame.Width);
            overhangRight = Math.Max(overhangRight, half - (1 - tick.Position) * frame.Width);
        }
        double left = Look.Gap + LabelsWidth(Left) + NameRoom(Left);
        bool named = !string.IsNullOrEmpty(Bottom.Label) || Bottom.Factor.Length > 0, numbered = HasLabels(Bottom);
        double bottom = (numbered ? Look.Gap + Look.Tick : 0) + (named ? Look.Gap + 1.2 * Look.Label : 0);
        double top = (title is null ? 3 : Look.Title * 1.1 + 4) + TopRoom(above);
        return new(Math.Max(left, overhangLeft) + 3, top, Math.Max(Math.Max(8, RightRoom + 3), overhangRight + 3), bottom + 2);
    }

    /// <summary>Draws all but the title.</summary>
    public void Draw(Canvas canvas, Box frame)
    {
        DrawTicks(canvas, frame);
        canvas.Frame(frame);
        double below = frame.Bottom + Look.Gap + 0.76 * Look.Tick;
        foreach (var tick in Bottom.Ticks) canvas.Text(frame.At(tick.Position, 0).X, below, tick.Label ?? "", Look.Tick, Anchor.Middle);
        foreach (var tick in Left.Ticks)
        {
            canvas.Text(frame.X - Look.Gap, frame.At(0, tick.Position).Y + 0.35 * Look.Tick, tick.Label ?? "", Look.Tick, Anchor.End);
        }
        DrawNames(canvas, frame);
        if (Right is { } right) DrawRight(right, canvas, frame);
        if (Top is { } above) DrawTop(above, canvas, frame);
    }


    /// <summary>Draws the faint lines at the labelled ticks, before the data.</summary>
    public void DrawGrid(Canvas canvas, Box frame)
    {
        if (!GridLines) return;
        var lines = Bottom.Ticks.Where(t => t.Major).Select(t => new Subpath([frame.At(t.Position, 0), frame.At(t.Position, 1)]))
            .Concat(Left.Ticks.Where(t => t.Major).Select(t => new Subpath([frame.At(0, t.Position), frame.At(1, t.Position)])));
        canvas.Lines([.. lines], new(Look.Theme.Muted, Look.Line(0.4), Opacity: 0.35));
    }

    private static bool HasLabels(AxisTicks axis) => axis.Ticks.Any(t => t.Label is not null);

    private double LabelsWidth(AxisTicks axis) =>
        axis.Ticks.Max(t => (double?)(t.Label is { } label ? TextMetrics.Width(label, Look.Tick) : 0)) ?? 0;

    private double NameRoom(AxisTicks axis) => string.IsNullOrEmpty(axis.Label) ? 0 : Look.Gap + 1.25 * Look.Label;

    private double TopRoom(bool above) => Top is { } axis
        ? Look.Gap + Look.Tick + NameRoom(axis)
        : above || Left.Factor.Length > 0 || Right is { Factor.Length: > 0 } ? Look.Tick + 4 : 0;

    private void DrawNames(Canvas canvas, Box frame)
    {
        double rowBelow = frame.Bottom + Look.Gap + Look.Tick + Look.Gap + 0.85 * Look.Label;
        double factorWidth = Bottom.Factor.Length == 0 ? 0 : TextMetrics.Width(Bottom.Factor, Look.Tick) + 6;
        canvas.Text(frame.Right, rowBelow, Bottom.Factor, Look.Tick, Anchor.End);
        if (Bottom.Label is { } below)
        {
            var (text, size) = TextMetrics.Fitted(below, Look.Label, frame.Width - factorWidth + 20);
            double half = TextMetrics.Width(text, size) / 2;
            canvas.Text(factorWidth > 0 ? Math.Min(frame.CentreX, frame.Right - factorWidth - half) : frame.CentreX, rowBelow, text, size, Anchor.Middle);
        }
        canvas.Text(frame.X, frame.Y - 4, Left.Factor, Look.Tick);
        if (Left.Label is { } beside)
        {
            var (text, size) = TextMetrics.Fitted(beside, Look.Label, frame.Height + 16);
            canvas.Text(frame.X - Look.Gap - LabelsWidth(Left) - Look.Gap - 0.3 * Look.Label, frame.CentreY, text, size, Anchor.Middle, 90);
        }
    }

    private void DrawRight(AxisTicks right, Canvas canvas, Box frame)
    {
        foreach (var tick in right.Ticks)
        {
            canvas.Text(frame.Right + Look.Gap, frame.At(0, tick.Position).Y + 0.35 * Look.Tick, tick.Label ?? "", Look.Tick);
        }
        canvas.Text(frame.Right, frame.Y - 4, right.Factor, Look.Tick, Anchor.End);
        if (right.Label is not { } name) return;
        var (text, size) = TextMetrics.Fitted(name, Look.Label, frame.Height + 16);
        canvas.Text(frame.Right + Look.Gap + LabelsWidth(right) + Look.Gap + 0.9 * Look.Label, frame.CentreY, text, size, Anchor.Middle, 90);
    }

    private void DrawTop(AxisTicks top, Canvas canvas, Box frame)
    {
        double above = frame.Y - Look.Gap;
        foreach (var tick in top.Ticks) canvas.Text(frame.At(tick.Position, 0).X, above, tick.Label ?? "", Look.Tick, Anchor.Middle);
        string name = top.Factor.Length == 0 ? top.Label ?? "" : $"{top.Label} ({top.Factor})";
        var (text, size) = TextMetrics.Fitted(name, Look.Label, frame.Width + 20);
        canvas.Text(frame.CentreX, above - 0.8 * Look.Tick - Look.Gap, text, size, Anchor.Middle);
    }

    private void DrawTicks(Canvas canvas, Box frame)
    {
        var lines = new List<Subpath>();
        Along(Bottom, p => frame.At(p, 0), (0, -1));
        Along(Left, p => frame.At(0, p), (1, 0));
        Along(Top ?? Bottom, p => frame.At(p, 1), (0, 1));
        Along(Right ?? Left, p => frame.At(1, p), (-1, 0));
        canvas.Lines(lines, new(Look.Theme.Ink, Look.Line(0.7)));

        void Along(AxisTicks axis, Func<double, (double X, double Y)> place, (double X, double Y) inward)
        {
            foreach (var tick in axis.Ticks)
            {
                double length = tick.Major ? Look.TickLength : Look.TickLength * 0.55;
                var from = place(tick.Position);
                lines.Add(new([from, (from.X + length * inward.X, from.Y + length * inward.Y)]));
            }
        }
    }
}

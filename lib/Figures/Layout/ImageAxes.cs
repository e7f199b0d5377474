namespace HstNotebooks;

/// <summary>
/// Ticks, labels and title around an image. Ticks point outwards, where they hide nothing, along the lines that they belong to.
/// </summary>
/// <param name="Bottom">The x axis.</param>
/// <param name="Left">The y axis.</param>
/// <param name="Look">Sizes and colours.</param>
/// <param name="Upright">Labels at the sides read upwards, which saves width.</param>
internal sealed record ImageAxes(AxisTicks Bottom, AxisTicks Left, Look Look, bool Upright)
{
    /// <summary>Ticks above the frame; null for none.</summary>
    public AxisTicks? Top { get; init; }

    /// <summary>Ticks at the right of the frame; null for none.</summary>
    public AxisTicks? Right { get; init; }

    /// <summary>Room that ticks and labels at the right take.</summary>
    public double RightRoom => Right is null ? 0 : Distance + LabelsWidth(Right) + 2;

    private double Distance => Look.TickLength + Look.Gap;

    private double TopRoom => Top is null ? 0 : Distance + Look.Tick;

    /// <summary>The room that all of it takes.</summary>
    /// <param name="frame">Size of the frame; its position does not matter.</param>
    /// <param name="title">Above the frame.</param>
    /// <param name="above">Whether something small stands between frame and title.</param>
    public Margins Margins(Box frame, string? title, bool above)
    {
        double overhangLeft = 0, overhangRight = 0;
        foreach (var tick in Bottom.Ticks.Concat(Top?.Ticks ?? []))
        {
            if (tick.Label is not { } label) continue;
            double half = TextMetrics.Width(label, Look.Tick) / 2;
            overhangLeft = Math.Max(overhangLeft, half - tick.Position * frame.Width);
            overhangRight = Math.Max(overhangRight, half - (1 - tick.Position) * frame.Width);
        }
        double left = Distance + LabelsWidth(Left) + (Left.Label is null ? 0 : Look.Gap + 1.25 * Look.Label);
        double bottom = Distance + Look.Tick + (Bottom.Label is null ? 0 : Look.Gap + 1.2 * Look.Label);
        double top = (title is null ? 3 : Look.Title * 1.1 + 4) + Math.Max(TopRoom, above ? Look.Tick + 4 : 0);
        return new(Math.Max(left, overhangLeft) + 3, top, Math.Max(Math.Max(8, RightRoom + 3), overhangRight + 3), bottom + 2);
    }

    /// <summary>Draws all but the title.</summary>
    public void Draw(Canvas canvas, Box frame)
    {
        DrawTicks(canvas, frame);
        canvas.Frame(frame);
        double below = frame.Bottom + Distance + 0.76 * Look.Tick, above = frame.Y - Distance;
        foreach (var tick in Bottom.Ticks)
        {
            canvas.Text(frame.At(tick.Position, 0).X + Lean(tick), below, tick.Label ?? "", Look.Tick, Anchor.Middle);
        }
        foreach (var tick in Top?.Ticks ?? [])
        {
            canvas.Text(frame.At(tick.Position, 0).X + Lean(tick), above, tick.Label ?? "", Look.Tick, Anchor.Middle);
        }
        foreach (var tick in Left.Ticks)
        {
            DrawBeside(canvas, frame.X - Distance, frame.At(0, tick.Position).Y - Lean(tick), tick, Anchor.End);
        }
        foreach (var tick in Right?.Ticks ?? [])
        {
            DrawBeside(canvas, frame.Right + Distance, frame.At(0, tick.Position).Y - Lean(tick), tick, Anchor.Start);
        }
        DrawNames(canvas, frame);
    }

    private double LabelsWidth(AxisTicks axis) => Upright
        ? Look.Tick
        : axis.Ticks.Max(t => (double?)(t.Label is { } label ? TextMetrics.Width(label, Look.Tick) : 0)) ?? 0;

    private double Lean(Tick tick) => tick.Slant * Length(tick);

    // Outwards; the tick itself has the same length for any slant.
    private double Length(Tick tick) => Look.TickLength * (tick.Major ? 1 : 0.55) / double.Hypot(1, tick.Slant);

    private void DrawBeside(Canvas canvas, double x, double y, Tick tick, Anchor anchor)
    {
        if (tick.Label is not { } label) return;
        if (!Upright) canvas.Text(x, y + 0.35 * Look.Tick, label, Look.Tick, anchor);
        else canvas.Text(anchor == Anchor.End ? x - 0.2 * Look.Tick : x + 0.8 * Look.Tick, y, label, Look.Tick, Anchor.Middle, 90);
    }

    private void DrawNames(Canvas canvas, Box frame)
    {
        if (Bottom.Label is { } below)
        {
            var (text, size) = TextMetrics.Fitted(below, Look.Label, frame.Width + 20);
            canvas.Text(frame.CentreX, frame.Bottom + Distance + Look.Tick + Look.Gap + 0.85 * Look.Label, text, size, Anchor.Middle);
        }
        if (Left.Label is { } beside)
        {
            var (text, size) = TextMetrics.Fitted(beside, Look.Label, frame.Height + 16);
            canvas.Text(frame.X - Distance - LabelsWidth(Left) - Look.Gap - 0.3 * Look.Label, frame.CentreY, text, size, Anchor.Middle, 90);
        }
    }

    private void DrawTicks(Canvas canvas, Box frame)
    {
        var lines = new List<Subpath>();
        Along(Bottom, p => frame.At(p, 0), 0, 1);
        Along(Left, p => frame.At(0, p), -1, 0);
        Along(Top, p => frame.At(p, 1), 0, -1);
        Along(Right, p => frame.At(1, p), 1, 0);
        canvas.Lines(lines, new(Look.Theme.Ink, Look.Line(0.7)));

        void Along(AxisTicks? axis, Func<double, (double X, double Y)> place, double outX, double outY)
        {
            foreach (var tick in axis?.Ticks ?? [])
            {
                var from = place(tick.Position);
                double length = Length(tick), lean = Lean(tick);
                lines.Add(new([from, (from.X + length * outX + (outX == 0 ? lean : 0), from.Y + length * outY - (outX == 0 ? 0 : lean))]));
            }
        }
    }
}

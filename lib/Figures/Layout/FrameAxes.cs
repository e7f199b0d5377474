namespace HstNotebooks;

/// <summary>The ticks, labels and title around a frame.</summary>
/// <param name="Bottom">The x axis.</param>
/// <param name="Left">The y axis.</param>
/// <param name="Look">Sizes and colours.</param>
/// <param name="Outward">Ticks point out of the frame, as images need, or into it, mirrored on the far sides.</param>
/// <param name="UprightLeft">Labels of the y axis read upwards, which saves width.</param>
internal sealed record FrameAxes(AxisTicks Bottom, AxisTicks Left, Look Look, bool Outward, bool UprightLeft)
{
    private double Distance => (Outward ? Look.TickLength : 0) + Look.Gap;

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
        double left = Distance + LeftLabelsWidth + (Left.Label is null ? 0 : Look.Gap + 1.25 * Look.Label);
        double bottom = Distance + Look.Tick + (Bottom.Label is null && Bottom.Factor.Length == 0 ? 0 : Look.Gap + 1.2 * Look.Label);
        double top = (title is null ? 3 : Look.Title * 1.1 + 4) + (above || Left.Factor.Length > 0 ? Look.Tick + 4 : 0);
        return new(Math.Max(left, overhangLeft) + 3, top, Math.Max(8, overhangRight + 3), bottom + 2);
    }

    /// <summary>Draws it; titles of one row stand on one line, <paramref name="top"/> being the row's room above the frames.</summary>
    public void Draw(Canvas canvas, Box frame, string? title, double titleWidth, double top)
    {
        DrawTicks(canvas, frame);
        canvas.Frame(frame);
        foreach (var tick in Bottom.Ticks)
        {
            if (tick.Label is { } label) canvas.Text(frame.At(tick.Position, 0).X, frame.Bottom + Distance + 0.76 * Look.Tick, label, Look.Tick, Anchor.Middle);
        }
        foreach (var tick in Left.Ticks)
        {
            if (tick.Label is not { } label) continue;
            double y = frame.At(0, tick.Position).Y;
            if (UprightLeft) canvas.Text(frame.X - Distance - 0.2 * Look.Tick, y, label, Look.Tick, Anchor.Middle, 90);
            else canvas.Text(frame.X - Distance, y + 0.35 * Look.Tick, label, Look.Tick, Anchor.End);
        }
        DrawNames(canvas, frame);
        if (title is null) return;
        var (text, size) = TextMetrics.Fitted(title, Look.Title, titleWidth, bold: true);
        canvas.Text(frame.CentreX, frame.Y - top + 1.1 * Look.Title - 2, text, size, Anchor.Middle, bold: true);
    }

    private double LeftLabelsWidth => UprightLeft
        ? Look.Tick
        : Left.Ticks.Max(t => (double?)(t.Label is { } label ? TextMetrics.Width(label, Look.Tick) : 0)) ?? 0;

    private void DrawNames(Canvas canvas, Box frame)
    {
        double rowBelow = frame.Bottom + Distance + Look.Tick + Look.Gap + 0.85 * Look.Label;
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
            canvas.Text(frame.X - Distance - LeftLabelsWidth - Look.Gap - 0.3 * Look.Label, frame.CentreY, text, size, Anchor.Middle, 90);
        }
    }

    private void DrawTicks(Canvas canvas, Box frame)
    {
        var lines = new List<Subpath>();
        double sign = Outward ? -1 : 1;
        foreach (var tick in Bottom.Ticks)
        {
            double x = frame.At(tick.Position, 0).X, length = sign * (tick.Major ? Look.TickLength : Look.TickLength * 0.55);
            lines.Add(new([(x, frame.Bottom), (x, frame.Bottom - length)]));
            if (!Outward) lines.Add(new([(x, frame.Y), (x, frame.Y + length)]));
        }
        foreach (var tick in Left.Ticks)
        {
            double y = frame.At(0, tick.Position).Y, length = sign * (tick.Major ? Look.TickLength : Look.TickLength * 0.55);
            lines.Add(new([(frame.X, y), (frame.X + length, y)]));
            if (!Outward) lines.Add(new([(frame.Right, y), (frame.Right - length, y)]));
        }
        canvas.Lines(lines, new(Look.Theme.Ink, Look.Line(0.7)));
    }
}

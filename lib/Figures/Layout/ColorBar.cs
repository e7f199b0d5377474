namespace HstNotebooks;

/// <summary>The colour bar at the right of a frame, as high as it.</summary>
internal static class ColorBar
{
    private const double Distance = 7, Width = 9;

    /// <summary>Room at the right of the frame.</summary>
    public static double Room(ColorScale scale, Box frame, Look look)
    {
        var ticks = Ticks(scale, frame, look);
        double room = Distance + Width + look.TickLength + 2 + LabelsWidth(ticks, look) + 3;
        if (scale.Label is not null) room += look.Gap + 1.2 * look.Label;
        return Math.Max(room, Distance + TextMetrics.Width(ticks.Factor, look.Tick) + 3);
    }

    /// <summary>Whether a factor stands above the bar.</summary>
    public static bool HasFactor(ColorScale scale, Box frame, Look look) => Ticks(scale, frame, look).Factor.Length > 0;

    /// <summary>Draws it, <paramref name="offset"/> points further to the right where something else stands beside the frame.</summary>
    public static void Draw(ColorScale scale, Canvas canvas, Box frame, Look look, double offset = 0)
    {
        var ticks = Ticks(scale, frame, look);
        var bar = Bar(frame, offset);
        var indices = Enumerable.Range(0, ColorMap.Missing).Select(i => (byte)(ColorMap.Missing - 1 - i)).ToArray();
        canvas.Add(new RasterImage(bar, new(1, indices.Length, indices, scale.Colors.Colors)));
        canvas.Frame(bar, 0.6);
        var lines = ticks.Ticks.Select(t => bar.At(1, t.Position)).Select(p => new Subpath([p, (p.X + look.TickLength, p.Y)]));
        canvas.Lines([.. lines], new(look.Theme.Ink, look.Line(0.7)));
        double labelX = bar.Right + look.TickLength + 2;
        foreach (var tick in ticks.Ticks) canvas.Text(labelX, bar.At(0, tick.Position).Y + 0.35 * look.Tick, tick.Label ?? "", look.Tick);
        canvas.Text(bar.X, bar.Y - 4, ticks.Factor, look.Tick);
        if (scale.Label is not { } label) return;
        var (text, size) = TextMetrics.Fitted(label, look.Label, frame.Height + 16);
        canvas.Text(labelX + LabelsWidth(ticks, look) + look.Gap + 0.9 * look.Label, frame.CentreY, text, size, Anchor.Middle, 90);
    }

    /// <summary>The bar itself, beside the frame.</summary>
    public static Box Bar(Box frame, double offset) => new(frame.Right + offset + Distance, frame.Y, Width, frame.Height);

    /// <summary>Its round values.</summary>
    public static AxisTicks Ticks(ColorScale scale, Box frame, Look look) =>
        ColorBarTicks.For(scale.Lo, scale.Hi, scale.Stretch, frame.Height, look.Tick * 1.35, scale.Integers);

    private static double LabelsWidth(AxisTicks ticks, Look look) =>
        ticks.Ticks.Max(t => (double?)(t.Label is { } label ? TextMetrics.Width(label, look.Tick) : 0)) ?? 0;
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Draws an image, what lies over it and its colour bar.</summary>
internal static class ImagePanelLayout
{
    private const double BarGap = 7, BarWidth = 9;

    public static FrameAxes Axes(ImagePanel panel, Box frame, Typography type)
    {
        bool upright = type == Typography.Small && panel.Wcs is not null && frame.Height > 70;
        var below = new LabelFit(frame.Width, Width, 7);
        var beside = new LabelFit(frame.Height, upright ? Width : _ => type.Tick, upright ? 7 : 6) { Inside = upright };
        if (panel.Wcs is not { } wcs)
        {
            return new(
                LinearTicks.For(new("x (px)", false, -0.5, panel.Width - 0.5), below, Math.Clamp((int)(frame.Width / 40), 2, 7), integers: true),
                LinearTicks.For(new("y (px)", false, -0.5, panel.Height - 0.5), beside, Math.Clamp((int)(frame.Height / 30), 2, 7), integers: true),
                type, Outward: true, UprightLeft: false);
        }
        var (bottom, left) = SkyTicks.Assign(wcs, panel.Width, panel.Height);
        PixelPoint corner = new(-0.5, -0.5);
        return new(
            SkyTicks.Along(wcs, bottom, corner, new(panel.Width - 0.5, -0.5), below, abbreviate: true),
            SkyTicks.Along(wcs, left, corner, new(-0.5, panel.Height - 0.5), beside, abbreviate: upright),
            type, Outward: true, upright);

        double Width(string label) => TextMetrics.Width(label, type.Tick);
    }

    /// <summary>Room for the colour bar at the right of the frame.</summary>
    public static double BarRoom(ImagePanel panel, Box frame, Typography type)
    {
        if (BarTicks(panel, frame, type) is not { } ticks) return 0;
        double room = BarGap + BarWidth + type.TickLength + 2 + LabelsWidth(ticks, type) + 3;
        room = panel.Style.Unit is null ? room : room + type.Gap + 1.2 * type.Label;
        return Math.Max(room, BarGap + TextMetrics.Width(ticks.Factor, type.Tick) + 3);
    }

    /// <summary>Whether a factor stands above the colour bar.</summary>
    public static bool HasFactor(ImagePanel panel, Box frame, Typography type) => BarTicks(panel, frame, type) is { Factor.Length: > 0 };

    public static void Draw(ImagePanel panel, Canvas canvas, Box frame, Typography type, RasterBudget budget)
    {
        var raster = PanelRaster.Of(panel, budget);
        canvas.Add(new RasterImage(frame, raster.Picture));
        if (panel.Wcs is { } wcs && panel.Style.GridLines) SkyGrid.Draw(panel, wcs, canvas, frame, Axes(panel, frame, type));
        ImageMarks.Draw(panel, raster, canvas, frame, type);
        if (!panel.HasValues)
        {
            var (text, size) = TextMetrics.Fitted("no finite pixels", type.Label, Math.Max(frame.Width - 6, 60), bold: true);
            canvas.Text(frame.CentreX, frame.CentreY + 0.35 * size, text, size, Anchor.Middle, bold: true, halo: Palette.White);
        }
        if (panel.Wcs is not null) SkyDecorations.Draw(panel, raster, canvas, frame, type);
        DrawBar(panel, canvas, frame, type);
    }

    private static AxisTicks? BarTicks(ImagePanel panel, Box frame, Typography type) => panel.Style.ColorBar && panel.HasValues
        ? ColorBarTicks.For(panel.Lo, panel.Hi, panel.Stretch, frame.Height, type.Tick * 1.35, panel.Plane.Labels)
        : null;

    private static double LabelsWidth(AxisTicks ticks, Typography type) =>
        ticks.Ticks.Max(t => (double?)(t.Label is { } label ? TextMetrics.Width(label, type.Tick) : 0)) ?? 0;

    private static void DrawBar(ImagePanel panel, Canvas canvas, Box frame, Typography type)
    {
        if (BarTicks(panel, frame, type) is not { } ticks) return;
        var bar = new Box(frame.Right + BarGap, frame.Y, BarWidth, frame.Height);
        var indices = Enumerable.Range(0, ColorMap.Missing).Select(i => (byte)(ColorMap.Missing - 1 - i)).ToArray();
        canvas.Add(new RasterImage(bar, new(1, indices.Length, indices, panel.Colors.Colors)));
        canvas.Frame(bar, 0.6);
        double labelX = bar.Right + type.TickLength + 2;
        canvas.Lines([.. ticks.Ticks.Select(t => bar.At(1, t.Position)).Select(p => new Subpath([p, (p.X + type.TickLength, p.Y)]))], new(Palette.Ink, 0.7));
        foreach (var tick in ticks.Ticks)
        {
            canvas.Text(labelX, bar.At(0, tick.Position).Y + 0.35 * type.Tick, tick.Label ?? "", type.Tick);
        }
        canvas.Text(bar.X, bar.Y - 4, ticks.Factor, type.Tick);
        if (panel.Style.Unit is not { } unit) return;
        var (text, size) = TextMetrics.Fitted(unit, type.Label, frame.Height + 16);
        canvas.Text(labelX + LabelsWidth(ticks, type) + type.Gap + 0.9 * type.Label, frame.CentreY, text, size, Anchor.Middle, 90);
    }
}

namespace HstNotebooks;

/// <summary>Draws an image, what lies over it and its colour bars.</summary>
internal static class ImagePanelLayout
{
    private const double SwatchDistance = 7;

    public static ImageAxes Axes(ImagePanel panel, Box frame, Look look)
    {
        var (below, beside) = Fits(panel, frame, look);
        var axes = panel.Wcs is { } wcs
            ? SkyAxes.Of(panel, wcs, below, beside, beside.Inside).Named(wcs.Frame, look, beside.Inside)
            : InPixels(panel, frame, look, below, beside);
        if (panel.HidesXLabels) axes = axes with { Bottom = axes.Bottom.Unlabelled };
        return panel.HidesYLabels ? axes with { Left = axes.Left.Unlabelled } : axes;
    }

    private static ImageAxes InPixels(ImagePanel panel, Box frame, Look look, LabelFit below, LabelFit beside) =>
        new(
            LinearTicks.For(new("x (px)", AxisScale.Linear, -0.5, panel.Width - 0.5), below, Math.Clamp((int)(frame.Width / 40), 2, 7),
                integers: true),
            LinearTicks.For(new("y (px)", AxisScale.Linear, -0.5, panel.Height - 0.5), beside, Math.Clamp((int)(frame.Height / 30), 2, 7),
                integers: true),
            look, Upright: false);

    /// <summary>The room around the frame.</summary>
    public static Margins Margins(ImagePanel panel, Box frame, Look look)
    {
        var axes = Axes(panel, frame, look);
        var bars = Bars(panel);
        var margins = axes.Margins(frame, panel.Title, bars.Any(bar => ColorBar.HasFactor(bar, frame, look)));
        double beside = axes.RightRoom + bars.Sum(bar => ColorBar.Room(bar, frame, look));
        if (panel.Swatches.Count > 0) beside += SwatchDistance + Swatches(panel, look).Width;
        return margins with { Right = Math.Max(margins.Right, beside) };
    }

    public static void Draw(ImagePanel panel, Canvas canvas, Box frame, Look look, RasterBudget budget)
    {
        var raster = PanelRaster.Of(panel, budget);
        canvas.Add(new RasterImage(frame, raster.Picture));
        if (panel.Wcs is { } wcs)
        {
            var (below, beside) = Fits(panel, frame, look);
            var axes = SkyAxes.Of(panel, wcs, below, beside, beside.Inside);
            if (panel.Style.GridLines || axes.NeedsGrid) SkyGrid.Draw(panel, wcs, canvas, frame, axes, look);
        }
        ImageMarks.Draw(panel, raster, canvas, frame, look);
        if (!panel.Picture.HasValues)
        {
            var (text, size) = TextMetrics.Fitted("no finite pixels", look.Label, Math.Max(frame.Width - 6, 60), bold: true);
            canvas.Text(frame.CentreX, frame.CentreY + 0.35 * size, text, size, Anchor.Middle, bold: true, color: Palette.Ink, halo: Palette.White);
        }
        if (panel.Wcs is not null) SkyDecorations.Draw(panel, raster, canvas, frame, look);
        CornerKeys.Draw(panel, canvas, frame, look);
        double offset = Axes(panel, frame, look).RightRoom;
        if (panel.Swatches.Count > 0) Swatches(panel, look).Draw(canvas, frame.Right + offset + SwatchDistance, frame.Y);
        foreach (var bar in Bars(panel))
        {
            ColorBar.Draw(bar, canvas, frame, look, offset);
            offset += ColorBar.Room(bar, frame, look);
        }
    }

    // The image's own colour bar, and those of values of overlays.
    private static List<ColorScale> Bars(ImagePanel panel)
    {
        var overlays = panel.Style.Overlays.Where(o => o.ValueLabel is not null).Select(o => o.ValueScale).OfType<ColorScale>();
        return panel.Scale is { } own ? [own, .. overlays] : [.. overlays];
    }

    private static Legend Swatches(ImagePanel panel, Look look) =>
        new([.. panel.Swatches.Select(s => new LegendEntry(s.Name, (canvas, box) => canvas.Fill(box, s.Color)))], look, 120);

    private static (LabelFit Below, LabelFit Beside) Fits(ImagePanel panel, Box frame, Look look)
    {
        bool upright = look.IsSmall && panel.Wcs is not null && frame.Height > 70;
        return (new(frame.Width, Width, 7), new(frame.Height, upright ? Width : _ => look.Tick, upright ? 7 : 4) { Inside = upright });

        double Width(string label) => TextMetrics.Width(label, look.Tick);
    }
}

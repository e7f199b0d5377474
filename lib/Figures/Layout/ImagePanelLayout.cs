using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Draws an image, what lies over it and its colour bar.</summary>
internal static class ImagePanelLayout
{
    public static FrameAxes Axes(ImagePanel panel, Box frame, Look look)
    {
        bool upright = look.IsSmall && panel.Wcs is not null && frame.Height > 70;
        var below = new LabelFit(frame.Width, Width, 7);
        var beside = new LabelFit(frame.Height, upright ? Width : _ => look.Tick, upright ? 7 : 6) { Inside = upright };
        if (panel.Wcs is not { } wcs)
        {
            return new(
                LinearTicks.For(new("x (px)", AxisScale.Linear, -0.5, panel.Width - 0.5), below, Math.Clamp((int)(frame.Width / 40), 2, 7), integers: true),
                LinearTicks.For(new("y (px)", AxisScale.Linear, -0.5, panel.Height - 0.5), beside, Math.Clamp((int)(frame.Height / 30), 2, 7), integers: true),
                look, Outward: true, UprightLeft: false);
        }
        var (bottom, left) = SkyTicks.Assign(wcs, panel.Width, panel.Height);
        PixelPoint corner = new(-0.5, -0.5);
        return new(
            SkyTicks.Along(wcs, bottom, corner, new(panel.Width - 0.5, -0.5), below, abbreviate: true),
            SkyTicks.Along(wcs, left, corner, new(-0.5, panel.Height - 0.5), beside, abbreviate: upright),
            look, Outward: true, upright);

        double Width(string label) => TextMetrics.Width(label, look.Tick);
    }

    public static void Draw(ImagePanel panel, Canvas canvas, Box frame, Look look, RasterBudget budget)
    {
        var raster = PanelRaster.Of(panel, budget);
        canvas.Add(new RasterImage(frame, raster.Picture));
        if (panel.Wcs is { } wcs && panel.Style.GridLines) SkyGrid.Draw(panel, wcs, canvas, frame, Axes(panel, frame, look));
        ImageMarks.Draw(panel, raster, canvas, frame, look);
        if (!panel.HasValues)
        {
            var (text, size) = TextMetrics.Fitted("no finite pixels", look.Label, Math.Max(frame.Width - 6, 60), bold: true);
            canvas.Text(frame.CentreX, frame.CentreY + 0.35 * size, text, size, Anchor.Middle, bold: true, color: Palette.Ink, halo: Palette.White);
        }
        if (panel.Wcs is not null) SkyDecorations.Draw(panel, raster, canvas, frame, look);
        if (panel.Scale is { } scale) ColorBar.Draw(scale, canvas, frame, look);
    }
}

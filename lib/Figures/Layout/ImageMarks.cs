using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Contours and overlays of an image, and their legend.</summary>
internal static class ImageMarks
{
    private const double LineWidth = 1.1;

    public static void Draw(ImagePanel panel, PanelRaster raster, Canvas canvas, Box frame, Look look)
    {
        bool light = raster.Lightness(0, 0, 1, 1) > 0.6;
        var entries = new List<LegendEntry>();
        int next = 0;
        for (int i = 0; i < panel.Outlines.Count; i++, next++)
        {
            var contour = panel.Style.Contours[i];
            var color = contour.Color ?? Palette.Overlay(next, light);
            var loops = panel.Outlines[i].Loops.Select(loop => new Subpath([.. loop.Select(p => Place(panel, frame, p))], Closed: true));
            canvas.Lines([.. loops], new(color, LineWidth));
            if (contour.Label is { } label) entries.Add(new(label, (c, box) => c.Line(box.X, box.CentreY, box.Right, box.CentreY, new(color, 1.6))));
        }
        foreach (var overlay in panel.Style.Overlays)
        {
            var color = overlay.Color ?? Palette.Overlay(next++, light);
            var lines = Paths(panel, frame, overlay).SelectMany(path => Clipping.Line(path, frame)).ToArray();
            // A line under the coloured one keeps it apart from bright or dark pixels.
            canvas.Lines(lines, new(light ? Palette.White : Palette.Black, LineWidth + 1, Opacity: 0.45));
            canvas.Lines(lines, new(color, LineWidth));
            if (overlay.Label is { } label) entries.Add(new(label, (c, box) => DrawKey(c, box, overlay, color)));
        }
        if (entries.Count > 0) new Legend(entries, look, frame.Width - 12).Draw(canvas, frame.X + 5, frame.Y + 5);
    }

    /// <summary>Where a 0-based pixel position lies in the frame.</summary>
    public static (double X, double Y) Place(ImagePanel panel, Box frame, PixelPoint p) =>
        frame.At((p.X + 0.5) / panel.Width, (p.Y + 0.5) / panel.Height);

    private static IEnumerable<IEnumerable<(double X, double Y)>> Paths(ImagePanel panel, Box frame, Overlay overlay)
    {
        if (overlay.Vectors is { } arrows) return arrows.SelectMany(a => ArrowPaths.Of(Place(panel, frame, a.From), Place(panel, frame, a.To)));
        return overlay.A > 0
            ? overlay.Centres.Select(centre => Ellipse(overlay, centre).Select(p => Place(panel, frame, p)))
            : overlay.Centres.SelectMany(centre => Cross(Place(panel, frame, centre), 2, 6));
    }

    private static IEnumerable<PixelPoint> Ellipse(Overlay overlay, PixelPoint centre)
    {
        const int sides = 90;
        var (sin, cos) = Math.SinCos(overlay.AngleDegrees * Math.PI / 180);
        for (int i = 0; i <= sides; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * i / sides);
            double u = overlay.A * c, v = overlay.B * s;
            yield return new(centre.X + u * cos - v * sin, centre.Y + u * sin + v * cos);
        }
    }

    private static (double X, double Y)[][] Cross((double X, double Y) p, double inner, double outer) =>
    [
        [(p.X - outer, p.Y), (p.X - inner, p.Y)], [(p.X + inner, p.Y), (p.X + outer, p.Y)],
        [(p.X, p.Y - outer), (p.X, p.Y - inner)], [(p.X, p.Y + inner), (p.X, p.Y + outer)],
    ];

    private static void DrawKey(Canvas canvas, Box box, Overlay overlay, Rgb color)
    {
        double r = box.Height / 2;
        IEnumerable<IEnumerable<(double, double)>> paths = overlay switch
        {
            { Vectors: not null } => ArrowPaths.Of((box.X, box.CentreY), (box.Right, box.CentreY)),
            { A: > 0 } => [Enumerable.Range(0, 33).Select(i => Math.SinCos(2 * Math.PI * i / 32)).Select(a => (box.CentreX + r * a.Cos, box.CentreY + r * a.Sin))],
            _ => Cross((box.CentreX, box.CentreY), 0.3 * r, 1.1 * r),
        };
        var lines = paths.Select(path => new Subpath([.. path])).ToArray();
        canvas.Lines(lines, new(Palette.Black, LineWidth + 1, Opacity: 0.45));
        canvas.Lines(lines, new(color, LineWidth));
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Contours and overlays of an image, and their legend.</summary>
internal static class ImageMarks
{
    private const double LineWidth = 1.1, DiscSize = 5, CrossReach = 6, CrossGap = 2;

    /// <summary>Width of the shaft of an arrow, points.</summary>
    public const double ArrowWidth = 1.1;

    public static void Draw(ImagePanel panel, PanelRaster raster, Canvas canvas, Box frame, Look look)
    {
        bool light = raster.Lightness(0, 0, 1, 1) > 0.6;
        var entries = new List<LegendEntry>();
        int next = 0;
        for (int i = 0; i < panel.Contours.Count; i++)
        {
            var color = panel.Style.Contours[i].Color ?? Palette.Overlay(next++, light);
            DrawContour(panel.Contours[i], panel, canvas, frame, new(color, look.Line(LineWidth)));
            if (panel.Contours[i].Label is { } label)
            {
                entries.Add(new(label, (c, box) => c.Line(box.X, box.CentreY, box.Right, box.CentreY, new(color, 1.6))));
            }
        }
        var inks = panel.Style.Overlays.Select(o => o.Color ?? Palette.Overlay(next++, light)).ToArray();
        foreach (var (overlay, color) in panel.Style.Overlays.Zip(inks))
        {
            var pen = new MarkPen(canvas, frame, light, look.Line(LineWidth));
            if (overlay.Vectors is { } arrows)
            {
                (pen with { Width = look.Line(ArrowWidth) }).DrawArrows(arrows.Select(a => Arrow(panel, frame, overlay, a)), color);
            }
            else DrawShapes(overlay, panel, pen, color);
            if (overlay.Label is { } label)
            {
                entries.Add(new(label, (c, box) => DrawKey(new(c, box, light, look.Line(LineWidth)), box, overlay, color)));
            }
        }

        var labels = new MarkLabels(frame, look);
        if (entries.Count > 0)
        {
            var legend = new Legend(entries, look, frame.Width - 12);
            labels.Reserve(new(frame.X + 5, frame.Y + 5, legend.Width, legend.Height));
            legend.Draw(canvas, frame.X + 5, frame.Y + 5);
        }
        foreach (var overlay in panel.Style.Overlays)
        {
            foreach (var shape in overlay.Shapes.Where(s => s.Shape == RegionShape.Point))
            {
                labels.Reserve(PointBox(overlay, Place(panel, frame, shape.Vertices[0])));
            }
        }
        foreach (var (overlay, color) in panel.Style.Overlays.Zip(inks)) DrawNames(overlay, panel, canvas, frame, labels, color, light);
    }

    /// <summary>Where a 0-based pixel position lies in the frame.</summary>
    public static (double X, double Y) Place(ImagePanel panel, Box frame, PixelPoint p) =>
        frame.At((p.X + 0.5) / panel.Width, (p.Y + 0.5) / panel.Height);

    private static void DrawContour(ContourLines contour, ImagePanel panel, Canvas canvas, Box frame, Stroke stroke)
    {
        foreach (var (negative, lines) in contour.Lines.GroupBy(l => l.IsNegative).Select(g => (g.Key, g)))
        {
            var paths = lines.SelectMany(line =>
            {
                var points = line.Points.Select(p => Place(panel, frame, p));
                return Clipping.Line(line.IsClosed ? points.Append(Place(panel, frame, line.Points[0])) : points, frame);
            });
            canvas.Lines([.. paths.Select(path => path.Simplified())], stroke with { Dash = negative ? Dash.Dashed : Dash.Solid });
        }
    }

    // One path for all that look alike.
    private static void DrawShapes(Overlay overlay, ImagePanel panel, MarkPen pen, Rgb color)
    {
        var scale = overlay.ValueScale;
        var shapes = overlay.Shapes.Select((shape, i) => (Shape: shape, Color: ColorOf(i))).Where(s => s.Color is not null);
        bool hasValues = overlay.Values is not null;
        foreach (var group in shapes.GroupBy(s => (s.Color, s.Shape.Include, IsDisc: hasValues && s.Shape.Shape == RegionShape.Point)))
        {
            if (group.Key.IsDisc)
            {
                pen.DrawDiscs(group.Select(s => Place(panel, pen.Frame, s.Shape.Vertices[0])), DiscSize, group.Key.Color!.Value);
            }
            else
            {
                var paths = group.SelectMany(s => Paths(panel, pen.Frame, s.Shape));
                pen.Draw(paths, group.Key.Color!.Value, group.Key.Include ? Dash.Solid : Dash.Dashed);
            }
        }

        Rgb? ColorOf(int i) => overlay.Values is not { } values ? color
            : scale is null || double.IsNaN(values[i]) ? null : scale.Colors.Colors[scale.Index(values[i])];
    }

    private static void DrawNames(Overlay overlay, ImagePanel panel, Canvas canvas, Box frame, MarkLabels labels, Rgb color, bool light)
    {
        for (int i = 0; i < overlay.Shapes.Count; i++)
        {
            string name = overlay.Names?[i] ?? overlay.Shapes[i].Label;
            if (name.Length == 0) continue;
            var points = Paths(panel, frame, overlay.Shapes[i]).SelectMany(p => p).Where(p => double.IsFinite(p.X + p.Y)).ToArray();
            if (points.Length == 0) continue;
            double left = points.Min(p => p.X), right = points.Max(p => p.X), top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
            if (right < frame.X || left > frame.Right || bottom < frame.Y || top > frame.Bottom) continue;
            bool isPoint = overlay.Shapes[i].Shape == RegionShape.Point;
            var mark = isPoint
                ? PointBox(overlay, ((left + right) / 2, (top + bottom) / 2))
                : new Box(left, top, right - left, bottom - top);
            var (ink, halo) = light ? (Palette.Ink, Palette.White) : (Palette.White, Palette.Black);
            labels.Draw(canvas, name, mark, overlay.Values is null ? color : ink, halo);
        }
    }

    private static Box PointBox(Overlay overlay, (double X, double Y) p)
    {
        double half = overlay.Values is null ? CrossReach : DiscSize / 2;
        return new(p.X - half, p.Y - half, 2 * half, 2 * half);
    }

    private static IEnumerable<IEnumerable<(double X, double Y)>> Paths(ImagePanel panel, Box frame, Region region) =>
        region.Shape == RegionShape.Point
            ? Cross(Place(panel, frame, region.Vertices[0]), CrossGap, CrossReach)
            : RegionPaths.Of(region).Select(path => path.Select(p => Place(panel, frame, p)));

    private static ((double X, double Y) From, (double X, double Y) To) Arrow(ImagePanel panel, Box frame, Overlay overlay, (PixelPoint From, PixelPoint To) arrow)
    {
        var (from, to) = arrow;
        PixelPoint end = new(from.X + overlay.Scale * (to.X - from.X), from.Y + overlay.Scale * (to.Y - from.Y));
        return (Place(panel, frame, from), Place(panel, frame, end));
    }

    private static (double X, double Y)[][] Cross((double X, double Y) p, double inner, double outer) =>
    [
        [(p.X - outer, p.Y), (p.X - inner, p.Y)], [(p.X + inner, p.Y), (p.X + outer, p.Y)],
        [(p.X, p.Y - outer), (p.X, p.Y - inner)], [(p.X, p.Y + inner), (p.X, p.Y + outer)],
    ];

    private static void DrawKey(MarkPen pen, Box box, Overlay overlay, Rgb color)
    {
        double r = box.Height / 2;
        bool isPoint = overlay.Shapes.Count > 0 && overlay.Shapes[0].Shape == RegionShape.Point;
        if (overlay.Vectors is not null) pen.DrawArrows([((box.X, box.CentreY), (box.Right, box.CentreY))], color);
        else if (isPoint && overlay.Values is not null) pen.DrawDiscs([(box.CentreX, box.CentreY)], DiscSize, overlay.ColorMap.At(0.6));
        else if (isPoint) pen.Draw(Cross((box.CentreX, box.CentreY), 0.3 * r, 1.1 * r), color);
        else pen.Draw([Enumerable.Range(0, 33).Select(i => Math.SinCos(2 * Math.PI * i / 32))
            .Select(a => (box.CentreX + r * a.Cos, box.CentreY + r * a.Sin))], color);
    }
}

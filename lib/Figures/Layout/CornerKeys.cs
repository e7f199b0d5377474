using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Keys of arrows beside the name of the x axis, and the beam in a small frame in a lower corner.</summary>
internal static class CornerKeys
{
    private const double Inset = 5, Padding = 4, ScaleBarRoom = 28;

    public static void Draw(ImagePanel panel, Canvas canvas, Box frame, Look look)
    {
        double bottom = frame.Bottom - Inset;
        foreach (var overlay in panel.Style.Overlays)
        {
            if (overlay.Key is { } key) bottom = DrawArrow(overlay, key, panel, canvas, frame, look, bottom);
        }
        if (panel.Style.Beam is { } beam) DrawBeam(beam, panel, canvas, frame, look, bottom);
    }

    // Beside the name of the x axis, where it hides nothing; in the corner when there is no room.
    private static double DrawArrow(Overlay overlay, ArrowKey key, ImagePanel panel, Canvas canvas, Box frame, Look look, double bottom)
    {
        double length = Math.Abs(overlay.Scale) * key.LengthPx * frame.Width / panel.Width, text = TextMetrics.Width(key.Label, look.Tick);
        double width = length + text + 3 * Padding, height = look.Tick + 2 * Padding;
        // One that is longer than the image says only that the scale is too large.
        if (width > frame.Width - 2 * Inset) return bottom;
        bool isBelow = width < 0.3 * frame.Width && bottom == frame.Bottom - Inset;
        double nameRow = frame.Bottom + look.TickLength + 2 * look.Gap + look.Tick + 0.5 * look.Label;
        var box = isBelow
            ? new Box(frame.Right - width + Padding, nameRow - height / 2, width, height)
            : new Box(frame.Right - Inset - width, bottom - height, width, height);
        if (!isBelow) Ground(canvas, box, look);
        var start = (X: box.X + Padding, Y: box.CentreY);
        canvas.Add(Arrows.Shape([(start, (start.X + length, start.Y))], look.Line(ImageMarks.ArrowWidth), box, Ink(overlay.Color, look.Theme)));
        canvas.Text(box.X + length + 2 * Padding, box.CentreY + 0.35 * look.Tick, key.Label, look.Tick);
        return isBelow ? bottom : box.Y - Inset;
    }

    // On the page; a light arrow for dark pixels would vanish there.
    private static Rgb Ink(Rgb? color, Theme theme)
    {
        double background = Oklab.From(theme.Background).L;
        return color is { } own && Math.Abs(Oklab.From(own).L - background) > 0.25 ? own : theme.Ink;
    }

    private static void DrawBeam(Beam beam, ImagePanel panel, Canvas canvas, Box frame, Look look, double bottom)
    {
        var (major, minor) = Axes(beam, panel, frame);
        double halfX = double.Hypot(major.X, minor.X), halfY = double.Hypot(major.Y, minor.Y);
        if (!(Math.Max(halfX / frame.Width, halfY / frame.Height) < 0.25)) return;
        double side = Math.Max(14, 2 * Math.Max(halfX, halfY) + 2 * Padding);
        if (beam.AtLeft) bottom = frame.Bottom - Inset - (panel.Wcs is not null && panel.Style.ScaleBar is not null ? ScaleBarRoom : 0);
        var box = new Box(beam.AtLeft ? frame.X + Inset : frame.Right - Inset - side, bottom - side, side, side);
        Ground(canvas, box, look);
        var ellipse = Enumerable.Range(0, 48).Select(i => Math.SinCos(2 * Math.PI * i / 48))
            .Select(t => (box.CentreX + t.Cos * major.X + t.Sin * minor.X, box.CentreY + t.Cos * major.Y + t.Sin * minor.Y));
        canvas.Add(new PathShape([new([.. ellipse], Closed: true)], new Stroke(look.Theme.Ink, look.Line(0.6)), look.Theme.Muted));
    }

    // On the page, from the centre to the half maximum along both axes.
    private static ((double X, double Y) Major, (double X, double Y) Minor) Axes(Beam beam, ImagePanel panel, Box frame)
    {
        PixelPoint centre = new((panel.Width - 1) / 2.0, (panel.Height - 1) / 2.0);
        return (Half(beam.Major, beam.Angle), Half(beam.Minor, beam.Angle + Angle.FromDegrees(90)));

        (double X, double Y) Half(double fwhm, Angle angle)
        {
            PixelPoint end = beam.OnSky
                ? panel.Wcs!.SkyToPixel(panel.Wcs.PixelToSky(centre).Offset(angle, Angle.FromArcsec(fwhm / 2)))
                : new(centre.X + fwhm / 2 * Math.Cos(angle.Radians), centre.Y + fwhm / 2 * Math.Sin(angle.Radians));
            var (from, to) = (ImageMarks.Place(panel, frame, centre), ImageMarks.Place(panel, frame, end));
            return (to.X - from.X, to.Y - from.Y);
        }
    }

    private static void Ground(Canvas canvas, Box box, Look look)
    {
        canvas.Fill(box, look.Theme.Background, 0.85);
        canvas.Add(new PathShape([box.Outline], new Stroke(look.Theme.Muted, 0.5, Opacity: 0.4)));
    }
}

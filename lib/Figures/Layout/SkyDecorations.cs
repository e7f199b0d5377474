using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// The scale bar at the lower left and the compass at the upper right of an image, light on dark pixels and dark on light ones.
/// </summary>
internal static class SkyDecorations
{
    private const double Inset = 9;
    private static readonly double[] RoundArcsec =
        [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600,
            7200, 18000, 36000, 108000];

    public static void Draw(ImagePanel panel, PanelRaster raster, Canvas canvas, Box frame, Look look)
    {
        if (Math.Min(frame.Width, frame.Height) < 60) return;
        if (panel.Style.ScaleBar is { } bar) DrawScaleBar(bar, panel, raster, canvas, frame, look);
        if (panel.Style.Compass) DrawCompass(panel, raster, canvas, frame, look);
    }

    /// <summary>The longest round angle (arcsec) that is no longer than <paramref name="mostArcsec"/>, with its label.</summary>
    public static (double Arcsec, string Label) RoundAngle(double mostArcsec)
    {
        double arcsec = RoundArcsec.LastOrDefault(a => a <= mostArcsec, RoundArcsec[0]);
        return (arcsec, Written(arcsec));
    }

    private static string Written(double arcsec) => arcsec switch
    {
        >= 3600 => Numbers.Shortest(arcsec / 3600) + "°",
        >= 60 => Numbers.Shortest(arcsec / 60) + "′",
        < 0.01 => Numbers.Shortest(arcsec * 1000) + " mas",
        _ => Numbers.Shortest(arcsec) + "″",
    };

    private static void DrawScaleBar(ScaleBar scale, ImagePanel panel, PanelRaster raster, Canvas canvas, Box frame, Look look)
    {
        PixelPoint centre = Centre(panel);
        double arcsecPerPixel = panel.Wcs!.PixelToSky(centre with { X = centre.X - 0.5 }).SeparationTo(panel.Wcs.PixelToSky(centre with { X = centre.X + 0.5 })).Arcsec;
        double pointsPerArcsec = frame.Width / panel.Width / arcsecPerPixel;
        var (arcsec, label) = scale.Arcsec is { } chosen ? (chosen, Written(chosen)) : RoundAngle(0.3 * frame.Width / pointsPerArcsec);
        label = scale.Label ?? label;
        double length = arcsec * pointsPerArcsec, width = Math.Max(length, TextMetrics.Width(label, look.Label));
        if (length > frame.Width - 2 * Inset) return;
        var (ink, halo) = Ink(raster, frame, new(frame.X + Inset, frame.Bottom - Inset - 1.6 * look.Label, width, 1.6 * look.Label));
        double y = frame.Bottom - Inset, x = frame.X + Inset + (width - length) / 2;
        Subpath[] bar = [new([(x, y - 2.5), (x, y + 2.5)]), new([(x, y), (x + length, y)]), new([(x + length, y - 2.5), (x + length, y + 2.5)])];
        canvas.Lines(bar, new(halo, 3, Opacity: 0.6));
        canvas.Lines(bar, new(ink, 1.4));
        canvas.Text(x + length / 2, y - 5, label, look.Label, Anchor.Middle, color: ink, halo: halo);
    }

    private static void DrawCompass(ImagePanel panel, PanelRaster raster, Canvas canvas, Box frame, Look look)
    {
        var north = Direction(panel, frame, north: true);
        var east = Direction(panel, frame, north: false);
        if (!double.IsFinite(north.X + north.Y + east.X + east.Y)) return;
        double length = Math.Clamp(0.1 * Math.Min(frame.Width, frame.Height), 13, 26), reach = length + 0.75 * look.Label;
        double half = 0.5 * look.Label;
        // The origin leaves both arrows and their letters inside the corner.
        double right = Math.Max(0, Math.Max(north.X, east.X)) * reach + half, left = Math.Min(0, Math.Min(north.X, east.X)) * reach - half;
        double up = Math.Min(0, Math.Min(north.Y, east.Y)) * reach - half, down = Math.Max(0, Math.Max(north.Y, east.Y)) * reach + half;
        double x = frame.Right - Inset + 2 - right, y = frame.Y + Inset - 2 - up;
        var (ink, halo) = Ink(raster, frame, new(x + left, y + up, right - left, down - up));
        Subpath[] arrows = [.. Arrow(north), .. Arrow(east)];
        canvas.Lines(arrows, new(halo, 3, Opacity: 0.6));
        canvas.Lines(arrows, new(ink, 1.2));
        Letter("N", north);
        Letter("E", east);

        void Letter(string text, (double X, double Y) d) =>
            canvas.Text(x + d.X * reach, y + d.Y * reach + 0.36 * look.Label, text, look.Label, Anchor.Middle, color: ink, halo: halo);

        Subpath[] Arrow((double X, double Y) d)
        {
            var tip = (X: x + d.X * length, Y: y + d.Y * length);
            (double X, double Y) Barb(double side) => (tip.X - 3.6 * d.X + side * 2 * d.Y, tip.Y - 3.6 * d.Y - side * 2 * d.X);
            return [new([(x, y), tip]), new([Barb(1), tip, Barb(-1)])];
        }
    }

    // On the page, a unit vector towards north or east at the centre of the image.
    private static (double X, double Y) Direction(ImagePanel panel, Box frame, bool north)
    {
        var wcs = panel.Wcs!;
        PixelPoint centre = Centre(panel);
        var sky = wcs.PixelToSky(centre);
        double step = wcs.PixelScaleArcsec / 3600;
        // Towards the south from a point beside the northern pole, with the sign turned.
        double sign = sky.Dec + step > 90 ? -1 : 1;
        SkyPoint next = north ? sky with { Dec = sky.Dec + sign * step } : sky with { Ra = sky.Ra + step / Math.Cos(sky.Dec * Math.PI / 180) };
        var there = ImageMarks.Place(panel, frame, wcs.SkyToPixel(next));
        var here = ImageMarks.Place(panel, frame, centre);
        double dx = there.X - here.X, dy = there.Y - here.Y, norm = double.Hypot(dx, dy) * (north ? sign : 1);
        return (dx / norm, dy / norm);
    }

    private static PixelPoint Centre(ImagePanel panel) => new((panel.Width - 1) / 2.0, (panel.Height - 1) / 2.0);

    private static (Rgb Ink, Rgb Halo) Ink(PanelRaster raster, Box frame, Box under) =>
        raster.Lightness(
            (under.X - frame.X) / frame.Width, (under.Y - frame.Y) / frame.Height,
            (under.Right - frame.X) / frame.Width, (under.Bottom - frame.Y) / frame.Height) > 0.68
            ? (Palette.Ink, Palette.White)
            : (Palette.White, Palette.Black);
}

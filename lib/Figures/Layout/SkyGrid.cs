using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Faint lines of equal right ascension and declination through the ticks' values, and on at the same step.</summary>
internal static class SkyGrid
{
    private const int Samples = 64, MostLines = 40;

    public static void Draw(ImagePanel panel, Wcs wcs, Canvas canvas, Box frame, FrameAxes axes)
    {
        var (ra, dec) = Ranges(panel, wcs);
        var (bottom, _) = SkyTicks.Assign(wcs, panel.Width, panel.Height);
        var (raTicks, decTicks) = bottom.IsRa ? (axes.Bottom, axes.Left) : (axes.Left, axes.Bottom);
        var lines = new List<Subpath>();
        foreach (double value in Values(raTicks, ra)) lines.AddRange(Curve(t => new(value / 240, (dec.Lo + t * (dec.Hi - dec.Lo)) / 3600)));
        foreach (double value in Values(decTicks, dec)) lines.AddRange(Curve(t => new((ra.Lo + t * (ra.Hi - ra.Lo)) / 240, value / 3600)));
        canvas.Lines(lines, new(Palette.White, 0.5, Opacity: 0.45));

        List<Subpath> Curve(Func<double, SkyPoint> sky) => Clipping.Line(
            Enumerable.Range(0, Samples + 1).Select(i => ImageMarks.Place(panel, frame, wcs.SkyToPixel(sky(i / (double)Samples)))), frame);
    }

    // Seconds of time and arcseconds covered by the image, from its border; the whole circle and up to the pole when it is inside.
    private static ((double Lo, double Hi) Ra, (double Lo, double Hi) Dec) Ranges(ImagePanel panel, Wcs wcs)
    {
        double raLo = double.PositiveInfinity, raHi = double.NegativeInfinity, decLo = raLo, decHi = raHi;
        double middle = wcs.PixelToSky(new(panel.Width / 2.0, panel.Height / 2.0)).Ra * 240;
        for (int i = 0; i < 4 * Samples; i++)
        {
            double t = i % Samples / (double)Samples * panel.Width - 0.5, u = i % Samples / (double)Samples * panel.Height - 0.5;
            var edge = (i / Samples) switch
            {
                0 => new PixelPoint(t, -0.5),
                1 => new(panel.Width - 0.5, u),
                2 => new(t, panel.Height - 0.5),
                _ => new(-0.5, u),
            };
            var sky = wcs.PixelToSky(edge);
            double ra = SkyCoordinate.Ra.Unwrapped(sky.Ra * 240, middle);
            (raLo, raHi) = (Math.Min(raLo, ra), Math.Max(raHi, ra));
            (decLo, decHi) = (Math.Min(decLo, sky.Dec * 3600), Math.Max(decHi, sky.Dec * 3600));
        }
        foreach (double pole in new[] { -90.0, 90 })
        {
            var at = wcs.SkyToPixel(new(0, pole));
            if (!(at.X >= -0.5 && at.X <= panel.Width - 0.5 && at.Y >= -0.5 && at.Y <= panel.Height - 0.5)) continue;
            (raLo, raHi, decLo, decHi) = (0, 86400, Math.Min(decLo, pole * 3600), Math.Max(decHi, pole * 3600));
        }
        return ((raLo, raHi), (decLo, decHi));
    }

    private static IEnumerable<double> Values(AxisTicks ticks, (double Lo, double Hi) range)
    {
        var steps = ticks.Ticks.Zip(ticks.Ticks.Skip(1), (a, b) => Math.Abs(b.Value - a.Value)).Where(s => s > 1e-9).ToArray();
        if (steps.Length == 0) yield break;
        double step = Math.Max(steps.Min(), (range.Hi - range.Lo) / MostLines), origin = ticks.Ticks[0].Value;
        for (double n = Math.Ceiling((range.Lo - origin) / step); origin + n * step <= range.Hi; n++) yield return origin + n * step;
    }
}

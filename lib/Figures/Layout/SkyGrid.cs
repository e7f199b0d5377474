using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Faint lines of equal longitude and latitude at the steps of the axes, labelled inside where no edge can label them.</summary>
internal static class SkyGrid
{
    private const int Samples = 512, MostLines = 40;

    // Of the frame: neighbouring samples farther apart are on two sides of a cut of the projection.
    private const double Cut = 0.2;

    // Degrees from the cut, to be surely on one side of it.
    private const double Beside = 1e-6;

    public static void Draw(ImagePanel panel, Wcs wcs, Canvas canvas, Box frame, SkyAxes axes, Look look)
    {
        var (longitude, latitude) = SkyCoordinate.Of(wcs.Frame, panel.Style.SkyLabels);
        double lonStep = Step(longitude), latStep = Step(latitude);
        var (lon, lat) = (axes.Area.Longitude, axes.Area.Latitude);
        var lines = new List<Subpath>();
        double[] meridians = [.. Values(lon, lonStep)], parallels = [.. Values(lat, latStep).Where(v => Math.Abs(v) < 90 - 1e-9)];
        foreach (double value in meridians) lines.AddRange(Curve(t => new(value, lat.Lo + t * (lat.Hi - lat.Lo))));
        foreach (double value in parallels) lines.AddRange(Curve(t => new(lon.Lo + t * (lon.Hi - lon.Lo), value)));
        // The border of a map of the whole sky.
        if (lon.Hi - lon.Lo >= 360 && !axes.Area.HasPole)
        {
            foreach (double edge in new[] { lon.Lo + Beside, lon.Hi - Beside })
            {
                lines.AddRange(Curve(t => new(edge, lat.Lo + t * (lat.Hi - lat.Lo))));
            }
        }
        canvas.Lines(lines, new(Palette.White, look.Line(0.5), Opacity: 0.45));
        if (!axes.NeedsGrid) return;
        double middleLon = Middle(meridians, lon.Lo), middleLat = Middle(parallels, lat.Lo);
        if (axes.Area.HasPole) middleLon += lonStep / 2;
        foreach (double value in parallels) Label(new(middleLon, value), latitude, value, latStep);
        if (!axes.Area.HasPole) foreach (double value in meridians) Label(new(value, middleLat + latStep / 2), longitude, value, lonStep);

        double Step(SkyCoordinate coordinate)
        {
            double range = axes.Area.Range(coordinate);
            SkyAxis[] edges = [axes.Bottom, axes.Left];
            var axis = edges.FirstOrDefault(a => a.Coordinate.IsLongitude == coordinate.IsLongitude && a.Ticks.Count > 0);
            double step = axis?.Step ?? coordinate.Steps.FirstOrDefault(s => range / s <= 7, coordinate.Steps[^1]);
            while (range / step > MostLines) step *= 2;
            return step / coordinate.PerDegree;
        }

        IEnumerable<Subpath> Curve(Func<double, SkyPoint> sky)
        {
            var points = new List<(double X, double Y)>();
            for (int i = 0; i <= Samples; i++)
            {
                var point = ImageMarks.Place(panel, frame, wcs.SkyToPixel(sky(i / (double)Samples)));
                bool isCut = points.Count > 0
                    && double.Hypot(point.X - points[^1].X, point.Y - points[^1].Y) > Cut * (frame.Width + frame.Height);
                if (isCut) points.Add((double.NaN, double.NaN));
                points.Add(point);
            }
            return Clipping.Line(points, frame).Select(line => line.Simplified());
        }

        void Label(SkyPoint at, SkyCoordinate coordinate, double degrees, double step)
        {
            var (x, y) = ImageMarks.Place(panel, frame, wcs.SkyToPixel(at));
            string text = string.Concat(coordinate.Parts(degrees * coordinate.PerDegree, step * coordinate.PerDegree));
            double half = TextMetrics.Width(text, look.Tick) / 2;
            if (x - half < frame.X || x + half > frame.Right || y - look.Tick < frame.Y || y + look.Tick > frame.Bottom) return;
            canvas.Text(x, y + 0.35 * look.Tick, text, look.Tick, Anchor.Middle, color: Palette.White, halo: Palette.Black);
        }
    }

    private static double Middle(double[] values, double otherwise) => values.Length > 0 ? values[values.Length / 2] : otherwise;

    private static IEnumerable<double> Values((double Lo, double Hi) range, double step)
    {
        // A full turn has no last meridian of its own.
        double end = range.Hi - range.Lo >= 360 ? range.Hi - step / 2 : range.Hi;
        for (double n = Math.Ceiling(range.Lo / step - 1e-9); n * step <= end + 1e-9 * step; n++) yield return n * step;
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Round longitudes and latitudes along an edge of an image, found by following the coordinate: any rotation works.</summary>
internal static class SkyTicks
{
    private const int Samples = 256, MostTicks = 8, MostSteps = 12;
    private const double SteepestSlant = 1.2;

    /// <summary>Which coordinate the bottom edge carries; the left edge carries the other. Each goes where it varies most.</summary>
    public static (SkyCoordinate Bottom, SkyCoordinate Left) Assign(Wcs wcs, int width, int height,
        SkyLabels labels = SkyLabels.Sexagesimal)
    {
        var (longitude, latitude) = SkyCoordinate.Of(wcs.Frame, labels);
        var (bottomLon, bottomLat) = Change(wcs, new(-0.5, -0.5), new(width - 0.5, -0.5));
        var (leftLon, leftLat) = Change(wcs, new(-0.5, -0.5), new(-0.5, height - 0.5));
        // Compared as directions, so that a long edge does not decide for both.
        double bottom = double.Hypot(bottomLon, bottomLat), left = double.Hypot(leftLon, leftLat);
        bool isTurned = bottomLon / bottom + leftLat / left < bottomLat / bottom + leftLon / left - 1e-9;
        return isTurned ? (latitude, longitude) : (longitude, latitude);
    }

    /// <summary>The ticks of an edge.</summary>
    /// <param name="wcs">The image's WCS.</param>
    /// <param name="coordinate">What to follow.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="fit">Room for labels.</param>
    /// <param name="abbreviate">Repeat only the parts of a label that change.</param>
    public static SkyAxis Along(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge, LabelFit fit, bool abbreviate)
    {
        var values = Follow(wcs, coordinate, edge);
        double range = Range(values);
        SkyAxis? densest = null;
        foreach (double step in coordinate.Steps)
        {
            if (!(range / step <= MostSteps)) continue;
            var axis = With(wcs, coordinate, edge, values, step, fit, abbreviate);
            int count = axis.Ticks.Count(t => t.Major);
            if (count < 2)
            {
                densest ??= axis;
                break;
            }
            densest ??= axis;
            if (count <= MostTicks && fit.Fits(axis.Ticks)) return axis;
            densest = axis;
        }
        return densest is null ? new(coordinate, 0, []) : densest with { Ticks = fit.Thinned(densest.Ticks) };
    }

    /// <summary>The ticks of an edge at the step of another one.</summary>
    public static SkyAxis Along(Wcs wcs, SkyAxis other, ImageEdge edge, LabelFit fit, bool abbreviate)
    {
        var axis = With(wcs, other.Coordinate, edge, Follow(wcs, other.Coordinate, edge), other.Step, fit, abbreviate);
        return axis with { Ticks = fit.Thinned(axis.Ticks) };
    }

    /// <summary>Largest minus smallest value along an edge; 0 where it has no place on the sky.</summary>
    public static double Range(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge) => Range(Follow(wcs, coordinate, edge));

    private static double Range(double[] values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        return known.Length == 0 ? 0 : known.Max() - known.Min();
    }

    private static SkyAxis With(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge, double[] values, double step, LabelFit fit,
        bool abbreviate)
    {
        if (!(step > 0)) return new(coordinate, step, []);
        var majors = Label(coordinate, Crossings(wcs, coordinate, edge, values, step, 24), step, fit, abbreviate);
        double minor = coordinate.MinorStep(step);
        var minors = Range(values) / minor * 4 > fit.Length ? [] : Crossings(wcs, coordinate, edge, values, minor, 6)
            .Where(t => Math.Abs(t.Value / step - Math.Round(t.Value / step)) > 1e-6).Select(t => t with { Major = false });
        return new(coordinate, step, [.. majors.Concat(minors)
            .Select(t => t with { Slant = Slant(wcs, coordinate, edge, t.Position) }).OrderBy(t => t.Position)]);
    }

    private static (double Lon, double Lat) Change(Wcs wcs, PixelPoint from, PixelPoint to)
    {
        var (a, b) = (wcs.PixelToSky(from), wcs.PixelToSky(to));
        double lon = Math.IEEERemainder(b.Lon - a.Lon, 360) * Math.Cos((a.Lat + b.Lat) * Math.PI / 360);
        return double.IsFinite(lon) ? (Math.Abs(lon), Math.Abs(b.Lat - a.Lat)) : (Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
    }

    private static double[] Follow(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge)
    {
        double[] x = new double[Samples + 1], y = new double[Samples + 1], lon = new double[Samples + 1], lat = new double[Samples + 1];
        for (int i = 0; i <= Samples; i++) (x[i], y[i]) = (edge.At(i / (double)Samples).X, edge.At(i / (double)Samples).Y);
        wcs.PixelToSky(x, y, lon, lat);
        var values = Array.ConvertAll(coordinate.IsLongitude ? lon : lat, v => v * coordinate.PerDegree);
        double last = double.NaN;
        for (int i = 0; i <= Samples; i++)
        {
            if (double.IsFinite(last)) values[i] = coordinate.Unwrapped(values[i], last);
            if (double.IsFinite(values[i])) last = values[i];
        }
        return values;
    }

    private static List<Tick> Crossings(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge, double[] values, double step, int bisections)
    {
        var ticks = new List<Tick>();
        for (int i = 0; i < Samples; i++)
        {
            double a = values[i], b = values[i + 1];
            for (double n = Math.Ceiling(Math.Min(a, b) / step); n * step <= Math.Max(a, b); n++)
            {
                double target = n * step;
                // A value exactly on a sample belongs to the stretch that begins there.
                if (target == b && i + 1 < Samples) continue;
                ticks.Add(new(Bisect(i, target, a < b), target, null));
            }
        }
        ticks.Sort((p, q) => p.Position.CompareTo(q.Position));
        return ticks;

        double Bisect(int i, double target, bool rising)
        {
            double low = i / (double)Samples, high = (i + 1) / (double)Samples;
            for (int k = 0; k < bisections; k++)
            {
                double middle = (low + high) / 2;
                double value = coordinate.Unwrapped(coordinate.Of(wcs.PixelToSky(edge.At(middle))), target);
                if (value < target == rising) low = middle;
                else high = middle;
            }
            return (low + high) / 2;
        }
    }

    // Along the line of equal value, on which only the other coordinate changes.
    private static double Slant(Wcs wcs, SkyCoordinate coordinate, ImageEdge edge, double position)
    {
        var at = edge.At(position);
        var sky = wcs.PixelToSky(at);
        double delta = wcs.PixelScaleArcsec / 3600, turn = delta / Math.Max(1e-6, Math.Cos(sky.Lat * Math.PI / 180));
        SkyPoint beside = !coordinate.IsLongitude
            ? sky with { Ra = sky.Ra + turn }
            : sky with { Dec = sky.Dec + (sky.Dec > 0 ? -delta : delta) };
        var there = wcs.SkyToPixel(beside);
        double dx = there.X - at.X, dy = there.Y - at.Y;
        double outward = dx * edge.Outward.X + dy * edge.Outward.Y, along = edge.Outward.X == 0 ? dx : dy;
        double slant = Math.Clamp(along / outward, -SteepestSlant, SteepestSlant);
        return double.IsFinite(slant) && double.Hypot(dx, dy) < 10 ? slant : 0;
    }

    // One label is written in full, the first or where labels must end within the axis the middle one; from there on both
    // ways, leading parts that do not change are left out where there are three: 00m alone could be any hour's.
    private static List<Tick> Label(SkyCoordinate coordinate, List<Tick> ticks, double step, LabelFit fit, bool abbreviate)
    {
        var parts = ticks.ConvertAll(tick => coordinate.Parts(tick.Value, step));
        int full = fit.Inside && ticks.Count > 0 ? Enumerable.Range(0, ticks.Count).MinBy(i => Math.Abs(ticks[i].Position - 0.5)) : 0;
        return [.. ticks.Select((tick, i) => tick with { Label = string.Concat(parts[i].Skip(Unchanged(i))) })];

        int Unchanged(int i)
        {
            if (!abbreviate || i == full || parts[i].Length < 3) return 0;
            var (own, neighbour) = (parts[i], parts[i > full ? i - 1 : i + 1]);
            int same = 0;
            while (same < own.Length - 1 && own[same] == neighbour[same]) same++;
            return same;
        }
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Round right ascensions and declinations along the edges of an image, found by following the coordinate: any rotation works.</summary>
internal static class SkyTicks
{
    private const int Samples = 256;

    /// <summary>Which coordinate the bottom edge carries; the left edge carries the other. Each goes where it varies most.</summary>
    public static (SkyCoordinate Bottom, SkyCoordinate Left) Assign(Wcs wcs, int width, int height)
    {
        var (bottomRa, bottomDec) = Change(wcs, new(-0.5, -0.5), new(width - 0.5, -0.5));
        var (leftRa, leftDec) = Change(wcs, new(-0.5, -0.5), new(-0.5, height - 0.5));
        // Compared as directions, so that a long edge does not decide for both.
        double bottom = double.Hypot(bottomRa, bottomDec), left = double.Hypot(leftRa, leftDec);
        return bottomRa / bottom + leftDec / left >= bottomDec / bottom + leftRa / left - 1e-9
            ? (SkyCoordinate.Ra, SkyCoordinate.Dec)
            : (SkyCoordinate.Dec, SkyCoordinate.Ra);
    }

    /// <summary>Ticks from one end of an edge to the other (0-based pixels).</summary>
    /// <param name="wcs">The image's WCS.</param>
    /// <param name="coordinate">What to follow.</param>
    /// <param name="from">Start of the edge.</param>
    /// <param name="to">End of the edge.</param>
    /// <param name="fit">Room for labels.</param>
    /// <param name="abbreviate">Repeat only the parts of a label that change.</param>
    public static AxisTicks Along(Wcs wcs, SkyCoordinate coordinate, PixelPoint from, PixelPoint to, LabelFit fit, bool abbreviate)
    {
        string label = coordinate.IsRa ? "RA" : "Dec";
        if (coordinate.IsRa) label += $" ({wcs.Frame})";
        var values = Follow(wcs, coordinate, from, to);
        double range = values.Max() - values.Min();
        if (!double.IsFinite(range)) return new([], label);

        List<Tick> denser = [];
        foreach (double step in coordinate.Steps)
        {
            if (range / step > 12) continue;
            var ticks = Label(coordinate, Crossings(wcs, coordinate, from, to, values, step), step, fit, abbreviate);
            if (ticks.Count < 2) break;
            denser = ticks;
            if (ticks.Count <= 8 && fit.Fits(ticks)) return new(ticks, label);
        }
        if (denser.Count > 0) return new(fit.Thinned(denser), label);
        double coarse = coordinate.Steps.FirstOrDefault(s => range / s <= 12, coordinate.Steps[^1]);
        return new(fit.Thinned(Label(coordinate, Crossings(wcs, coordinate, from, to, values, coarse), coarse, fit, abbreviate)), label);
    }

    private static (double Ra, double Dec) Change(Wcs wcs, PixelPoint from, PixelPoint to)
    {
        var (a, b) = (wcs.PixelToSky(from), wcs.PixelToSky(to));
        double ra = SkyCoordinate.Ra.Unwrapped(b.Ra * 240, a.Ra * 240) - a.Ra * 240;
        return (Math.Abs(ra) * 15 * Math.Cos((a.Dec + b.Dec) * Math.PI / 360), Math.Abs(b.Dec - a.Dec) * 3600);
    }

    private static double[] Follow(Wcs wcs, SkyCoordinate coordinate, PixelPoint from, PixelPoint to)
    {
        var values = new double[Samples + 1];
        for (int i = 0; i <= Samples; i++)
        {
            double value = coordinate.Of(wcs.PixelToSky(Between(from, to, i / (double)Samples)));
            values[i] = i == 0 ? value : coordinate.Unwrapped(value, values[i - 1]);
        }
        return values;
    }

    private static List<Tick> Crossings(Wcs wcs, SkyCoordinate coordinate, PixelPoint from, PixelPoint to, double[] values, double step)
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
            for (int k = 0; k < 50; k++)
            {
                double middle = (low + high) / 2;
                double value = coordinate.Unwrapped(coordinate.Of(wcs.PixelToSky(Between(from, to, middle))), target);
                if (value < target == rising) low = middle;
                else high = middle;
            }
            return (low + high) / 2;
        }
    }

    // One label is written in full, the first or where labels must end within the axis the middle one; from there on both
    // ways, leading parts that do not change are left out.
    private static List<Tick> Label(SkyCoordinate coordinate, List<Tick> ticks, double step, LabelFit fit, bool abbreviate)
    {
        var parts = ticks.ConvertAll(tick => coordinate.Parts(tick.Value, step));
        int full = fit.Inside && ticks.Count > 0 ? Enumerable.Range(0, ticks.Count).MinBy(i => Math.Abs(ticks[i].Position - 0.5)) : 0;
        return [.. ticks.Select((tick, i) => tick with { Label = string.Concat(parts[i].Skip(Unchanged(i))) })];

        int Unchanged(int i)
        {
            if (!abbreviate || i == full) return 0;
            var (own, neighbour) = (parts[i], parts[i > full ? i - 1 : i + 1]);
            int same = 0;
            while (same < own.Length - 1 && own[same] == neighbour[same]) same++;
            return same;
        }
    }

    private static PixelPoint Between(PixelPoint from, PixelPoint to, double t) => new(from.X + (to.X - from.X) * t, from.Y + (to.Y - from.Y) * t);
}

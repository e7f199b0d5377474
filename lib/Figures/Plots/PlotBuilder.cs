using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>From data and a style to a panel of marks.</summary>
internal static class PlotBuilder
{
    private const int MostProfilePoints = 100_000;

    public static PlotPanel Histogram(IReadOnlyList<HistogramData> samples, HistogramStyle style)
    {
        var sets = samples.Select(s => s.Values.Where(double.IsFinite).Order().ToArray()).ToArray();
        var all = sets.Length == 1 ? sets[0] : [.. sets.SelectMany(s => s).Order()];
        var bins = HistogramBins.For(all, style);
        var edges = bins.Edges;
        var marks = new List<Mark>();
        int drawn = 0;
        for (int i = 0; i < sets.Length; i++)
        {
            var counts = bins.CountIn(sets[i]);
            drawn += (int)counts.Sum();
            string? label = samples[i].Label.Length > 0 ? samples[i].Label : null;
            marks.Add(new StepsMark(edges, counts, label, Palette.Series(i), (Dash)(i % 4), sets.Length == 1 ? 0.35 : 0.25));
        }
        if (style.Gaussian is { } gaussian)
        {
            if (!(gaussian.Sigma > 0)) throw new ArgumentException($"The sigma of a Gaussian is positive, not {gaussian.Sigma}.", nameof(style));
            var x = Spaced(edges[0], edges[^1], 241);
            double area = (sets.Length > 0 ? sets[0].Length : 0) * bins.Width;
            string label = gaussian.Label ?? $"Gaussian, mean {Numbers.Significant(gaussian.Mean)}, σ {Numbers.Significant(gaussian.Sigma)}";
            marks.Add(new LineMark(x, [.. x.Select(v => area * gaussian.Density(v))], label, Palette.Vermillion, Width: 1.5));
        }
        marks.AddRange(Rules(style.ReferenceLines, vertical: true));

        double highest = marks.OfType<StepsMark>().SelectMany(m => m.Heights).DefaultIfEmpty(1).Max();
        if (style.Gaussian is not null) highest = Math.Max(highest, marks.OfType<LineMark>().SelectMany(m => m.Y).Max());
        var yAxis = style.LogCounts
            ? Axis.Around(style.YLabel ?? "Number", true, [0.7, highest], Limits(style.YLimits, 0.7))
            : Axis.Around(style.YLabel ?? "Number", false, [0, highest], style.YLimits, fromZero: true);
        var xAxis = new Axis(style.XLabel, false, edges[0], edges[^1]);
        return new(style.Title, xAxis, yAxis, marks, $"histogram of {all.Length} values in {bins.Count} bins")
        {
            CanGrow = style.YLimits is null,
            Note = drawn < all.Length ? $"{all.Length - drawn} of {all.Length} values outside" : null,
        };
    }

    public static PlotPanel Scatter(IReadOnlyList<Series> series, ScatterStyle style)
    {
        var marks = new List<Mark>();
        for (int i = 0; i < series.Count; i++)
        {
            var s = series[i];
            s.Validate();
            marks.Add(new PointsMark(s.X, s.Y, s.XError, s.YError, s.Label, Palette.Series(i), (MarkerShape)(i % 4)));
        }
        var points = series.SelectMany(s => s.X.Zip(s.Y)).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToArray();
        var shown = points.Where(p => !(style.LogX && p.First <= 0) && !(style.LogY && p.Second <= 0)).ToArray();
        var xAxis = Axis.Around(style.XLabel, style.LogX, shown.Select(p => p.First), style.XLimits);
        var yAxis = Axis.Around(style.YLabel, style.LogY, shown.Select(p => p.Second).Concat(style.ReferenceLines.Select(r => r.Value)), style.YLimits);

        string about = $"scatter of {shown.Length} points";
        if (style.OneToOne) marks.Add(Curve(xAxis, v => v, "y = x", Palette.Muted, Dash.Dashed));
        if (style.FitLine && LineFit.Through(shown, style.LogX, style.LogY) is { } fit)
        {
            marks.Add(Curve(xAxis, fit.At, fit.Equation, Palette.Vermillion, Dash.Solid));
            about += ", " + fit.Equation;
        }
        marks.AddRange(Rules(style.ReferenceLines, vertical: false));
        return new(style.Title, xAxis, yAxis, marks, about)
        {
            CanGrow = style.YLimits is null,
            Note = shown.Length < points.Length ? $"{points.Length - shown.Length} of {points.Length} points ≤ 0 not shown" : null,
        };
    }

    public static PlotPanel Lines(IReadOnlyList<Series> series, LinesStyle style)
    {
        var marks = new List<Mark>();
        for (int i = 0; i < series.Count; i++)
        {
            series[i].Validate();
            marks.Add(new LineMark(series[i].X, series[i].Y, series[i].Label, Palette.Series(i), (Dash)(i % 4), 1.4));
        }
        marks.AddRange(Rules(style.ReferenceLines, vertical: false));
        var x = Axis.Around(style.XLabel, style.LogX, series.SelectMany(s => s.X), style.XLimits);
        var y = Axis.Around(style.YLabel, style.LogY, series.SelectMany(s => s.Y).Concat(style.ReferenceLines.Select(r => r.Value)), style.YLimits);
        return new(style.Title, x, y, marks, series.Count == 1 ? $"line through {series[0].X.Count} points" : $"{series.Count} lines")
        {
            CanGrow = style.YLimits is null,
        };
    }

    public static PlotPanel RadialProfile(PixelSource pixels, PixelPoint centre, RadialProfileStyle style)
    {
        double toEdge = Math.Min(Math.Min(centre.X, pixels.Width - 1 - centre.X), Math.Min(centre.Y, pixels.Height - 1 - centre.Y));
        double reach = style.MaxRadiusPx ?? Math.Max(3, toEdge);
        if (!(reach > 0) || !double.IsFinite(reach)) throw new ArgumentException($"The largest radius is a positive number of pixels, not {reach}.", nameof(style));
        var sky = style.Wcs?.PixelToSky(centre);
        double unit = style.Wcs?.PixelScaleArcsec ?? 1;
        var radii = new List<double>();
        var values = new List<double>();
        var rings = new SortedDictionary<int, List<double>>();
        for (int y = Math.Max(0, (int)(centre.Y - reach)); y < Math.Min(pixels.Height, centre.Y + reach + 1); y++)
        {
            for (int x = Math.Max(0, (int)(centre.X - reach)); x < Math.Min(pixels.Width, centre.X + reach + 1); x++)
            {
                double radiusPx = double.Hypot(x - centre.X, y - centre.Y), value = pixels.At(y * pixels.Width + x);
                if (radiusPx > reach || !double.IsFinite(value)) continue;
                radii.Add(sky is { } s ? s.SeparationTo(style.Wcs!.PixelToSky(new(x, y))).Arcsec : radiusPx);
                values.Add(value);
                int ring = (int)Math.Round(radiusPx);
                if (!rings.TryGetValue(ring, out var inRing)) rings[ring] = inRing = [];
                inRing.Add(value);
            }
        }

        int every = (radii.Count + MostProfilePoints - 1) / MostProfilePoints;
        var marks = new List<Mark>
        {
            new PointsMark(Every(radii, every), Every(values, every), null, null, "pixels", Palette.SkyBlue, MarkerShape.Circle),
        };
        if (style.Median)
        {
            var medians = rings.Values.Select(r => RobustStatistics.Median(r.ToArray()));
            marks.Add(new LineMark([.. rings.Keys.Select(r => r * unit)], [.. medians], "median of 1 px rings", Palette.Blue, Width: 1.6));
        }
        var xAxis = Axis.Around(style.XLabel ?? (sky is null ? "Radius (px)" : "Radius (″)"), false, [0, reach * unit], style.XLimits, fromZero: true);
        if (style.Model is { } model) marks.Add(Curve(xAxis, model, style.ModelLabel, Palette.Vermillion, Dash.Dashed) with { Width = 1.6 });
        var yAxis = Axis.Around(style.YLabel ?? (style.Unit is { } u ? $"Value ({u})" : "Value"), style.LogY, values, style.YLimits);
        string about = $"radial profile about {centre}, {radii.Count} pixels to {Numbers.Significant(reach * unit)}{(sky is null ? " px" : "″")}";
        return new(style.Title, xAxis, yAxis, marks, about)
        {
            CanGrow = style.YLimits is null,
            Note = style.LogY && values.Count(v => v <= 0) is > 0 and var hidden ? $"{hidden} of {values.Count} pixels ≤ 0 not shown" : null,
        };
    }

    private static LineMark Curve(Axis x, Func<double, double> y, string label, Rgb color, Dash dash)
    {
        double[] at = [.. Spaced(0, 1, 241).Select(x.Value)];
        return new(at, [.. at.Select(y)], label, color, dash, 1.4);
    }

    private static IEnumerable<RuleMark> Rules(IReadOnlyList<ReferenceLine> lines, bool vertical) =>
        lines.Select((line, i) => new RuleMark(line.Value, vertical, line.Label, Palette.Muted, (Dash)(1 + i % 3)));

    private static (double Lo, double Hi)? Limits((double Lo, double Hi)? chosen, double lo) =>
        chosen is { } c ? (double.IsFinite(c.Lo) ? c.Lo : lo, c.Hi) : (lo, double.NaN);

    private static double[] Spaced(double lo, double hi, int count) => [.. Enumerable.Range(0, count).Select(i => lo + (hi - lo) * i / (count - 1))];

    private static double[] Every(List<double> values, int n) => n <= 1 ? [.. values] : [.. values.Where((_, i) => i % n == 0)];
}

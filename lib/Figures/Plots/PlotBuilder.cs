using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>From data and a style to a panel of marks.</summary>
internal static class PlotBuilder
{
    private const int MostProfilePoints = 100_000;

    public static PlotPanel Plot(PlotStyle style, IReadOnlyList<Mark> marks) => Panel(style, marks, About(marks));

    public static PlotPanel Histogram(IReadOnlyList<HistogramData> samples, HistogramStyle style)
    {
        var sets = samples.Select(s => Sorted(s.Values.Where(double.IsFinite))).ToArray();
        var all = sets.Length == 1 ? sets[0] : Sorted(sets.SelectMany(s => s));
        var bins = HistogramBins.For(all, style);
        var edges = bins.Edges;
        var marks = new List<Mark>();
        int drawn = 0;
        for (int i = 0; i < sets.Length; i++)
        {
            var counts = bins.CountIn(sets[i]);
            drawn += (int)counts.Sum();
            string? label = samples[i].Label.Length > 0 ? samples[i].Label : null;
            marks.Add(new StepsMark(edges, counts) { Label = label, FillOpacity = sets.Length == 1 ? 0.35 : 0.22 });
        }
        if (style.Gaussian is { } gaussian)
        {
            if (!(gaussian.Sigma > 0))
            {
                throw new ArgumentException($"The sigma of a Gaussian is positive, not {gaussian.Sigma}.", nameof(style));
            }
            var x = Spaced(edges[0], edges[^1], 241);
            double area = (sets.Length > 0 ? sets[0].Length : 0) * bins.Width;
            string label = gaussian.Label ?? $"Gaussian, mean {Numbers.Significant(gaussian.Mean)}, σ {Numbers.Significant(gaussian.Sigma)}";
            marks.Add(Model(x, v => area * gaussian.Density(v), label));
        }
        // Bars begin at zero, or a little below one on a logarithmic axis.
        double floor = style.YScale.IsLog ? 0.7 : 0;
        double lowest = style.YLimits is { } chosen && double.IsFinite(chosen.Lo) ? chosen.Lo : floor;
        var named = style with
        {
            YLabel = style.YLabel ?? "Number",
            XLimits = (edges[0], edges[^1]),
            YLimits = style.YScale.IsLog ? (lowest, style.YLimits?.Hi ?? double.NaN) : style.YLimits,
        };
        string about = $"histogram of {all.Length} values in {bins.Count} bins";
        return Panel(named, marks, about, fromZero: true) with
        {
            Style = named with { YLimits = style.YLimits },
            Note = drawn < all.Length ? $"{all.Length - drawn} of {all.Length} values outside" : null,
        };
    }

    public static PlotPanel Scatter(PointsMark points, ScatterStyle style)
    {
        points = points with { Label = style.Label, XError = style.XError, YError = style.YError, ColorBy = style.ColorBy };
        points.Validate();
        var finite = points.X.Zip(points.Y).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToArray();
        var shown = finite.Where(p => style.XScale.Shows(p.First) && style.YScale.Shows(p.Second)).ToArray();
        // The axes are about the points: lines do not make them longer.
        var panel = Panel(style, [points], "");
        var marks = new List<Mark> { points };
        string about = $"scatter of {shown.Length} points";
        if (style.OneToOne) marks.Add(Curve(panel.X, v => v, "y = x") with { Dash = Dash.Dashed, Color = Palette.Muted });
        if (style.FitLine && LineFit.Through(shown, style.XScale.IsLog, style.YScale.IsLog) is { } fit)
        {
            marks.Add(Curve(panel.X, fit.At, fit.Equation));
            about += ", " + fit.Equation;
        }
        return panel with
        {
            About = about,
            Marks = [.. marks, .. style.Marks],
            Note = shown.Length < finite.Length ? $"{finite.Length - shown.Length} of {finite.Length} points ≤ 0 not shown" : null,
        };
    }

    public static PlotPanel RadialProfile(PixelSource pixels, PixelPoint centre, RadialProfileStyle style)
    {
        double toEdge = Math.Min(Math.Min(centre.X, pixels.Width - 1 - centre.X), Math.Min(centre.Y, pixels.Height - 1 - centre.Y));
        double reach = style.MaxRadiusPx ?? Math.Max(3, toEdge);
        if (!(reach > 0) || !double.IsFinite(reach))
        {
            throw new ArgumentException($"The largest radius is a positive number of pixels, not {reach}.", nameof(style));
        }
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
        var points = new PointsMark(Every(radii, every), Every(values, every)) { Label = "pixels", Color = Palette.SkyBlue };
        var marks = new List<Mark> { points };
        if (style.Median)
        {
            var medians = rings.Values.Select(r => RobustStatistics.Median(r.ToArray()));
            marks.Add(new LineMark(rings.Keys.Select(r => r * unit), medians) { Label = "median of 1 px rings", Color = Palette.Blue, Width = 1.6 });
        }
        var xLimits = (style.XLimits?.Lo is { } lo && double.IsFinite(lo) ? lo : 0, style.XLimits?.Hi is { } hi && double.IsFinite(hi) ? hi : 1.045 * reach * unit);
        var named = style with
        {
            XLabel = style.XLabel ?? (sky is null ? "Radius (px)" : "Radius (″)"),
            YLabel = style.YLabel ?? (style.Unit is { } u ? $"Value ({u})" : "Value"),
            XLimits = xLimits,
        };
        string about = $"radial profile about {centre}, {radii.Count} pixels to {Numbers.Significant(reach * unit)}{(sky is null ? " px" : "″")}";
        var panel = Panel(named, [points], about);
        if (style.Model is { } model) marks.Add(Curve(panel.X, model, style.ModelLabel) with { Dash = Dash.Dashed });
        int hidden = style.YScale.IsLog ? values.Count(v => v <= 0) : 0;
        return panel with { Marks = [.. marks, .. style.Marks], Note = hidden > 0 ? $"{hidden} of {values.Count} pixels ≤ 0 not shown" : null };
    }

    /// <summary>The panel of a style's axes about the marks and the style's own further marks.</summary>
    private static PlotPanel Panel(PlotStyle style, IReadOnlyList<Mark> marks, string about, bool fromZero = false)
    {
        Mark[] all = [.. marks, .. style.Marks];
        foreach (var mark in all)
        {
            if (!(mark.Opacity is >= 0 and <= 1)) throw new ArgumentException($"An opacity is 0 to 1, not {mark.Opacity}.", nameof(marks));
            mark.Validate();
        }
        if (style.EqualScale && (style.XScale != AxisScale.Linear || style.YScale != AxisScale.Linear))
        {
            throw new ArgumentException($"Equal scales are for linear axes, not for {style.XScale} over {style.YScale}.", nameof(style));
        }
        if (style.Aspect is { } aspect && !(aspect > 0))
        {
            throw new ArgumentException($"The aspect of a frame is positive, not {aspect}.", nameof(style));
        }
        var left = all.Where(m => !m.OnRightAxis).SelectMany(m => m.YValues);
        var right = all.Where(m => m.OnRightAxis).SelectMany(m => m.YValues).ToArray();
        return new(
            style,
            Axis.Around(style.XLabel, style.XScale, all.SelectMany(m => m.XValues), style.XLimits, style.ReverseX),
            Axis.Around(style.YLabel, style.YScale, left, style.YLimits, style.ReverseY, fromZero),
            right.Length > 0 || style.RightLabel is not null ? Axis.Around(style.RightLabel, style.RightScale, right, style.RightLimits) : null,
            all, about);
    }

    private static string About(IReadOnlyList<Mark> marks) => string.Join(", ", marks.Select(mark =>
    {
        string what = mark switch
        {
            PointsMark points => $"{points.X.Count} points",
            LineMark line => $"line through {line.X.Count} points",
            StepsMark steps => $"{steps.Heights.Count} steps",
            BandMark => "band",
            DensityMark density => $"density of {density.X.Count} points",
            GridMark grid => $"grid of {grid.Values.Width} × {grid.Values.Height}",
            ContoursMark contours => $"contours at {string.Join(", ", contours.Levels.Select(l => Numbers.Significant(l)))}",
            ArrowsMark arrows => $"{arrows.X.Count} arrows",
            RuleMark rule => $"line at {(rule.IsVertical ? "x" : "y")} = {Numbers.Significant(rule.Value)}",
            TextMark text => $"'{text.Text}'",
            _ => "",
        };
        return mark.Label is { } label ? $"{what} ({label})" : what;
    }));

    private static LineMark Curve(Axis x, Func<double, double> y, string label) => Model([.. Spaced(0, 1, 241).Select(x.Value)], y, label);

    private static LineMark Model(double[] x, Func<double, double> y, string label) =>
        new(x, x.Select(y)) { Label = label, Color = Palette.Vermillion, Dash = Dash.Solid, Width = 1.6 };

    private static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Spaced(double lo, double hi, int count) =>
        [.. Enumerable.Range(0, count).Select(i => lo + (hi - lo) * i / (count - 1))];

    private static double[] Every(List<double> values, int n) => n <= 1 ? [.. values] : [.. values.Where((_, i) => i % n == 0)];
}

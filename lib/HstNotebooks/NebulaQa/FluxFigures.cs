using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Pictures of the fluxes of nebulae in HST and MUSE.</summary>
public static class FluxFigures
{
    private const string MuseAxis = "MUSE Hα flux (10⁻²⁰ erg s⁻¹ cm⁻²)";
    private const string HstAxis = "HST Hα flux (10⁻²⁰ erg s⁻¹ cm⁻²)";
    private const string RatioAxis = "HST / MUSE";

    /// <summary>
    /// HST over MUSE, logarithmically, a panel for each product, all with the same axes; dashed y = x, dotted y = 3x and x/3.
    /// </summary>
    public static Figure Comparison(params FluxComparison[] products)
    {
        ArgumentNullException.ThrowIfNull(products);
        if (products.Length == 0) throw new ArgumentException("No product to show.", nameof(products));
        var all = products.SelectMany(p => p.Used).ToArray();
        var limits = Around(all.SelectMany(r => new[] { r.Muse, r.Hst }));
        return Figure.Grid(Math.Min(products.Length, 3), [.. products.Select(p => Figure.Plot(
            new PlotStyle
            {
                Title = p.Fluxes.Product,
                XLabel = MuseAxis,
                YLabel = HstAxis,
                XScale = AxisScale.Log,
                YScale = AxisScale.Log,
                XLimits = limits,
                YLimits = limits,
                Aspect = 1,
                Legend = Corner.LowerRight,
            },
            Guide(limits, 1, "y = x", Dash.Dashed),
            Guide(limits, 3, "y = 3x, x/3", Dash.Dotted),
            Guide(limits, 1 / 3.0, null, Dash.Dotted),
            Points(p, r => r.Muse, r => r.Hst) with { XError = Bars(p, r => r.MuseError), YError = Bars(p, r => r.HstError) },
            Marked(p, r => r.Muse, r => r.Hst),
            new TextMark(Corner.UpperLeft, Numbers(p))))])
            .WithSharedAxes(x: false);
    }

    /// <summary>
    /// The ratio HST / MUSE over flux, and over galactocentric distance and velocity where the catalogue has them, with its histogram at
    /// the side; −1 to 4 as far as that holds them.
    /// </summary>
    public static Figure Ratios(FluxComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var panels = new List<Figure> { Over(r => r.Muse, MuseAxis, AxisScale.Log) };
        AddWhereKnown(r => r.Catalog?.RadiusR25 ?? double.NaN, "r / R25");
        AddWhereKnown(r => r.Catalog?.VelocityKmS ?? double.NaN, "Hα velocity (km/s)");
        panels.Add(SideHistogram(comparison));
        return Figure.Grid(2, [.. panels]).WithSharedAxes(x: false).WithTitle(comparison.Fluxes.Product);

        void AddWhereKnown(Func<NebulaFlux, double> x, string label)
        {
            if (comparison.Used.Any(r => double.IsFinite(x(r)))) panels.Add(Over(x, label, AxisScale.Linear));
        }

        Figure Over(Func<NebulaFlux, double> x, string label, AxisScale scale) => Figure.Plot(
            new PlotStyle
            {
                XLabel = label, YLabel = RatioAxis, XScale = scale, YLimits = RatioLimits(comparison), Legend = Corner.UpperRight,
            },
            RuleMark.Horizontal(1, "equal"),
            RuleMark.Horizontal(comparison.Ratio.Value, "median") with { Dash = Dash.Solid, Color = Palette.Vermillion },
            Points(comparison, x, r => r.Ratio) with { YError = Bars(comparison, r => r.RatioError) },
            Marked(comparison, x, r => r.Ratio));
    }

    /// <summary>The MUSE map, and HST, over the fluxes of the catalogue: whether map, mask and catalogue belong together.</summary>
    /// <exception cref="ReductionException">The catalogue has no flux of a nebula that is compared.</exception>
    public static Figure AgainstCatalog(FluxComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        NebulaFlux[] known = [.. comparison.Used.Where(r => r.Catalog is { Flux: > 0 })];
        if (known.Length == 0) throw new ReductionException($"{comparison.Fluxes.Product}: no nebula has a flux in a catalogue.");
        var limits = Around(known.SelectMany(r => new[] { r.Muse, r.Hst, r.Catalog!.Flux }));
        return Figure.Grid(2, Over("MUSE map", MuseAxis, r => r.Muse), Over(comparison.Fluxes.Product, HstAxis, r => r.Hst));

        Figure Over(string title, string label, Func<NebulaFlux, double> y) => Figure.Plot(
            new PlotStyle
            {
                Title = title,
                XLabel = "Hα flux of the catalogue (10⁻²⁰ erg s⁻¹ cm⁻²)",
                YLabel = label,
                XScale = AxisScale.Log,
                YScale = AxisScale.Log,
                XLimits = limits,
                YLimits = limits,
                Aspect = 1,
                Legend = Corner.LowerRight,
            },
            Guide(limits, 1, "y = x", Dash.Dashed),
            new PointsMark(known.Select(r => r.Catalog!.Flux), known.Select(y))
            {
                Color = Palette.Blue,
                Opacity = OpacityOf(known.Length),
            });
    }

    /// <summary>How many nebulae have which ratio HST / MUSE, between −1 and 4 as far as there are any.</summary>
    public static Figure RatioHistogram(FluxComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var (lo, hi) = RatioLimits(comparison);
        return Figure.Histogram(comparison.Used.Select(r => r.Ratio), new HistogramStyle
        {
            Title = comparison.Fluxes.Product,
            XLabel = RatioAxis,
            YLabel = "nebulae",
            XLimits = (lo, hi),
            Marks =
            [
                RuleMark.Vertical(1, "equal"),
                RuleMark.Vertical(comparison.Ratio.Value, "median") with { Dash = Dash.Solid, Color = Palette.Vermillion },
            ],
        });
    }

    private static string Numbers(FluxComparison p) => FormattableString.Invariant(
        $"N = {p.Used.Count}\nslope {p.Slope}\nmedian ratio {p.Ratio.Value:0.000}\nscatter {p.ScatterDex.Value:0.000} dex");

    // Bars that lie, as the axis of the ratio stands.
    private static Figure SideHistogram(FluxComparison comparison)
    {
        var (lo, hi) = RatioLimits(comparison);
        int bins = Math.Clamp(2 * (int)Math.Sqrt(comparison.Used.Count), 10, 100);
        var ratios = new Image<float>(comparison.Used.Count, 1, [.. comparison.Used.Select(r => (float)r.Ratio)]);
        var histogram = EvenHistogram.Between(ratios, lo, hi, bins);
        var outline = Enumerable.Range(0, bins).SelectMany(b => new[]
        {
            (X: (double)histogram.Counts[b], Y: histogram.Edge(b)), (X: (double)histogram.Counts[b], Y: histogram.Edge(b + 1)),
        }).Prepend((X: 0, Y: lo)).Append((X: 0, Y: hi)).ToArray();
        return Figure.Plot(
            new PlotStyle { XLabel = "nebulae", YLabel = RatioAxis, YLimits = (lo, hi), XLimits = (0, double.NaN) },
            RuleMark.Horizontal(1),
            RuleMark.Horizontal(comparison.Ratio.Value) with { Dash = Dash.Solid, Color = Palette.Vermillion },
            new LineMark(outline.Select(p => p.X), outline.Select(p => p.Y)) { Color = Palette.Blue, Dash = Dash.Solid });
    }

    private static (double Lo, double Hi) RatioLimits(FluxComparison comparison)
    {
        double[] ratios = [.. comparison.Used.Select(r => r.Ratio)];
        return (Math.Max(-1, Math.Min(0.5, ratios.Min() - 0.1)), Math.Min(4, Math.Max(1.5, ratios.Max() + 0.1)));
    }

    private static PointsMark Points(FluxComparison c, Func<NebulaFlux, double> x, Func<NebulaFlux, double> y) =>
        new(c.Used.Select(x), c.Used.Select(y))
        {
            Color = Palette.Blue, Opacity = OpacityOf(c.Used.Count), Shape = MarkerShape.Circle,
        };

    private static double OpacityOf(int points) => points > 300 ? 0.35 : 0.8;

    // Error bars of thousands of points would be all that is seen.
    private static ErrorBars? Bars(FluxComparison c, Func<NebulaFlux, double> error) =>
        c.Used.Count <= 300 ? ErrorBars.Symmetric(c.Used.Select(error)) : null;

    private static PointsMark Marked(FluxComparison c, Func<NebulaFlux, double> x, Func<NebulaFlux, double> y)
    {
        var outliers = c.Outliers.ToHashSet();
        NebulaFlux[] rows = [.. c.Used.Where(r => outliers.Contains(r.Id))];
        return new(rows.Select(x), rows.Select(y))
        {
            Color = Palette.Vermillion,
            Shape = MarkerShape.Diamond,
            Label = rows.Length > 0 ? FormattableString.Invariant($"beyond {c.Options.OutlierSigma:G3} σ") : null,
        };
    }

    private static LineMark Guide((double Lo, double Hi) x, double factor, string? label, Dash dash) =>
        new([x.Lo, x.Hi], [factor * x.Lo, factor * x.Hi]) { Label = label, Dash = dash, Color = Palette.Black, Width = 1 };

    private static (double Lo, double Hi) Around(IEnumerable<double> positive)
    {
        double[] values = [.. positive];
        return (values.Min() / 1.5, values.Max() * 1.5);
    }
}

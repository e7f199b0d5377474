using HstNotebooks.Imaging;

namespace HstNotebooks;

public sealed partial record BackgroundOffset
{
    private const string MuseAxis = "MUSE (10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ / spaxel)";

    /// <summary>Four panels: the fainter pixels, the faintest, what HST − MUSE leaves, and all of them logarithmically.</summary>
    public Figure ToFigure() => Figure.Grid(2, [.. Enum.GetValues<FitRange>().Select(Panel)]).WithTitle($"{Filter}: HST against MUSE");

    /// <summary>One of the panels: pixels, medians of the bins, and the fit.</summary>
    public Figure Panel(FitRange range)
    {
        if (range == FitRange.Difference) return Differences();
        if (range == FitRange.All) return Logarithmic();
        double[] x = RobustStatistics.Percentiles(Muse, 0, range == FitRange.Core ? 75 : 30);
        double[] inside = [.. Hst.Where((_, i) => Muse[i] <= x[1])], y = RobustStatistics.Percentiles(inside, 0.1, 99.9);
        return Figure.Plot(
            new PlotStyle
            {
                Title = range == FitRange.Core ? Filter : null,
                XLabel = MuseAxis,
                YLabel = "HST, smoothed",
                XLimits = (x[0], x[1]),
                YLimits = (y[0], y[1]),
            },
            Pixels(Muse, Hst),
            Straight(x[0], x[1], v => Gain * v + Offset, FormattableString.Invariant($"offset {Offset:0.00} ± {OffsetError:0.00}"),
                Palette.Vermillion, Dash.Solid),
            Medians(Bins.X, Bins.Y));
    }

    private Figure Differences()
    {
        double[] difference = [.. Hst.Zip(Muse, (h, m) => h - m)], x = RobustStatistics.Percentiles(Muse, 0, 95);
        double half = 5 * Math.Max(Diagnosis.Scatter, OffsetError);
        return Figure.Plot(
            new PlotStyle { XLabel = MuseAxis, YLabel = "HST − MUSE", XLimits = (x[0], x[1]), YLimits = (Offset - half, Offset + half) },
            Pixels(Muse, difference),
            Straight(x[0], x[1], v => (Gain - 1) * v + Offset, null, Palette.Vermillion, Dash.Solid),
            Medians(Bins.X, [.. Bins.Y.Zip(Bins.X, (h, m) => h - m)]));
    }

    private Figure Logarithmic()
    {
        double[] without = [.. Hst.Select(h => (h - Offset) / Gain)];
        double low = Math.Max(RobustStatistics.Percentiles(Muse, 1)[0], 1e-3), high = Muse.Max();
        return Figure.Plot(
            new PlotStyle
            {
                XLabel = MuseAxis,
                YLabel = "HST − offset",
                XScale = AxisScale.Log,
                YScale = AxisScale.Log,
                XLimits = (low, high),
                YLimits = (low / 2, 2 * high),
            },
            Pixels(Muse, without),
            new LineMark([low, high], [low, high]) { Color = Palette.Vermillion, Label = "y = x" });
    }

    // Of millions of pixels every n-th shows the same cloud.
    internal static DensityMark Pixels(double[] x, double[] y)
    {
        const int Enough = 200_000;
        int step = 1 + (x.Length - 1) / Enough;
        return new(x.Where((_, i) => i % step == 0), y.Where((_, i) => i % step == 0)) { Stretch = Stretch.Log, CountLabel = null };
    }

    internal static PointsMark Medians(IEnumerable<double> x, IEnumerable<double> y) =>
        new(x, y) { Color = Palette.Orange, Size = 4, Label = "medians of bins" };

    internal static LineMark Straight(double from, double to, Func<double, double> y, string? label, Rgb color, Dash dash) =>
        new([from, to], [y(from), y(to)]) { Label = label, Color = color, Dash = dash };
}

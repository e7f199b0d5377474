using HstNotebooks.Imaging;

namespace HstNotebooks;

public sealed partial record LineSlope
{
    /// <summary>The narrow band over Hα, linearly and logarithmically.</summary>
    public Figure ToFigure() => Figure.Grid(2, Panel(isLogarithmic: false), Panel(isLogarithmic: true))
        .WithTitle("MUSE: narrow band without continuum against Hα");

    /// <summary>One of the panels: spaxels, medians of the bins, the fit, and y = x.</summary>
    public Figure Panel(bool isLogarithmic)
    {
        double low = isLogarithmic ? Math.Max(1, RobustStatistics.Percentiles(Halpha, 1)[0]) : Math.Min(0, Halpha.Min());
        double high = Halpha.Max();
        var scale = isLogarithmic ? AxisScale.Log : AxisScale.Linear;
        return Figure.Plot(
            new PlotStyle
            {
                Title = "narrow band against Hα, MUSE",
                XLabel = "Hα (10⁻²⁰ erg s⁻¹ cm⁻² / spaxel)",
                YLabel = "narrow − continuum",
                XScale = scale,
                YScale = scale,
                XLimits = (low, high),
                YLimits = isLogarithmic ? (low / 2, 3 * high) : (Math.Min(0, Narrow.Min()), 1.1 * Math.Max(high, Slope * high)),
                Legend = Corner.LowerRight,
            },
            BackgroundOffset.Pixels(Halpha, Narrow),
            BackgroundOffset.Straight(low, high, v => v, "y = x", Palette.Vermillion, Dash.Dotted),
            BackgroundOffset.Straight(low, high, v => Slope * v, FormattableString.Invariant($"y = {Slope:0.000} x"),
                Palette.Vermillion, Dash.Solid),
            BackgroundOffset.Medians(Bins.X, Bins.Y));
    }
}

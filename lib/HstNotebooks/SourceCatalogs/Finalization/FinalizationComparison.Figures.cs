namespace HstNotebooks;

public sealed partial record FinalizationComparison
{
    /// <summary>
    /// Ratios of fluxes and of errors, new over old, against the radius of the aperture; bars reach from the 16th to the 84th percentile.
    /// </summary>
    public Figure ToFigure() => Figure.Grid(2,
        Panel("flux", AxisScale.Linear, a => a.FluxRatio, _ => null),
        Panel("error", AxisScale.Log, a => a.ErrorRatio, rows => new ErrorBars(
            [.. rows.Select(a => a.ErrorRatio - a.ErrorRatioLow)], [.. rows.Select(a => a.ErrorRatioHigh - a.ErrorRatio)])));

    private Figure Panel(string what, AxisScale scale, Func<ComparedAperture, double> ratio, Func<ComparedAperture[], ErrorBars?> errors) =>
        Figure.Plot(
            new PlotStyle { XLabel = "radius of aperture (px)", YLabel = $"{what}, new / old", YScale = scale },
            [.. Apertures.GroupBy(a => a.Filter).Select(filter =>
            {
                ComparedAperture[] rows = [.. filter];
                return new PointsMark(rows.Select(a => a.RadiusPx), rows.Select(ratio)) { Label = filter.Key, YError = errors(rows) };
            })]);
}

namespace HstNotebooks;

/// <summary>How the continuum under a line follows from two bands, as a picture.</summary>
public static class ContinuumFigure
{
    /// <summary>
    /// The throughputs of the three bands, the mean flux density of each at its pivot wavelength, and the continuum between the broad ones,
    /// interpolated in the logarithm and linearly; over a spectrum when there is one.
    /// </summary>
    /// <param name="curves">The bands.</param>
    /// <param name="fluxDensity">What each measured, per Å, in one unit.</param>
    /// <param name="spectrum">Wavelengths, Å, and flux densities in that unit; null for none.</param>
    /// <param name="title">Above the frame.</param>
    public static Figure Show(Bands<Bandpass> curves, Bands<double> fluxDensity,
        (IReadOnlyList<double> Wavelength, IReadOnlyList<double> FluxDensity)? spectrum = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(fluxDensity);
        double one = curves.Broad1.Pivot, two = curves.Broad2.Pivot;
        double[] between = [.. Enumerable.Range(0, 101).Select(i => one + i * (two - one) / 100)];
        List<Mark> marks = [.. curves.All.Select(c => new LineMark(c.Wavelengths, c.Throughputs.Select(t => t / c.Peak))
            { Color = Palette.SkyBlue, Dash = Dash.Solid, OnRightAxis = true, Label = c == curves.Narrow ? "throughput / peak" : null })];
        if (spectrum is { } s)
            marks.Add(new LineMark(s.Wavelength, s.FluxDensity) { Label = "spectrum", Dash = Dash.Solid, Opacity = 0.6 });
        if (fluxDensity is { Broad1: > 0, Broad2: > 0 })
        {
            double ratio = fluxDensity.Broad2 / fluxDensity.Broad1;
            marks.Add(new LineMark(between, between.Select(w => fluxDensity.Broad1 * Math.Pow(ratio, (w - one) / (two - one))))
                { Label = "in the logarithm", Dash = Dash.Solid, Color = Palette.Vermillion });
        }
        marks.Add(new LineMark([one, two], [fluxDensity.Broad1, fluxDensity.Broad2])
            { Label = "linear", Dash = Dash.Dotted, Color = Palette.Vermillion });
        marks.Add(new PointsMark(curves.All.Select(c => c.Pivot), fluxDensity.All) { Label = "bands", Size = 8, Color = Palette.Blue });
        double top = 1.6 * fluxDensity.All.Max(), bottom = Math.Min(0, 1.2 * fluxDensity.All.Min());
        return Figure.Plot(new PlotStyle
        {
            Title = title,
            XLabel = "wavelength (Å)",
            YLabel = "flux density",
            YLimits = (bottom, top),
            RightLabel = "throughput / peak",
            RightLimits = (0, 3),
            XLimits = (one - 1200, two + 1800),
            Legend = Corner.UpperRight,
        }, [.. marks]);
    }
}

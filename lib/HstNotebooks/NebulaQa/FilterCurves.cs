namespace HstNotebooks;

/// <summary>Narrow-band filters with the lines of a galaxy in them.</summary>
public static class FilterCurves
{
    // Room above the peaks for the names of the lines and the legend.
    private const double Top = 1.55;

    private static readonly (string Name, double Angstrom)[] Lines =
        [("[NII] 6548", HalphaLines.Nii6548), ("Hα", HalphaLines.Halpha), ("[NII] 6583", HalphaLines.Nii6583)];

    /// <summary>
    /// The filters over one another, each normalised to its peak, with Hα and [NII] where the galaxy's velocity puts them, and the range of
    /// Hα over its rotation.
    /// </summary>
    /// <param name="curves">The filters.</param>
    /// <param name="velocityKmS">Systemic velocity, km/s, cz.</param>
    /// <param name="velocityRangeKmS">Lowest and highest velocity of the gas, km/s, cz; null for none.</param>
    /// <param name="title">Above the frame.</param>
    /// <param name="wavelengths">Ends of the axis, Å; null: from 50 Å before to 80 Å after Hα.</param>
    /// <exception cref="ArgumentException">There is no filter.</exception>
    public static Figure Show(IReadOnlyList<Bandpass> curves, double velocityKmS, (double Lo, double Hi)? velocityRangeKmS = null,
        string? title = null, (double Lo, double Hi)? wavelengths = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0) throw new ArgumentException("No filter to show.", nameof(curves));
        double shift = HalphaLines.Redshift(velocityKmS), centre = Lines[1].Angstrom * shift;
        var marks = new List<Mark>();
        if (velocityRangeKmS is { } range)
        {
            double[] x = [Lines[1].Angstrom * HalphaLines.Redshift(range.Lo), Lines[1].Angstrom * HalphaLines.Redshift(range.Hi)];
            marks.Add(new BandMark(x, [0, 0], [Top, Top]) { Color = Palette.Vermillion, Opacity = 0.15, Label = "Hα of the gas" });
        }
        foreach (var curve in curves)
        {
            marks.Add(new LineMark(curve.Wavelengths, curve.Throughputs.Select(t => t / curve.Peak)) { Label = curve.Name });
        }
        foreach (var (name, angstrom) in Lines)
        {
            bool isHalpha = name == Lines[1].Name;
            marks.Add(RuleMark.Vertical(angstrom * shift) with { Color = Palette.Vermillion, Dash = isHalpha ? Dash.Solid : Dash.Dotted });
            // Names of [NII] stand away from Hα.
            var align = isHalpha ? TextAlign.Centre : angstrom < Lines[1].Angstrom ? TextAlign.Right : TextAlign.Left;
            marks.Add(new TextMark(angstrom * shift, 1.06, name) { Align = align, SizeFactor = 0.9 });
        }
        return Figure.Plot(new PlotStyle
        {
            Title = title,
            XLabel = "wavelength in vacuum (Å)",
            YLabel = "throughput / peak",
            XLimits = wavelengths ?? (centre - 50, centre + 80),
            YLimits = (0, Top),
            Legend = Corner.UpperRight,
            Top = new TopAxis("wavelength at rest (Å)", w => w / shift),
        }, [.. marks]);
    }
}

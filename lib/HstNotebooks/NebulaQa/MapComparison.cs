using System.Globalization;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>An HST map and a MUSE map, pixel by pixel on one grid, usually that of MUSE at its resolution.</summary>
/// <param name="Hst">The HST map.</param>
/// <param name="Muse">The MUSE map on the same pixels.</param>
/// <param name="Bins">Medians of HST in 20 bins of equal width in MUSE.</param>
/// <param name="Ratio">HST / MUSE; NaN where MUSE is not positive.</param>
/// <param name="Difference">HST − MUSE.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record MapComparison(HstImage Hst, HstImage Muse, IReadOnlyList<ValueBin> Bins, Image<float> Ratio, Image<float> Difference)
    : IHtml
{
    private const int BinCount = 20;

    /// <summary>Compares two maps of one unit on the same pixels.</summary>
    /// <exception cref="ReductionException">Grids or units differ, or no pixel has both.</exception>
    public static MapComparison Of(HstImage hst, HstImage muse)
    {
        ArgumentNullException.ThrowIfNull(hst);
        ArgumentNullException.ThrowIfNull(muse);
        LineFluxUnit.RequireSameFluxPerPixel(hst, muse);
        if (!hst.Science.SameShape(muse.Science) || !hst.Wcs.IsAlignedWith(muse.Wcs, muse.Width, muse.Height, tolerancePx: 0.1))
        {
            throw new ReductionException(
                $"{hst.Name} is not on the pixels of {muse.Name}: smooth it to the resolution of MUSE and bring it to its grid first.");
        }
        var difference = hst.Science - muse.Science;
        var both = difference.Map(float.IsFinite);
        if (both.CountTrue() == 0) throw new ReductionException($"{hst.Name} and {muse.Name} have no pixel in common.");
        var ratio = hst.Science.Combine(muse.Science, (h, m) => m > 0 ? h / m : float.NaN);
        return new(hst, muse, EqualBins.Medians(Values(muse, both), Values(hst, both), BinCount), ratio, difference);
    }

    /// <summary>Median of HST / MUSE over the pixels.</summary>
    public double MedianRatio => RobustStatistics.Median(Ratio);

    /// <summary>HST, MUSE, their ratio, difference, and difference over MUSE.</summary>
    public Figure ToFigure()
    {
        var relative = Difference.Combine(Muse.Science, (d, m) => m > 0 ? d / m : float.NaN);
        return MapPanels.Show(
        [
            new(Muse, "MUSE"),
            new(Hst, "HST"),
            new(Muse with { Science = Ratio, Unit = "" }, "HST / MUSE") { Limits = Interval.Fixed(0, 2), ColorMap = ColorMap.Diverging },
            new(Hst with { Science = Difference }, "HST − MUSE") { Limits = Interval.Symmetric(99), ColorMap = ColorMap.Diverging },
            new(Muse with { Science = relative, Unit = "" }, "(HST − MUSE) / MUSE")
            {
                Limits = Interval.Fixed(-1, 1), ColorMap = ColorMap.Diverging,
            },
        ], new() { Columns = 3 });
    }

    /// <summary>
    /// HST over MUSE of all pixels: linear up to the 99.5th percentile with the medians of the bins, and the numbers of pixels
    /// logarithmically.
    /// </summary>
    public Figure Scatter()
    {
        var both = Difference.Map(float.IsFinite);
        double[] x = Values(Muse, both), y = Values(Hst, both);
        double most = Math.Max(RobustStatistics.Percentiles(x, 99.5)[0], RobustStatistics.Percentiles(y, 99.5)[0]);
        double least = Math.Min(RobustStatistics.Percentiles(x, 0.5)[0], RobustStatistics.Percentiles(y, 0.5)[0]);
        var (lo, hi) = least < most ? (least, most) : (least - 1, least + 1);
        // Medians of bins up to the brightest pixel would be beyond the frame: the bins of what is shown are made anew.
        double[] within = [.. x.Select(v => v <= hi && v >= lo ? v : double.NaN)];
        ValueBin[] shown = [.. EqualBins.Medians(within, y, BinCount).Where(b => b.Count > 0)];
        string unit = LineFluxUnit.Label(Muse);
        var axes = new PlotStyle { XLabel = $"MUSE ({unit})", YLabel = $"HST ({unit})", Aspect = 1 };
        var linear = Figure.Plot(axes with { XLimits = (lo, hi), YLimits = (lo, hi), Legend = Corner.UpperLeft },
            new PointsMark(x, y) { Color = Palette.SkyBlue, Opacity = x.Length > 1000 ? 0.25 : 0.7, Label = "pixels" },
            Equal(lo, hi),
            new PointsMark(shown.Select(b => b.X), shown.Select(b => b.Median))
            {
                Color = Palette.Vermillion,
                Label = "median, 16–84 %",
                YError = new([.. shown.Select(b => b.Median - b.P16)], [.. shown.Select(b => b.P84 - b.Median)]),
            });
        if (!(x.Max() > 0)) return linear;
        // What is fainter than the noise about zero has no place on a logarithm.
        double from = Math.Max(hi / 1e4, RobustStatistics.Percentiles([.. x.Where(v => v > 0)], 0.5)[0]);
        double to = Math.Max(1.5 * x.Max(), 2 * from);
        return Figure.Grid(2, linear, Figure.Plot(
            axes with { XScale = AxisScale.Log, YScale = AxisScale.Log, XLimits = (from, to), YLimits = (from, to) },
            new DensityMark(x, y) { CountLabel = "pixels per bin", Hexagonal = false }, Equal(from, to)));
    }

    /// <summary>The bins in a table.</summary>
    public string ToHtml()
    {
        var table = new DataTable($"MUSE ({LineFluxUnit.Label(Muse)})", "pixels", "median HST", "16 %", "84 %", "median / MUSE");
        foreach (var b in Bins) table.Add(b.X, b.Count, b.Median, b.P16, b.P84, b.Median / b.X);
        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{NebulaFluxes.NameOf(Hst)} over {NebulaFluxes.NameOf(Muse)}: median ratio of pixels {MedianRatio:0.000}");

    private static LineMark Equal(double lo, double hi) =>
        new([lo, hi], [lo, hi]) { Dash = Dash.Dashed, Color = Palette.Black, Label = "y = x", Width = 1 };

    private static double[] Values(HstImage image, Image<bool> mask) => Array.ConvertAll(image.Science.Select(mask), v => (double)v);
}

using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>HST flux against MUSE flux on the grid of MUSE: HST = slope × MUSE + intercept, per MUSE pixel.</summary>
/// <param name="Muse">MUSE, of the pixels that took part.</param>
/// <param name="Hst">HST.</param>
/// <param name="Line">The fit.</param>
public sealed record MuseFit(double[] Muse, double[] Hst, StraightLine Line)
{
    private const int Bins = 20;

    /// <summary>
    /// The slope from the medians of bins of equal width in MUSE, where the bright regions count; the intercept as the median of what that
    /// slope leaves, where the faint ones do. Original: a straight line through all pixels that are bright in both, which bends the slope
    /// and says little of the intercept.
    /// </summary>
    /// <param name="muse">MUSE.</param>
    /// <param name="hst">HST on its grid and at its resolution.</param>
    /// <param name="stars">Pixels to leave out; null for none.</param>
    /// <param name="fidelity">Right, or as published.</param>
    /// <exception cref="ReductionException">There are too few common pixels.</exception>
    public static MuseFit Measure(HstImage muse, HstImage hst, Image<bool>? stars = null, Fidelity fidelity = Fidelity.Corrected)
    {
        ArgumentNullException.ThrowIfNull(muse);
        ArgumentNullException.ThrowIfNull(hst);
        Image<float> x = muse.Science, y = hst.Science;
        if (fidelity == Fidelity.Original) (x, y) = (Bright(x), Bright(y));
        var (mx, my) = CommonPixels.Of(x, y, stars);
        CommonPixels.RequireEnough(mx.Length, 4 * Bins, muse, hst);
        if (fidelity == Fidelity.Original)
        {
            (mx, my) = CommonPixels.Between(mx, my, 0, 100);
            return new(mx, my, StraightLine.Fit(mx, my));
        }
        var (bx, by) = CommonPixels.Between(mx, my, 1, 99.9);
        var bins = BinnedMedians.EqualWidth(bx, by, Bins);
        var line = StraightLine.Fit(bins.X, bins.Y);
        double[] left = [.. mx.Zip(my, (a, b) => b - line.Slope * a)];
        double error = 1.2533 * RobustStatistics.MadStd(left) / Math.Sqrt(left.Length);
        return new(mx, my, line with { Intercept = RobustStatistics.Median(left), InterceptError = error });
    }

    /// <summary>Whether the anchoring can be trusted.</summary>
    public Verdict Verdict => new(
    [
        Check.Within("uncertainty of the slope", 100 * Line.SlopeError / Math.Abs(Line.Slope), 0, 3, "%", failLow: -1, failHigh: 20,
            advice: "few bright pixels, or the two do not show the same thing"),
        Check.Within("slope HST / MUSE", Line.Slope, 0.7, 1.8, failLow: 0.2, failHigh: 6,
            advice: "1.0 to 1.4 is [NII] and throughput with the rectangular width; 0.5 and less, or 5, is PHOTBW in its place"),
    ]);

    /// <summary>HST against MUSE with the fit, linear and logarithmic.</summary>
    public Figure ToFigure()
    {
        double top = Math.Max(RobustStatistics.Percentiles(Muse, 99.9)[0], 1), low = Math.Max(RobustStatistics.Percentiles(Muse, 1)[0], 1);
        const string muse = "MUSE Hα (10⁻²⁰ erg s⁻¹ cm⁻² / spaxel)";
        var style = new PlotStyle { Title = "HST against MUSE", XLabel = muse, YLabel = "HST, smoothed" };
        double[] x = [0, top], y = [Line.At(0), Line.At(top)];
        double[] logX = [.. Enumerable.Range(0, 50).Select(i => low * Math.Pow(top / low, i / 49.0))];
        string label = string.Create(CultureInfo.InvariantCulture,
            $"y = {Line.Slope:0.000} x {(Line.Intercept < 0 ? '−' : '+')} {Math.Abs(Line.Intercept):0.0}");
        return Figure.Grid(2,
            Figure.Plot(
                style with { XLimits = (0, top), YLimits = (Math.Min(0, Line.Intercept), 1.2 * Math.Abs(Line.At(top))) },
                new DensityMark(Muse, Hst), new LineMark(x, y) { Label = label }),
            Figure.Plot(
                style with
                {
                    Title = null,
                    XScale = AxisScale.Log,
                    YScale = AxisScale.Log,
                    XLimits = (low, top),
                    YLimits = (low / 3, 3 * top),
                },
                new DensityMark(Muse, Hst), new LineMark(logX, [.. logX.Select(Line.At)])));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"slope {Line.Slope:0.0000} ± {Line.SlopeError:0.0000}, "
        + $"intercept {Line.Intercept:0.00} ± {Line.InterceptError:0.00} per MUSE pixel; {Muse.Length} pixels");

    private static Image<float> Bright(Image<float> image) =>
        image.Where(BrightRegions.Find(image, 20, 5, BrightRegions.CoreRms(image, 1)), float.NaN);
}

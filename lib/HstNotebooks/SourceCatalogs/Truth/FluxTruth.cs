using HstNotebooks.Astrometry;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Measured count rates of single stars against what they are.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record FluxTruth : IHtml
{
    private const double BrightSignalToNoise = 50;

    private FluxTruth(double[] truth, double[] measured, double[] errors) => (True, Measured, Errors) = (truth, measured, errors);

    /// <summary>True count rate within the aperture of each star, e⁻/s.</summary>
    public IReadOnlyList<double> True { get; }

    /// <summary>Measured, without the sky, e⁻/s.</summary>
    public IReadOnlyList<double> Measured { get; }

    /// <summary>1 σ errors, e⁻/s.</summary>
    public IReadOnlyList<double> Errors { get; }

    /// <summary>Measured minus true in units of the error.</summary>
    public IReadOnlyList<double> Pulls => [.. True.Select((t, i) => (Measured[i] - t) / Errors[i])];

    /// <summary>
    /// Median of measured over true of stars with a signal to noise over 50; NaN where there is none. A star's own wings in its ring of sky
    /// (10 to 15 pixels, β = 2.8) take 0.02, 0.05 and 0.15 % of it for r = 4, 6 and 10 pixels.
    /// </summary>
    public double Ratio => RobustStatistics.Median(
        True.Select((t, i) => t / Errors[i] > BrightSignalToNoise ? Measured[i] / t : double.NaN).ToArray());

    /// <summary>Scatter of the pulls, 1.4826 times their median absolute deviation: 1 when the errors are right.</summary>
    public double PullWidth => RobustStatistics.MadStd(Pulls.ToArray());

    /// <summary>
    /// Compares the stars that stand alone and are not saturated: no other source is within 25 pixels that has a fifth of the light.
    /// </summary>
    /// <param name="table">The measurements.</param>
    /// <param name="truth">The field.</param>
    /// <param name="radiusPx">One of the radii of the measurements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The measurements have no such aperture.</exception>
    public static FluxTruth Compare(PhotometryTable table, FieldTruth truth, double radiusPx)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(truth);
        int k = table.RadiiPx.ToList().IndexOf(radiusPx);
        if (k < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(radiusPx), radiusPx, $"{table.Name} has apertures of {string.Join(", ", table.RadiiPx)} pixels.");
        }
        var lone = truth.Sources.Where(s => s.Kind == AcsParallelSourceKind.Star && !s.IsSaturated && IsAlone(s, truth.Sources)).ToArray();
        var pairs = PointMatch.OneToOne([.. table.Sources.Select(s => new PixelPoint(s.X, s.Y))], [.. lone.Select(s => s.Pixel)], 1);
        double fraction = truth.EnclosedFlux(radiusPx), area = Math.PI * radiusPx * radiusPx;
        var usable = pairs.Select(p => (Source: table.Sources[p.Position], Star: lone[p.Reference]))
            .Where(p => !p.Source.IsCosmicRay && double.IsFinite(p.Source.CountRates[k]) && double.IsFinite(p.Source.Back)).ToArray();
        return new([.. usable.Select(p => p.Star.Flux * fraction)], [.. usable.Select(p => p.Source.CountRates[k] - p.Source.Back * area)],
            [.. usable.Select(p => p.Source.Errors[k])]);
    }

    /// <summary>Measured over true against the true count rate, and the pulls.</summary>
    public Figure ToFigure()
    {
        double[] relative = [.. True.Select((t, i) => Errors[i] / t)];
        return Figure.Grid(2,
            Figure.Plot(
                new PlotStyle
                {
                    XLabel = "true count rate (e⁻/s)", YLabel = "measured / true", XScale = AxisScale.Log, YLimits = (0.8, 1.2),
                },
                new PointsMark(True, True.Select((t, i) => Measured[i] / t)) { YError = new(relative, relative), Size = 3 },
                RuleMark.Horizontal(1)),
            Figure.Histogram(Pulls, new() { XLabel = "(measured − true) / error", YLabel = "stars" }));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{True.Count} single stars: measured over true {Ratio:0.0000} (S/N over {BrightSignalToNoise}), ")
        + FormattableString.Invariant($"scatter of the pulls {PullWidth:0.00}");

    /// <summary>The line and the figure.</summary>
    public string ToHtml() => $"<div>{System.Net.WebUtility.HtmlEncode(ToString())}</div>" + ToFigure().ToHtml();

    private static bool IsAlone(TrueSource star, IReadOnlyList<TrueSource> all) => all.All(other => ReferenceEquals(other, star)
        || other.Flux < star.Flux / 5 || Math.Max(Math.Abs(other.Pixel.X - star.Pixel.X), Math.Abs(other.Pixel.Y - star.Pixel.Y)) > 25);
}

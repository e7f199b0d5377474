using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>HST bands as a model of a MUSE [OII] map.</summary>
/// <param name="Map">The map.</param>
/// <param name="Bands">The bands.</param>
/// <param name="Weights">Weight of each band; their sum is 1.</param>
/// <param name="Model">The weighted bands at the map's resolution, in the map's unit.</param>
/// <param name="Residual">Map − model.</param>
/// <param name="Common">Pixels that are detected in the map and covered by all bands: the sums of map and model over them are equal.</param>
/// <param name="Wcs">The grid.</param>
public sealed record HstOnMuseResult(
    OiiMap Map, IReadOnlyList<string> Bands, IReadOnlyList<double> Weights, Image<double> Model, Image<double> Residual, Image<bool> Common, Wcs Wcs)
{
    /// <summary>Pearson's correlation of map and model over the common pixels.</summary>
    public double Correlation => MathNet.Numerics.Statistics.Correlation.Pearson(Map.Flux.Select(Common), Model.Select(Common));

    /// <summary>Sum of |residual| over the sum of the map.</summary>
    public double ResidualFraction => Residual.Select(Common).Sum(Math.Abs) / Map.Flux.Select(Common).Sum();

    /// <summary>Whether the stars that HST sees describe the gas that MUSE sees.</summary>
    public Verdict Verdict => Verdict.Of(
        Check.Within("correlation of [OII] and model", Correlation, 0.9, 1, advice: "the gas does not follow these bands, or the grids are shifted", failLow: 0.5),
        Check.AtMost("Σ|residual| / Σ[OII]", ResidualFraction, 0.3, 1, advice: "try other bands, or check the PSF of MUSE"));

    /// <summary>Map, model and residual side by side, map and model on one scale.</summary>
    public Figure ToFigure()
    {
        double top = RobustStatistics.Percentiles(Map.Flux, 99.5)[0];
        return Figure.Grid(3, Panel(Map.Flux, "[OII], MUSE", top), Panel(Model, $"model: {string.Join(", ", Bands.Zip(Weights, (b, w) => FormattableString.Invariant($"{w:0.00} {StampSet.Filter(b)}")))}", top),
            Residual.Where(Common, double.NaN).ToFigure(new ImageStyle
            {
                Title = "[OII] − model",
                Unit = Map.Unit,
                Wcs = Wcs,
                ColorMap = ColorMap.Diverging,
                Interval = Interval.Symmetric(),
                Stretch = Stretch.Linear,
            }));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{string.Join(" + ", Bands.Zip(Weights, (b, w) => FormattableString.Invariant($"{w:0.000} {StampSet.Filter(b)}")))}, correlation {Correlation:0.000}, Σ|residual| {100 * ResidualFraction:0.0} % of [OII]");

    private Figure Panel(Image<double> image, string title, double top) => image.Where(Common, double.NaN).ToFigure(new ImageStyle
    {
        Title = title,
        Unit = Map.Unit,
        Wcs = Wcs,
        ColorMap = ColorMap.Magma,
        Interval = Interval.Fixed(0, top),
        Stretch = Stretch.Linear,
    });
}

using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>How well the fluxes of nebulae in an HST image agree with those of MUSE.</summary>
/// <param name="Fluxes">All nebulae.</param>
/// <param name="Used">Those compared: wholly inside both images, bright enough in MUSE, not flagged, positive in HST.</param>
/// <param name="Negative">Nebulae bright enough in MUSE with no flux above 0 in HST; they have no logarithm.</param>
/// <param name="Slope">
/// Slope of log HST over log MUSE by Deming's regression with the median ratio of the errors' variances (Fuller 1987, Measurement Error
/// Models, section 1.3), orthogonal where errors are not known: it allows for errors of both, and exchanging them gives the inverse.
/// </param>
/// <param name="Ratio">Median of HST / MUSE.</param>
/// <param name="ScatterDex">1.4826 × median absolute deviation of log₁₀(HST / MUSE).</param>
/// <param name="PullWidth">
/// 1.4826 × median absolute deviation of (HST − r MUSE) / √(σ_HST² + r² σ_MUSE²), r the median ratio; NaN without errors.
/// </param>
/// <param name="Outliers">
/// Numbers of nebulae farther than so many σ from the median ratio; σ² is that of the errors plus what scatter there is beyond them,
/// the same for all nebulae.
/// </param>
/// <param name="Options">How it was made.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record FluxComparison(NebulaFluxes Fluxes, IReadOnlyList<NebulaFlux> Used, int Negative, Measured Slope, Measured Ratio,
    Measured ScatterDex, Measured PullWidth, IReadOnlyList<int> Outliers, FluxComparisonOptions Options) : IHtml
{
    private const int Fewest = 5;

    /// <summary>Compares the fluxes.</summary>
    /// <exception cref="ReductionException">Fewer than five nebulae can be compared; the message says where the others went.</exception>
    public static FluxComparison Of(NebulaFluxes fluxes, FluxComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fluxes);
        options ??= new();
        options.Validate();
        NebulaFlux[] whole = [.. fluxes.Rows.Where(r => !r.IsPartial)];
        NebulaFlux[] clean = [.. whole.Where(r => !(options.ExcludeFlagged && r.Catalog is { IsAtEdge: true } or { IsOnStar: true }))];
        // Without errors every positive flux counts as bright.
        NebulaFlux[] bright = [.. clean.Where(r => r.Muse > 0 && !(r.Muse < options.MinSignalToNoise * r.MuseError))];
        NebulaFlux[] used = [.. bright.Where(r => r.Hst > 0)];
        if (used.Length < Fewest)
        {
            throw new ReductionException(
                $"{fluxes.Product}: {used.Length} nebulae can be compared, {Fewest} are needed. Of {fluxes.Rows.Count}, {whole.Length} "
                + $"are wholly inside both images, {clean.Length} of them not flagged, {bright.Length} of these brighter than "
                + FormattableString.Invariant($"{options.MinSignalToNoise} σ in MUSE, {used.Length} above 0 in HST."));
        }
        double[] best = FluxStatistics.Of(used);
        double[] errors = Bootstrap.Errors(used.Length, options.BootstrapSamples, options.Seed,
            members => FluxStatistics.Of([.. members.Select(i => used[i])]));
        Measured Of(int i) => new(best[i], errors[i]);
        return new(fluxes, used, bright.Length - used.Length, Of(0), Of(1), Of(2), Of(3),
            FluxStatistics.Outliers(used, best[1], best[2], options.OutlierSigma), options);
    }

    /// <summary>
    /// Whether HST and MUSE agree. Limits: the flux calibration of both is good to about 5 %; without a common resolution the ratio may be
    /// up to 1.25 (see <see cref="FluxComparisonOptions.IsSameResolution"/>). Over two decades in flux an offset of the background bends
    /// the relation: a slope off by 0.1 is 25 % from end to end. A scatter of 0.15 dex is what noise and diffuse light leave; 0.5 dex is
    /// the factor of 3 between the guide lines. A pull width of 2 allows for the scatter of the light lost by MUSE; below 0.7 the errors
    /// are too large. 5 σ outliers are rare: more than 2 % of the nebulae are a population.
    /// </summary>
    public Verdict Verdict => Verdict.Of(
    [
        Check.Within($"slope of log HST over log MUSE (± {Slope.Error:0.000})", Slope.Value, 0.9, 1.1, failLow: 0.7, failHigh: 1.3,
            advice: "an offset of the background bends the relation: look at the pixel histogram"),
        Options.IsSameResolution
            ? Check.Within($"median HST/MUSE (± {Ratio.Error:0.000})", Ratio.Value, 0.95, 1.05, "", RatioAdvice, 0.8, 1.25)
            : Check.Within($"median HST/MUSE (± {Ratio.Error:0.000})", Ratio.Value, 0.95, 1.25, "", RatioAdvice, 0.7, 1.5),
        Check.AtMost($"scatter of HST/MUSE (± {ScatterDex.Error:0.000})", ScatterDex.Value, 0.15, 0.5, "dex",
            "noise, cosmic rays or bad continuum in HST"),
        .. double.IsFinite(PullWidth.Value)
            ? [Check.Within($"width of the pulls (± {PullWidth.Error:0.00})", PullWidth.Value, 0.7, 2,
                advice: "the errors do not describe the differences", failHigh: 10)]
            : Array.Empty<Check>(),
        Check.AtMost($"outliers beyond {Options.OutlierSigma:G3} σ", 100.0 * Outliers.Count / Used.Count, 2, 10, "%",
            "look at them by their numbers"),
        Check.AtMost("nebulae of MUSE without flux in HST", 100.0 * Negative / (Used.Count + Negative), 2, 20, "%",
            "the background of HST is too high, or the continuum"),
    ]);

    /// <summary>The fluxes over one another, logarithmically, with lines at ratios of 1, 3 and 1/3.</summary>
    public Figure ToFigure() => FluxFigures.Comparison(this);

    /// <summary>The numbers in a table.</summary>
    public string ToHtml() => new DataTable("nebulae", "slope (log–log)", "median HST/MUSE", "scatter (dex)", "pull width", "outliers")
        .Add(Used.Count, Slope, Ratio, ScatterDex, double.IsFinite(PullWidth.Value) ? PullWidth : "–",
            Outliers.Count == 0 ? "none" : string.Join(", ", Outliers)).ToHtml();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Fluxes.Product}: {Used.Count} nebulae, slope {Slope}, HST/MUSE {Ratio}, scatter {ScatterDex} dex, ")
        + (double.IsFinite(PullWidth.Value) ? $"pull width {PullWidth}, " : "") + $"{Outliers.Count} outliers";

    private const string RatioAdvice = "look at the [NII] and throughput correction, the extinction and the zero point";
}

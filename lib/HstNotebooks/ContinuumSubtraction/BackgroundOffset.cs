using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The background of an HST band against MUSE: HST at the resolution and on the grid of MUSE is slope × MUSE + offset, as fitted to the
/// medians of bins. In the unit of both images, per MUSE pixel.
/// </summary>
/// <param name="Filter">The band.</param>
/// <param name="Muse">MUSE, of the pixels that took part.</param>
/// <param name="Hst">HST, of the same pixels.</param>
/// <param name="Bins">The bins: x MUSE, y HST.</param>
/// <param name="Line">The fit with a free slope.</param>
/// <param name="UnitSlope">The fit with a slope of 1: its intercept is the mean of HST − MUSE.</param>
/// <param name="Offset">The background that is taken, by the rule of the options.</param>
/// <param name="OffsetError">Its 1 σ: the spread when the bins are drawn anew (bootstrap).</param>
/// <param name="Gain">The slope that goes with the offset: 1, or that of the free fit.</param>
/// <param name="Diagnosis">What the pixels say of the anchoring beyond the line.</param>
public sealed partial record BackgroundOffset(
    string Filter, double[] Muse, double[] Hst, BinnedMedians Bins, StraightLine Line, StraightLine UnitSlope, double Offset,
    double OffsetError, double Gain, AnchoringDiagnosis Diagnosis)
{
    // Published: pixels between these percentiles take part.
    private const double LowPercent = 0.01, HighPercent = 99;
    private const double TrustedSlopeDifference = 0.03;
    private const int BootstrapSamples = 500;

    /// <summary>Fits one band.</summary>
    /// <param name="muse">MUSE.</param>
    /// <param name="hst">HST at its resolution on its grid, in the same unit.</param>
    /// <param name="stars">Pixels to leave out; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">There are too few common pixels: the message says why.</exception>
    public static BackgroundOffset Measure(
        HstImage muse, HstImage hst, Image<bool>? stars = null, ContinuumSubtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(muse);
        ArgumentNullException.ThrowIfNull(hst);
        options ??= new();
        string filter = hst.Photometry.Filter ?? hst.Name;
        var (x, y) = CommonPixels.Of(muse.Science, hst.Science, stars);
        CommonPixels.RequireEnough(x.Length, 4 * options.OffsetBins, muse, hst);
        // The order of the pixels decides their bin. By MUSE alone, noise sorts pixels too, and flattens the slope.
        (x, y) = options.IsOriginal
            ? CommonPixels.Between(x, y, LowPercent, HighPercent)
            : CommonPixels.BetweenBySum(x, y, LowPercent, HighPercent);
        CommonPixels.RequireEnough(x.Length, options.OffsetBins + 2, muse, hst);
        var bins = BinnedMedians.EqualNumber(x, y, options.OffsetBins, options.IsOriginal ? x : [.. x.Zip(y, (a, b) => a + b)]);
        if (bins.X.Distinct().Count() < 2)
            throw new ReductionException(
                $"{filter}: all pixels of {muse.Name} have one value where HST sees the galaxy: there is nothing to anchor to.");

        var free = StraightLine.Fit(bins.X, bins.Y);
        var unit = StraightLine.WithSlope(1, bins.X, bins.Y);
        double slopeError = Math.Max(free.SlopeError, BootstrapError(bins, options.Seed, (bx, by) => StraightLine.Fit(bx, by).Slope));
        free = free with { SlopeError = slopeError };
        bool excluded = Math.Abs(free.Slope - 1) > Math.Max(3 * slopeError, TrustedSlopeDifference);
        bool useFree = options.OffsetRule == OffsetRule.Intercept || (options.OffsetRule == OffsetRule.UnitSlopeUnlessExcluded && excluded);
        double error = BootstrapError(bins, options.Seed,
            (bx, by) => useFree ? StraightLine.Fit(bx, by).Intercept : StraightLine.WithSlope(1, bx, by).Intercept);
        return new(filter, x, y, bins, free, unit, useFree ? free.Intercept : unit.Intercept, error, useFree ? free.Slope : 1,
            AnchoringDiagnosis.Of(muse, hst, stars, useFree ? free : unit));
    }

    /// <summary>Pixels that took part.</summary>
    public int Points => Muse.Length;

    /// <summary>Whether the offset can be trusted, and if not, why.</summary>
    public Verdict Verdict => new(
    [
        Check.Within($"{Filter} slope HST / MUSE", Line.Slope, 0.9, 1.1, failLow: 0.7, failHigh: 1.4,
            advice: "the two are calibrated differently, or the resolutions do not match: see the diagnosis"),
        Check.AtMost($"{Filter} uncertainty of the offset", OffsetError, 0.02 * Math.Max(Math.Abs(Offset), Diagnosis.TypicalBrightness),
            0.2 * Math.Max(Math.Abs(Offset), Diagnosis.TypicalBrightness),
            FluxUnits.PerAngstromPerPixel.Replace("pixel", "spaxel", StringComparison.Ordinal), "few or similar pixels: see the diagnosis"),
        .. Diagnosis.Checks(Filter),
    ]);

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Filter}: offset {Offset:0.000} ± {OffsetError:0.000}, ")
        + FormattableString.Invariant($"slope {Line.Slope:0.0000} ± {Line.SlopeError:0.0000} ({Points} pixels in {Bins.X.Count} bins)");

    private static double BootstrapError(BinnedMedians bins, ulong seed, Func<double[], double[], double> estimate) =>
        Bootstrap.Errors(bins.X.Count, BootstrapSamples, seed, indices =>
        {
            double[] bx = [.. indices.Select(i => bins.X[i])], by = [.. indices.Select(i => bins.Y[i])];
            return [bx.Distinct().Count() < 2 ? double.NaN : estimate(bx, by)];
        })[0];
}

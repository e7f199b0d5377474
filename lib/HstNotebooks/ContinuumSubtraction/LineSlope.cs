using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Flux of the narrow band over that of Hα: what [NII] adds and what the filter takes away, Σ (F_line / F_Hα) T(λ) / T_max, measured on
/// MUSE, whose narrow band is continuum-subtracted as HST's and whose Hα comes from the spectra.
/// </summary>
/// <param name="Halpha">Hα of MUSE, of the spaxels that took part.</param>
/// <param name="Narrow">The narrow band, of the same spaxels.</param>
/// <param name="Bins">Bins of equal width in Hα: x Hα, y continuum-subtracted narrow band.</param>
/// <param name="Line">The fit with a free intercept.</param>
/// <param name="ThroughOrigin">The fit through the origin: no Hα, no line.</param>
/// <param name="Slope">The slope that is taken, by the rule of the options.</param>
/// <param name="SlopeError">1 σ of the measured slope: the spread when the bins are drawn anew (bootstrap).</param>
public sealed partial record LineSlope(
    double[] Halpha, double[] Narrow, BinnedMedians Bins, StraightLine Line, StraightLine ThroughOrigin, double Slope, double SlopeError)
{
    private const int BootstrapSamples = 500;

    /// <summary>Fits the slope.</summary>
    /// <param name="halpha">Hα of MUSE, per spaxel.</param>
    /// <param name="narrow">The narrow band of MUSE without continuum, in the same unit.</param>
    /// <param name="stars">Spaxels to leave out; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">There are too few common spaxels, or the narrow band falls with Hα.</exception>
    public static LineSlope Measure(
        HstImage halpha, HstImage narrow, Image<bool>? stars = null, ContinuumSubtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(halpha);
        ArgumentNullException.ThrowIfNull(narrow);
        options ??= new();
        var (x, y) = CommonPixels.Of(halpha.Science, narrow.Science, stars);
        CommonPixels.RequireEnough(x.Length, 4 * options.SlopeBins, halpha, narrow);
        (x, y) = CommonPixels.Between(x, y, 1, 99, inclusive: true);
        CommonPixels.RequireEnough(x.Length, options.SlopeBins + 2, halpha, narrow);
        var bins = BinnedMedians.EqualWidth(x, y, options.SlopeBins);
        var free = StraightLine.Fit(bins.X, bins.Y);
        // The original's bins count alike, so that a few bright regions decide; by their spaxels, the faint ones do, where what is left of
        // the continuum matters most. In between, both errors are small.
        double[] weights = [.. bins.Count.Select(n => options.IsOriginal ? 1 : Math.Sqrt(n))];
        var origin = StraightLine.ThroughOrigin(bins.X, bins.Y, weights);
        double slope = options.SlopeRule == SlopeRule.FreeFit ? free.Slope : origin.Slope;
        if (!(slope > 0))
        {
            throw new ReductionException(FormattableString.Invariant(
                $"The narrow band of {narrow.Name} falls where Hα rises (slope {slope:0.###}): there is no line in it."));
        }
        double error = Bootstrap.Errors(bins.X.Count, BootstrapSamples, options.Seed, indices =>
        {
            double[] bx = [.. indices.Select(i => bins.X[i])], by = [.. indices.Select(i => bins.Y[i])];
            double drawn = bx.Distinct().Count() < 2 ? double.NaN : options.SlopeRule == SlopeRule.FreeFit ? StraightLine.Fit(bx, by).Slope
                : StraightLine.ThroughOrigin(bx, by, [.. indices.Select(i => weights[i])]).Slope;
            return [drawn];
        })[0];
        return new(x, y, bins, free, origin, slope, error);
    }

    /// <summary>The slope that follows from the line ratios of the spectra and the curve; null when they are not known.</summary>
    public double? FromLines { get; init; }

    /// <summary>The same with the slope from the line ratios, which is taken when the options say so.</summary>
    /// <param name="curve">The throughput of the narrow band.</param>
    /// <param name="velocityKmS">Velocity of the galaxy, km/s; NaN when not known.</param>
    /// <param name="halpha">Hα of MUSE.</param>
    /// <param name="nii">[NII] λ6583 of MUSE, on the same spaxels; null when there is none.</param>
    /// <param name="stars">Spaxels to leave out; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    public LineSlope WithLines(
        Bandpass curve, double velocityKmS, HstImage halpha, HstImage? nii,
        Image<bool>? stars = null, ContinuumSubtractionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(halpha);
        options ??= new();
        if (nii is null || !double.IsFinite(velocityKmS)) return this;
        // Sums, so that the noise of faint spaxels cancels.
        var (x, y) = CommonPixels.Of(halpha.Science, nii.Science, stars);
        double ratio = y.Sum() / x.Sum();
        if (!(ratio is > 0 and < 10)) return this;
        double slope = Expected(curve, velocityKmS, ratio);
        return this with { FromLines = slope, Slope = options.SlopeRule == SlopeRule.FromLines ? slope : Slope };
    }

    /// <summary>
    /// What the curve of the filter says it should be: Σ (F_line / F_Hα) T(λ) / T_max for Hα and the [NII] doublet (λ6548 : λ6583 = 1 : 3).
    /// </summary>
    /// <param name="curve">The throughput of the narrow band.</param>
    /// <param name="velocityKmS">Velocity of the galaxy, km/s.</param>
    /// <param name="niiOverHalpha">Flux of [NII] λ6583 over that of Hα.</param>
    public static double Expected(Bandpass curve, double velocityKmS, double niiOverHalpha)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double stretch = HalphaLines.Redshift(velocityKmS);
        return Line(HalphaLines.Halpha, 1) + Line(HalphaLines.Nii6583, niiOverHalpha) + Line(HalphaLines.Nii6548, niiOverHalpha / 3);

        // The flux of a line in the band is L T λ / ∫Tλdλ per Å; over the rectangular width.
        double Line(double rest, double ratio) => ratio * curve.LineResponse(rest * stretch) * curve.RectangularWidth;
    }

    /// <summary>Spaxels that took part.</summary>
    public int Points => Halpha.Length;

    /// <summary>Whether the slope can be trusted.</summary>
    public Verdict Verdict => new(
    [
        Check.Within("[NII] + throughput slope", Slope, 0.8, 1.8, failLow: 0.3, failHigh: 4,
            advice: "check filter curve, velocity and the narrow band of MUSE"),
        Check.AtMost("its uncertainty", 100 * SlopeError / Slope, 2, 20, "%",
            "few bright spaxels: the scale of the Hα map is as uncertain"),
        .. FromLines is { } lines
            ? new[]
            {
                Check.Within("measured slope / slope from the lines", ThroughOrigin.Slope / lines, 0.97, 1.03, failLow: 0.8, failHigh: 1.25,
                    advice: "the continuum under the line is not that of the bands, or curve and velocity do not fit"),
            }
            : [],
        Check.Within("slope through the origin / free slope", ThroughOrigin.Slope / Line.Slope, 0.97, 1.03, failLow: 0.8, failHigh: 1.25,
            advice: "the line does not go through the origin: continuum is left, or too much was taken"),
    ]);

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"slope {Slope:0.0000} ± {SlopeError:0.0000} (free {Line.Slope:0.0000}, ")
        + FormattableString.Invariant($"intercept {Line.Intercept:0.00}; through the origin {ThroughOrigin.Slope:0.0000}")
        + (FromLines is { } l ? FormattableString.Invariant($", from the lines {l:0.0000}") : "")
        + FormattableString.Invariant($"); {Points} spaxels");
}

using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Why an anchoring of HST to MUSE may have failed: what the pixels say beyond the fitted line.</summary>
/// <param name="OverlapFraction">MUSE pixels that HST covers, of those that MUSE has.</param>
/// <param name="DynamicRange">Spread of MUSE over the pixels (5th to 95th percentile), in units of the scatter about the line.</param>
/// <param name="TypicalBrightness">Median of MUSE.</param>
/// <param name="Scatter">Robust σ of HST − line.</param>
/// <param name="ExcessFwhmArcsec">
/// How much wider (positive) or sharper HST is than MUSE where it should be equal: the Gaussian FWHM, arcsec, whose square is the
/// difference of the squared widths, from the correlation of the residuals with the curvature of the image.
/// </param>
public sealed record AnchoringDiagnosis(
    double OverlapFraction, double DynamicRange, double TypicalBrightness, double Scatter, double ExcessFwhmArcsec)
{
    /// <summary>Of two images on one grid and the line HST = slope · MUSE + intercept.</summary>
    public static AnchoringDiagnosis Of(HstImage muse, HstImage hst, Image<bool>? stars, StraightLine line)
    {
        ArgumentNullException.ThrowIfNull(muse);
        ArgumentNullException.ThrowIfNull(hst);
        ArgumentNullException.ThrowIfNull(line);
        var (x, y) = CommonPixels.Of(muse.Science, hst.Science, stars);
        double scatter = RobustStatistics.MadStd(Array.ConvertAll([.. x.Zip(y)], p => p.Second - line.At(p.First)));
        double[] range = RobustStatistics.Percentiles(x, 5, 50, 95);
        int covered = muse.Science.Pixels.Count(v => float.IsFinite(v) && v != 0);
        return new((double)x.Length / Math.Max(1, covered), (range[2] - range[0]) / scatter, Math.Abs(range[1]), scatter,
            Width(muse, hst, stars, line));
    }

    /// <summary>The checks of a verdict.</summary>
    public IReadOnlyList<Check> Checks(string filter) =>
    [
        Check.Within($"{filter} overlap with MUSE", OverlapFraction, 0.3, 1, failLow: 0.01, advice: "HST covers little of the MUSE field"),
        Check.Within($"{filter} dynamic range / scatter", DynamicRange, 5, 1e9, failLow: 2,
            advice: "the galaxy is too even or too faint here to tell slope from offset: use the offset for a slope of 1"),
        Check.Within($"{filter} HST wider than MUSE", ExcessFwhmArcsec, -0.4, 0.4, "″",
            "the resolutions differ: check HstFwhmArcsec and MuseFwhmArcsec"),
    ];

    // A Gaussian wider by δ in σ² changes an image by δ/2 ∇²: so that MUSE − (HST on its scale) = −δ/2 ∇² for HST wider by δ.
    // The curvature is taken of HST, which is smooth; noise in it would make up a correlation.
    private static double Width(HstImage muse, HstImage hst, Image<bool>? stars, StraightLine line)
    {
        var model = hst.Science.Map(v => (float)((v - line.Intercept) / line.Slope));
        var curvature = Laplacian.Of(model);
        var residual = muse.Science.Combine(model, (m, h) => m == 0 ? float.NaN : m - h);
        var (r, c) = CommonPixels.Of(residual, curvature, stars);
        if (r.Length < 10) return 0;
        // The brightest peaks decide: half of all pixels, the flat ones, only carry noise.
        double limit = 3 * RobustStatistics.MadStd(c), rc = 0, cc = 0;
        for (int i = 0; i < c.Length; i++)
        {
            if (Math.Abs(c[i]) < limit) continue;
            rc += r[i] * c[i];
            cc += c[i] * c[i];
        }
        if (!(cc > 0)) return 0;
        double delta = -2 * rc / cc;
        return Math.Sign(delta) * Fwhm.FromSigma(Math.Sqrt(Math.Abs(delta))) * muse.Wcs.PixelScaleArcsec;
    }
}

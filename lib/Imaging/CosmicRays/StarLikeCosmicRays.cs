namespace HstNotebooks.Imaging;

/// <summary>
/// Cosmic rays that look like stars on a smooth map, such as an Hα image without its continuum: DAOFIND's stars whose radial profile is
/// negative anywhere, which an emission region's is not. It is what the PHANGS-HST Hα pipeline of 2023 did. DAOFIND refuses what is
/// sharper than the PSF (<see cref="StarFinderOptions.SharpHigh"/> 1), so hits of a single pixel are missed, which most are: expect a
/// quarter of all.
/// </summary>
public static class StarLikeCosmicRays
{
    private static readonly double[] ProfileEdgesPx = [.. Enumerable.Range(0, 15).Select(e => (double)e)];

    /// <summary>The cosmic rays, row after row; an empty list when there is none.</summary>
    /// <param name="image">The map; NaN is missing.</param>
    /// <param name="fwhmPx">FWHM of a star, pixels, 0.5 to 200; default 3.</param>
    /// <param name="thresholdSigma">Least height above the median, in σ of the clipped pixels, > 0; default 5.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Star> Find(
        Image<float> image, double fwhmPx = 3, double thresholdSigma = 5, CancellationToken cancellation = default)
    {
        var sky = SigmaClip.Clip(image);
        if (!(sky.Std > 0)) return [];
        var above = image - (float)sky.Median;
        var stars = StarFinder.Find(
            above, new() { FwhmPx = fwhmPx, Threshold = thresholdSigma * sky.Std }, cancellation: cancellation);
        var profiles = RadialProfile.Mean(above, [.. stars.Select(s => (s.X, s.Y))], ProfileEdgesPx, cancellation: cancellation);
        return [.. stars.Where((_, i) => profiles[i].Any(mean => mean < 0))];
    }
}

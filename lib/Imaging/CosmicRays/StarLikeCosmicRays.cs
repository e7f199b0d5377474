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

    /// <summary>The pixels whose centres are within a radius of any of these.</summary>
    /// <param name="width">Of the image, pixels.</param>
    /// <param name="height">Of the image, pixels.</param>
    /// <param name="stars">What <see cref="Find"/> found.</param>
    /// <param name="radiusPx">Radius, pixels, ≥ 0; default 3, as published.</param>
    public static Image<bool> Mask(int width, int height, IReadOnlyList<Star> stars, double radiusPx = 3)
    {
        ArgumentNullException.ThrowIfNull(stars);
        if (!(radiusPx >= 0) || !double.IsFinite(radiusPx)) throw new ArgumentOutOfRangeException(nameof(radiusPx), radiusPx, "≥ 0, and finite.");
        var mask = new Image<bool>(width, height);
        foreach (var star in stars)
        {
            int bottom = (int)Math.Max(0, Math.Ceiling(star.Y - radiusPx)), top = (int)Math.Min(height - 1, Math.Floor(star.Y + radiusPx));
            for (int y = bottom; y <= top; y++)
            {
                double half = Math.Sqrt(radiusPx * radiusPx - (y - star.Y) * (y - star.Y));
                int left = (int)Math.Max(0, Math.Ceiling(star.X - half)), right = (int)Math.Min(width - 1, Math.Floor(star.X + half));
                if (left <= right) mask.Row(y)[left..(right + 1)].Fill(true);
            }
        }
        return mask;
    }
}

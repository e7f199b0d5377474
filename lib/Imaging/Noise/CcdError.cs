namespace HstNotebooks.Imaging;

/// <summary>
/// The error of aperture photometry by the CCD equation as DAOPHOT has it: photon noise of the source, noise of the sky in the aperture,
/// and error of the level of the sky.
/// </summary>
public static class CcdError
{
    /// <summary>
    /// √(F/t + A σ² q² + A² (σ²/S) (Q² + π/2 − 1)). The level of the sky is taken as a median: its variance is that of the mean, and π/2 −
    /// 1 times that of independent pixels more. Photons in pixels at the rim count in full: by a few per cent too much where the rim of the
    /// aperture lies in the core of a bright star.
    /// </summary>
    /// <param name="flux">F, counts of the source without sky, electrons per second; negative ones count as 0.</param>
    /// <param name="areaPx">A, area of the aperture, pixels.</param>
    /// <param name="skySigma">σ, standard deviation of a pixel of the sky, electrons per second.</param>
    /// <param name="skyPixels">S, pixels of which the level of the sky is the median.</param>
    /// <param name="exposureS">t, exposure time at the source, seconds: an electron per second is so many electrons.</param>
    /// <param name="ratio">q, noise of the aperture over σ √A (<see cref="CorrelatedNoise"/>); 1 for independent, whole pixels.</param>
    /// <param name="skyRatio">Q, noise of the mean of S pixels over σ/√S; 1 for independent pixels.</param>
    /// <returns>1 σ, electrons per second; NaN for t or S of 0, and for NaN.</returns>
    public static double OfAperture(
        double flux, double areaPx, double skySigma, double skyPixels, double exposureS, double ratio = 1, double skyRatio = 1)
    {
        double photons = exposureS > 0 ? Math.Max(0, flux) / exposureS : double.NaN;
        double sky = areaPx * skySigma * skySigma * ratio * ratio;
        double perPixel = skyPixels > 0 ? skySigma * skySigma / skyPixels : double.NaN;
        double level = areaPx * areaPx * perPixel * (skyRatio * skyRatio + Math.PI / 2 - 1);
        return Math.Sqrt(photons + sky + level);
    }

    /// <summary>
    /// √|F + A σ² + A² σ²/S| with count rates as if they were electrons, and S the whole area of the ring: what the published catalogues
    /// have. For a thousand seconds the photon noise is thirty times too large.
    /// </summary>
    /// <param name="flux">F, counts of the source without sky, electrons per second.</param>
    /// <param name="areaPx">A, area of the aperture, pixels.</param>
    /// <param name="skySigma">σ, standard deviation of a pixel of the sky, electrons per second.</param>
    /// <param name="skyAreaPx">S, area of the ring, pixels.</param>
    public static double Published(double flux, double areaPx, double skySigma, double skyAreaPx)
    {
        double variance = skySigma * skySigma;
        return Math.Sqrt(Math.Abs(flux + areaPx * variance + areaPx * areaPx * variance / skyAreaPx));
    }
}

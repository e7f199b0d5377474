namespace HstNotebooks;

/// <summary>One exposure of a simulated parallel field.</summary>
/// <param name="ExposureS">Exposure time, seconds, 1 to 10 000.</param>
/// <param name="DitherXPx">How far the detector is shifted along x of the drizzled image, its pixels, −1000 to 1000.</param>
/// <param name="DitherYPx">How far it is shifted along y.</param>
public sealed record AcsParallelExposure(double ExposureS, double DitherXPx = 0, double DitherYPx = 0)
{
    /// <summary>
    /// Exposures of one time, shifted by tens of pixels and all fractions of one; the steps along y are larger than the gap between the
    /// chips, so that it is covered by all exposures but one. After three the pattern is repeated, a little displaced.
    /// </summary>
    /// <param name="count">Exposures, 1 to 64.</param>
    /// <param name="exposureS">Time of each, seconds.</param>
    public static IReadOnlyList<AcsParallelExposure> Dithers(int count, double exposureS)
    {
        if (count is < 1 or > 64) throw new ArgumentOutOfRangeException(nameof(count), count, "1 to 64.");
        (double X, double Y)[] pattern = [(0, 0), (118.37, 63.71), (41.68, 131.24)];
        return [.. Enumerable.Range(0, count).Select(k => new AcsParallelExposure(
            exposureS, pattern[k % 3].X + 3.41 * (k / 3), pattern[k % 3].Y - 2.27 * (k / 3)))];
    }

    internal bool IsInRange => ExposureS is >= 1 and <= 10_000 && Math.Abs(DitherXPx) <= 1000 && Math.Abs(DitherYPx) <= 1000;
}

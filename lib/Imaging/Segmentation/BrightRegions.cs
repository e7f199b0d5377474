using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Extended sources, or extended holes: what is connected to significant pixels, down to a lower level. For masks under a background
/// fit, and for the negative residuals of a subtraction.
/// </summary>
public static class BrightRegions
{
    /// <summary>
    /// The pixels beyond <paramref name="edgeSigma"/> · rms that are connected, by edges, to one beyond <paramref name="seedSigma"/> · rms.
    /// </summary>
    /// <param name="image">The image; NaN belongs to no region.</param>
    /// <param name="seedSigma">Positive: pixels above it are seeds. Negative: pixels at or below it are.</param>
    /// <param name="edgeSigma">Where regions end; the sign and at most the size of <paramref name="seedSigma"/>.</param>
    /// <param name="rms">The noise, in units of the image, ≥ 0, as of <see cref="CoreRms"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Image<bool> Find<T>(Image<T> image, double seedSigma, double edgeSigma, double rms) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(Math.Abs(seedSigma) > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(seedSigma), seedSigma, "A positive or a negative number.");
        }
        if (!(edgeSigma / seedSigma is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(edgeSigma), edgeSigma, FormattableString.Invariant($"Between 0 and seedSigma, {seedSigma}."));
        }
        if (!(rms >= 0)) throw new ArgumentOutOfRangeException(nameof(rms), rms, "The noise is not negative, and not NaN.");
        return Morphology.Propagate(Beyond(image, seedSigma * rms, seedSigma > 0), Beyond(image, edgeSigma * rms, seedSigma > 0));
    }

    /// <summary>
    /// The noise without the bright part of the image: 1.4826 × the median absolute deviation of the finite pixels that are at most
    /// <paramref name="belowSigma"/> times that of all. Of pure noise this is too small, as the noise is cut too: by 3 % for 2, 20 % for 1.
    /// </summary>
    /// <param name="image">The image; NaN and infinite pixels are left out.</param>
    /// <param name="belowSigma">The cut: 0 is the noise of the pixels that are not positive.</param>
    /// <returns>In units of the image; NaN when no pixel is left.</returns>
    public static double CoreRms<T>(Image<T> image, double belowSigma) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (double.IsNaN(belowSigma)) throw new ArgumentOutOfRangeException(nameof(belowSigma), belowSigma, "A number.");
        double limit = belowSigma * RobustStatistics.MadStd(image);
        return RobustStatistics.MadStd(image.Map(v => double.CreateTruncating(v) <= limit ? v : T.NaN));
    }

    private static Image<bool> Beyond<T>(Image<T> image, double level, bool above) where T : unmanaged, INumber<T> =>
        above ? image.Map(v => double.CreateTruncating(v) > level) : image.Map(v => double.CreateTruncating(v) <= level);
}

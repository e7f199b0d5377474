using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Pixels that are too negative to be true, as where a star was oversubtracted: holes for
/// <see cref="Inpainting.Interpolate{T}(Image{T}, Image{bool}, double, int, InpaintingOptions?, CancellationToken)"/>.
/// </summary>
public static class IntensityNegatives
{
    /// <summary>
    /// Pixels at or below a level, and what lies within some steps along rows and columns. With level 0 in a noisy image this is most of
    /// the sky, and what fills it is biased; −5 σ takes artefacts only.
    /// </summary>
    /// <param name="image">The image; NaN is not below anything.</param>
    /// <param name="level">In units of the image.</param>
    /// <param name="growPx">How far the mask grows, pixels, ≥ 0; default 2.</param>
    public static Image<bool> AtOrBelow<T>(Image<T> image, double level, int growPx = 2) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (double.IsNaN(level)) throw new ArgumentOutOfRangeException(nameof(level), level, "A number.");
        return Morphology.Dilate(image.Map(v => double.CreateTruncating(v) <= level), Footprint.Diamond(1), growPx);
    }

    /// <summary>
    /// Holes as a whole: what lies below −<paramref name="edgeSigma"/> σ and is connected to pixels below −<paramref name="seedSigma"/> σ,
    /// closed by a cross of 3 pixels.
    /// </summary>
    /// <param name="image">The image; NaN is not below anything.</param>
    /// <param name="rms">σ, in units of the image, as of <see cref="BrightRegions.CoreRms"/> below 3 σ.</param>
    /// <param name="seedSigma">How deep a hole must be, σ, positive; default 5.</param>
    /// <param name="edgeSigma">Where it ends, σ, at most <paramref name="seedSigma"/>; default 1.</param>
    public static Image<bool> Connected<T>(Image<T> image, double rms, double seedSigma = 5, double edgeSigma = 1)
        where T : unmanaged, INumber<T> =>
        Morphology.Close(BrightRegions.Find(image, -seedSigma, -edgeSigma, rms), Footprint.Diamond(1));
}

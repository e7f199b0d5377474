using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Convolution with a round Gaussian: separable, centred for odd and even sizes, aware of missing pixels. Corresponds to
/// <c>astropy.convolution.convolve</c> and <c>scipy.ndimage.gaussian_filter</c>.
/// </summary>
public static class GaussianConvolution
{
    /// <summary>
    /// The image convolved with a Gaussian of this σ. Flux is conserved away from borders and missing pixels. Infinite pixels spread.
    /// </summary>
    /// <param name="image">float or double; NaN is a missing pixel, treated as the options say.</param>
    /// <param name="sigmaPx">σ in pixels, ≥ 0; 0 returns a copy.</param>
    /// <param name="options">Edges, NaN, sampling; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double: the arithmetic is done in it.</typeparam>
    public static Image<T> Smooth<T>(Image<T> image, double sigmaPx, GaussianOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new();
        var taps = GaussianKernel.Taps(sigmaPx, options.Sampling, options.TruncateSigma);
        return SeparableConvolution.Run(image, taps, taps, weightPower: 1, options, cancellation);
    }

    /// <summary>
    /// The variance of <see cref="Smooth"/> of an image whose pixels have independent noise of this variance: the squared kernel,
    /// Σ k² V / (Σ k)² where the kernel was renormalised. Neighbouring pixels of the result are correlated:
    /// <see cref="GaussianKernel.CorrelatedNoiseFactor"/>. With <see cref="EdgePolicy.Reflect"/> the mirrored pixels count as independent,
    /// which they are not: within a kernel radius of the border the variance is then too small.
    /// </summary>
    /// <param name="variance">Variance per pixel; NaN where the pixel is missing.</param>
    /// <param name="sigmaPx">σ in pixels, ≥ 0; 0 returns a copy.</param>
    /// <param name="options">The same as for the image itself.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static Image<T> SmoothVariance<T>(Image<T> variance, double sigmaPx, GaussianOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new();
        var taps = GaussianKernel.Taps(sigmaPx, options.Sampling, options.TruncateSigma);
        return SeparableConvolution.Run(variance, [.. taps.Select(t => t * t)], taps, weightPower: 2, options, cancellation);
    }
}

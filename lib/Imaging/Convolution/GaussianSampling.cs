namespace HstNotebooks.Imaging;

/// <summary>How a Gaussian becomes the numbers of a kernel.</summary>
public enum GaussianSampling
{
    /// <summary>
    /// The function at pixel centres, as <c>astropy.convolution.Gaussian2DKernel</c>. Below σ ≈ 0.7 px it smooths less than asked.
    /// </summary>
    PixelCentre,

    /// <summary>The function integrated over each pixel: the kernel of a Gaussian seen through a square pixel.</summary>
    PixelIntegrated,

    /// <summary>
    /// The function at pixel centres, its width adjusted so that the variance of the taps is σ² exactly: convolved widths add in quadrature
    /// for the smallest σ too. The same as <see cref="PixelCentre"/> above σ ≈ 0.7 px.
    /// </summary>
    WidthExact,
}

namespace HstNotebooks.Imaging;

/// <summary>How a Gaussian becomes the numbers of a kernel.</summary>
public enum GaussianSampling
{
    /// <summary>The function at pixel centres, as <c>astropy.convolution.Gaussian2DKernel</c>. Below σ ≈ 0.7 px it smooths less than asked.</summary>
    PixelCentre,

    /// <summary>The function integrated over each pixel: the kernel of a Gaussian seen through a square pixel.</summary>
    PixelIntegrated,

    /// <summary>
    /// The discrete Gaussian e^(−σ²) Iₙ(σ²) (Lindeberg 1990): its variance is σ² exactly for any σ, so that convolved widths add in
    /// quadrature even for the smallest σ.
    /// </summary>
    Discrete,
}

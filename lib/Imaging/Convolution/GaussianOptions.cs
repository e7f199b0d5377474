namespace HstNotebooks.Imaging;

/// <summary>What lies outside the image for a convolution.</summary>
public enum EdgePolicy
{
    /// <summary>Nothing is known there: the kernel is renormalised over the pixels inside the image. No darkening at the border.</summary>
    Renormalise,

    /// <summary>
    /// Zeros that count: pixels at the border are darkened (<c>boundary='fill'</c> of astropy, and an FFT with zero padding).
    /// </summary>
    Zero,

    /// <summary>The image mirrored about its border, <c>d c b a | a b c d</c> (<c>mode='reflect'</c> of scipy.ndimage).</summary>
    Reflect,
}

/// <summary>What NaN, a missing pixel, does in a convolution.</summary>
public enum NanPolicy
{
    /// <summary>It is left out and the kernel renormalised over the other pixels; where the input is NaN the result is NaN too.</summary>
    Preserve,

    /// <summary>It is left out, and filled in from its neighbours; NaN remains only where no finite pixel is under the kernel.</summary>
    Interpolate,

    /// <summary>It spreads over the whole kernel.</summary>
    Propagate,
}

/// <summary>How an image is convolved with a Gaussian.</summary>
public sealed record GaussianOptions
{
    /// <summary>Outside the image; default: renormalise.</summary>
    public EdgePolicy Edge { get; init; } = EdgePolicy.Renormalise;

    /// <summary>Missing pixels; default: left out, and kept missing.</summary>
    public NanPolicy Nan { get; init; } = NanPolicy.Preserve;

    /// <summary>How the Gaussian is sampled; default: at pixel centres.</summary>
    public GaussianSampling Sampling { get; init; } = GaussianSampling.PixelCentre;

    /// <summary>Where the kernel ends, in σ, 1 to 40; default 4.</summary>
    public double TruncateSigma { get; init; } = 4;
}

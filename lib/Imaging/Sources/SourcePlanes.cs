using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>The planes that sources are measured on, all of one shape.</summary>
/// <param name="Image">What is measured.</param>
/// <param name="Labels">To which source a pixel belongs.</param>
/// <param name="Moments">What positions and shapes come from: the image, or a smoothed one.</param>
/// <param name="Error">1 σ errors, or null.</param>
/// <param name="Mask">True pixels are left out; or null.</param>
/// <param name="Background">A background that was subtracted, or null.</param>
internal sealed record SourcePlanes<T>(
    Image<T> Image, Image<int> Labels, Image<T> Moments, Image<T>? Error, Image<bool>? Mask, Image<T>? Background)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public PixelBox Frame => new(0, 0, Image.Width, Image.Height);

    /// <summary>Whether pixel x + y × width counts.</summary>
    public bool IsUsed(int at) => T.IsFinite(Image.Pixels[at]) && !(Mask is not null && Mask.Pixels[at]);
}

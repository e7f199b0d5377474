using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The outline of a mask over an image, along the edges of its pixels.</summary>
/// <param name="Mask">As large as the image.</param>
public sealed record Contour(Image<bool> Mask)
{
    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Colour; null chooses one.</summary>
    public Rgb? Color { get; init; }
}

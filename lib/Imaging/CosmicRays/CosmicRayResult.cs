namespace HstNotebooks.Imaging;

/// <summary>The hits of an image, and the image without them.</summary>
/// <param name="Mask">True where a cosmic ray hit. Missing and masked pixels never are.</param>
/// <param name="Cleaned">The image with hits replaced; every other pixel is that of the input, NaN too.</param>
/// <param name="CountPerIteration">Pixels in the mask after each round; the last two agree when the last round found nothing new.</param>
public sealed record CosmicRayResult(Image<bool> Mask, Image<float> Cleaned, IReadOnlyList<int> CountPerIteration)
{
    /// <inheritdoc/>
    public override string ToString() => $"{CountPerIteration[^1]} cosmic-ray pixels in {CountPerIteration.Count} iterations";
}

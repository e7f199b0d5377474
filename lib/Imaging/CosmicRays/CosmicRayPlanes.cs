namespace HstNotebooks.Imaging;

/// <summary>What the rounds of detection work on: the image without its background and with replaced hits, and what goes with it.</summary>
/// <param name="Data">The image; no NaN.</param>
/// <param name="Variance">Its given variance without that of the background, hits replaced; null when it follows from the image.</param>
/// <param name="Background">What was subtracted, as the noise needs it; null when nothing was.</param>
/// <param name="Blocked">Missing, masked and saturated pixels: never flagged, never used in replacing; null when there are none.</param>
internal sealed record CosmicRayPlanes(Image<float> Data, Image<float>? Variance, Image<float>? Background, Image<bool>? Blocked);

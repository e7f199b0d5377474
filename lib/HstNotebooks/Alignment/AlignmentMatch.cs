using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A source and the star of the reference that it is.</summary>
/// <param name="Image">Index of the image.</param>
/// <param name="Source">Index of the source among those of its image.</param>
/// <param name="Reference">Index of the star in the reference.</param>
/// <param name="Pixel">Where the source is in its image, 0-based.</param>
/// <param name="Before">Offset from source to star with the WCS as it was, mas, to the east and to the north.</param>
/// <param name="After">The same after the correction.</param>
/// <param name="HeldOut">
/// The same after a correction that was fitted without this star and others, mas; NaN where too few stars were left.
/// </param>
/// <param name="IsUsed">Whether the fit used it; if not, it was clipped.</param>
public sealed record AlignmentMatch(int Image, int Source, int Reference, PixelPoint Pixel,
    (double East, double North) Before, (double East, double North) After, (double East, double North) HeldOut, bool IsUsed);

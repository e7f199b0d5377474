namespace HstNotebooks.Imaging;

/// <summary>How holes are filled.</summary>
public sealed record InpaintingOptions
{
    /// <summary>
    /// Which pixels may have a value in the end. Default, null: those that had one, so that NaN stays NaN. With a coverage all missing
    /// pixels in it are filled, holes or not, and the others become NaN; a coverage that is true everywhere lets the image grow beyond its
    /// border.
    /// </summary>
    public Image<bool>? Coverage { get; init; }

    /// <summary>
    /// Outside the image; default: nothing is known there. <see cref="EdgePolicy.Zero"/> counts zeros and darkens holes at the border, or
    /// makes them 0 where there is nothing else, as <c>boundary='fill'</c> of astropy; <see cref="EdgePolicy.Reflect"/> is not for holes.
    /// </summary>
    public EdgePolicy Edge { get; init; } = EdgePolicy.Renormalise;
}

namespace HstNotebooks.Imaging;

/// <summary>The sky around stars: clipped statistics of the pixels in rings.</summary>
public static class AnnulusStatistics
{
    /// <summary>
    /// Mean, median, standard deviation and number of the pixels of a ring about every position, without outliers; every pixel counts
    /// once. Corresponds to <c>photutils.aperture.ApertureStats</c> of annuli. NaN with a count of 0 where the ring has no pixel.
    /// </summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="positions">Centres, 0-based pixels, anywhere; one that is not finite has no pixel.</param>
    /// <param name="innerPx">Inner radius, pixels, > 0.</param>
    /// <param name="outerPx">Outer radius, pixels, more than the inner one, at most 10 000.</param>
    /// <param name="clip">How outliers are rejected; null for the defaults.</param>
    /// <param name="membership">Which pixels are in the ring; default: those whose centre is.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A radius is out of range, or the shapes differ.</exception>
    public static SigmaClipResult[] Measure(
        Image<float> image, IReadOnlyList<(double X, double Y)> positions, double innerPx, double outerPx, SigmaClipOptions? clip = null,
        PixelMembership membership = PixelMembership.Centre, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        if (!(innerPx > 0 && innerPx < outerPx && outerPx <= 10000))
        {
            throw new ArgumentOutOfRangeException(
                nameof(innerPx), FormattableString.Invariant($"A ring from {innerPx} to {outerPx} pixels; 0 < inner < outer ≤ 10000."));
        }
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        clip ??= new();
        clip.Validate();

        var statistics = new SigmaClipResult[positions.Count];
        var ring = new AnnulusPixels(image, mask, innerPx, outerPx, membership);
        Positions.InGroups(positions, () => new ClippedBox<float>(0), (values, i) =>
        {
            values.Clear();
            ring.AddTo(values, positions[i].X, positions[i].Y);
            statistics[i] = values.Clip(clip);
        }, cancellation);
        return statistics;
    }
}

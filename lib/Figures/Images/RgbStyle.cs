namespace HstNotebooks;

/// <summary>
/// How three images become one in colour, after Lupton et al. (2004): the mean of the bands is stretched, and all three are multiplied
/// with the same factor, so that colours stay what they are at any brightness (<c>astropy.visualization.make_lupton_rgb</c>).
/// </summary>
public sealed record RgbStyle : PictureStyle
{
    /// <summary>
    /// Value of each band that becomes black, in its own units; null: the sky level, the median that 3σ clipping leaves.
    /// </summary>
    public (double Red, double Green, double Blue)? Minimum { get; init; }

    /// <summary>
    /// What each band is multiplied with after its minimum is taken off; null: what makes the summed light of all that stands out from the
    /// sky white. With a <see cref="Stretch"/> it is (1, 1, 1) unless given.
    /// </summary>
    public (double Red, double Green, double Blue)? Weights { get; init; }

    /// <summary>
    /// Mean intensity above the minimum at which a linear stretch would be white; null: chosen so that the noise of the sky is just seen.
    /// </summary>
    public double? Stretch { get; init; }

    /// <summary>
    /// The softening: the larger, the more the bright is compressed; null: 8 with a given stretch, else what makes the brightest 0.05 %
    /// white.
    /// </summary>
    public double? Q { get; init; }
}

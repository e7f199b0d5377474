namespace HstNotebooks.Imaging;

/// <summary>What a Moffat fit came to.</summary>
public enum MoffatQuality
{
    /// <summary>All parameters are within their bounds.</summary>
    Fitted,

    /// <summary>
    /// α ended at its upper bound: the wings fall at least as steeply as a Gaussian's. The width is that of the data, α is not.
    /// </summary>
    SteepWings,

    /// <summary>
    /// γ ended at its upper bound, or α at its lower one, or the width is more than twice the radius of the fit: the profile is broader
    /// than its pixels show.
    /// </summary>
    TooBroad,

    /// <summary>
    /// The amplitude or γ ended at its lower bound: there is no peak at the position. The width, 2 · 0.3 · √(2^(1/α) − 1) at the bound,
    /// means nothing.
    /// </summary>
    NoCentralPeak,

    /// <summary>Fewer than 8 good pixels: nothing was fitted.</summary>
    TooFewPixels,

    /// <summary>
    /// No minimum was reached, or the median of the box is below the lowest background allowed, where the fit would start.
    /// </summary>
    DidNotConverge,
}

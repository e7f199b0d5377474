namespace HstNotebooks;

/// <summary>MUSE against HST at one resolution, on the grid of HST.</summary>
/// <param name="Ratio">MUSE / (HST + k).</param>
/// <param name="Difference">MUSE − HST.</param>
/// <param name="AnchoredByRatio">(HST + k) × ratio.</param>
/// <param name="AnchoredByDifference">HST + difference.</param>
/// <param name="K">k, in the unit of HST.</param>
public sealed record RatioAndDifference(
    HstImage Ratio, HstImage Difference, HstImage AnchoredByRatio, HstImage AnchoredByDifference, double K);

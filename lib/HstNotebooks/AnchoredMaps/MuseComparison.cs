namespace HstNotebooks;

/// <summary>A map of HST beside MUSE.</summary>
/// <param name="Muse">MUSE's Hα on its grid.</param>
/// <param name="OnHst">The same on the grid of HST, flux per HST pixel.</param>
/// <param name="Smoothed">HST at the resolution of MUSE, on the grid of HST.</param>
/// <param name="OnMuse">The same on the grid of MUSE, flux per MUSE pixel.</param>
/// <param name="Compared">Ratio and difference, on the grid of HST.</param>
/// <param name="Fit">HST against MUSE.</param>
/// <param name="Anchored">HST anchored by the fit.</param>
public sealed record MuseComparison(
    HstImage Muse, HstImage OnHst, HstImage Smoothed, HstImage OnMuse, RatioAndDifference Compared, MuseFit Fit, HstImage Anchored);

namespace HstNotebooks;

/// <summary>Finished anchored maps.</summary>
/// <param name="Raw">Line and continuum, e⁻/s.</param>
/// <param name="Halpha">The line as a flux, trimmed.</param>
/// <param name="Subtracted">Without background and stars.</param>
/// <param name="OnMuse">The same at the resolution and on the grid of MUSE; null without MUSE.</param>
/// <param name="Compared">Ratio and difference; null without MUSE.</param>
/// <param name="Fit">HST against MUSE; null without MUSE.</param>
/// <param name="Filled">Anchored by the fit, without negative holes.</param>
/// <param name="Final">The same without cosmic rays.</param>
/// <param name="WidthAngstrom">Width of the band that made it a flux.</param>
/// <param name="Written">Full paths of the products.</param>
/// <param name="Warnings">What is worth knowing.</param>
/// <param name="Options">How it was made.</param>
public sealed record AnchoredMapsRun(
    LineImage Raw, HstImage Halpha, HstImage Subtracted, HstImage? OnMuse, RatioAndDifference? Compared, MuseFit? Fit, HstImage Filled, HstImage Final,
    double WidthAngstrom, IReadOnlyList<string> Written, IReadOnlyList<string> Warnings, AnchoredMapsOptions Options)
{
    /// <summary>MUSE's Hα on its grid; null without MUSE.</summary>
    public HstImage? Muse { get; init; }

    /// <summary>MUSE's Hα on the grid of HST; null without MUSE.</summary>
    public HstImage? MuseOnHst { get; init; }

    /// <summary>Whether the maps can be used.</summary>
    public Verdict Verdict => Fit?.Verdict ?? Verdict.Of();
}

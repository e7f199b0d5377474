using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Finished anchored maps.</summary>
/// <param name="Raw">Line and continuum, e⁻/s.</param>
/// <param name="Halpha">The line as a flux, trimmed.</param>
/// <param name="Clean">Without background and stars.</param>
/// <param name="Muse">Beside MUSE; null without MUSE.</param>
/// <param name="Filled">Anchored by the fit, or without MUSE as it is; without negative holes.</param>
/// <param name="Final">The same without cosmic rays.</param>
/// <param name="WidthAngstrom">Width of the band that made it a flux.</param>
/// <param name="Written">Full paths of the products.</param>
/// <param name="Warnings">What is worth knowing.</param>
/// <param name="Options">How it was made.</param>
public sealed record AnchoredMapsRun(LineImage Raw, HstImage Halpha, HstImage Clean, MuseComparison? Muse, HstImage Filled, HstImage Final,
    double WidthAngstrom, IReadOnlyList<string> Written, IReadOnlyList<string> Warnings, AnchoredMapsOptions Options)
{
    /// <summary>The pixels that were taken for cosmic rays, on the grid of the maps; null when none were looked for.</summary>
    public Image<bool>? CosmicRays { get; init; }

    /// <summary>Whether the maps can be used.</summary>
    public Verdict Verdict => Muse?.Fit.Verdict ?? Verdict.Of();

    /// <inheritdoc/>
    public override string ToString() => $"{Final}{(Muse is null ? ", not anchored" : $"; {Muse.Fit}")}";
}

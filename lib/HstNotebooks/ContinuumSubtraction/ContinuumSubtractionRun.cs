namespace HstNotebooks;

/// <summary>A finished continuum subtraction.</summary>
/// <param name="Images">The images.</param>
/// <param name="Smoothed">The HST bands on the grid of MUSE; null without MUSE.</param>
/// <param name="Anchoring">What MUSE said; null without.</param>
/// <param name="Halpha">The map.</param>
/// <param name="Options">How it was made.</param>
public sealed record ContinuumSubtractionRun(
    GalaxyImages Images, Bands<HstImage>? Smoothed, MuseAnchoring? Anchoring, HalphaMap Halpha, ContinuumSubtractionOptions Options)
{
    /// <summary>Full paths of the products.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>What is worth knowing.</summary>
    public IReadOnlyList<string> Warnings => Images.Warnings;

    /// <summary>
    /// Writes the products that the options ask for (<c>{galaxy}_hst_ha.fits</c>, …), the quality image and the tables of the fits, each
    /// complete or not there.
    /// </summary>
    /// <param name="folder">Where they go; other files in it are left alone.</param>
    /// <param name="progress">Told after each product.</param>
    /// <param name="cancellation">Stops between products.</param>
    /// <returns>The run with the full paths that were written.</returns>
    public ContinuumSubtractionRun Write(
        string folder, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default) =>
        this with { Written = ContinuumProducts.Write(this, folder, progress, cancellation) };

    /// <summary>Whether the map can be used, and if not, why.</summary>
    public Verdict Verdict => new([.. Anchoring?.Verdict.Checks ?? [], .. Halpha.Verdict.Checks]);
}

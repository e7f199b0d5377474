namespace HstNotebooks;

/// <summary>The main numbers of a galaxy's quality.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Fluxes">Its nebulae against MUSE.</param>
/// <param name="Pixels">Its pixels beside the nebulae.</param>
public sealed record QaRow(string Galaxy, FluxComparison Fluxes, PixelHistogram Pixels)
{
    /// <summary>All checks of both.</summary>
    public Verdict Verdict => Verdict.Of([("fluxes", Fluxes.Verdict), ("pixels", Pixels.Verdict)]);
}

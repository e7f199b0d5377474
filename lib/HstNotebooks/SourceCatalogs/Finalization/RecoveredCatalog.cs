namespace HstNotebooks;

/// <summary>What a published catalogue was made from, as far as its numbers tell.</summary>
/// <param name="Published">The catalogue.</param>
/// <param name="PhotFlam">PHOTFLAM of the image, erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s.</param>
/// <param name="Counts">
/// Count rates without sky (which is given as 0), the standard deviation of the sky's pixels, and the errors of the original, e⁻/s.
/// </param>
/// <param name="Closure">
/// The largest deviation, relative, of a flux or an error from the published one when the original step is applied to
/// <paramref name="Counts"/>: 1e-12 and less where the catalogue was made so.
/// </param>
public sealed record RecoveredCatalog(PublishedCatalog Published, double PhotFlam, PhotometryTable Counts, double Closure)
{
    /// <summary>The catalogue as it was published, made anew.</summary>
    public FinalCatalog Original() => Finalization.Finalize(Counts, new() { PhotFlam = PhotFlam, Fidelity = Fidelity.Original });

    /// <summary>
    /// The catalogue as it should be: encircled energy of ACS/WFC, and errors whose Poisson part is that of electrons,
    /// σ² = F/t + s²(A + A²/S). The original took electrons per second for electrons. That drizzling correlates noise is not allowed for.
    /// </summary>
    /// <param name="exposureS">
    /// Exposure time t, seconds, positive. The catalogues do not say it: 1000 s is a guess for these visits.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The exposure time is not positive.</exception>
    public FinalCatalog Corrected(double exposureS)
    {
        if (!(exposureS > 0) || !double.IsFinite(exposureS))
        {
            throw new ArgumentOutOfRangeException(nameof(exposureS), exposureS, "The exposure time is a positive number of seconds.");
        }
        var counts = Counts with { Sources = [.. Counts.Sources.Select(s => s with { Errors = Errors(s) })] };
        return Finalization.Finalize(counts, new()
        {
            PhotFlam = PhotFlam,
            PivotAngstrom = ZeroPoints.PivotAngstrom(EncircledEnergy.AcsWfc.Name, Published.Filter),
        });

        double[] Errors(SourcePhotometry source) => [.. source.CountRates.Select((rate, i) =>
            Math.Sqrt(Math.Max(rate, 0) / exposureS + source.BackStd * source.BackStd * CatalogRecovery.SkyPixels(Counts.RadiiPx[i])))];
    }
}

namespace HstNotebooks.Imaging;

/// <summary>
/// Rejects cosmic rays by comparing exposures of one place, as AstroDrizzle does with a median image (its minimum where there are two).
/// Only pixels known to be hit are looked at, as it is for simulations: what is too faint to stand out stays, nothing else is lost.
/// </summary>
public static class CosmicRayComparison
{
    /// <summary>
    /// Sets the hit pixels that stand out to NaN. Where a place has one exposure alone there is nothing to compare with, and all stay.
    /// </summary>
    /// <param name="chips">The chips of all exposures; their pixels are changed.</param>
    /// <param name="hits">The hit pixels of each chip, all inside it.</param>
    /// <param name="readNoise">Standard deviation of the read noise, electrons.</param>
    /// <param name="sigmas">How far a pixel may be above the reference, in units of its noise.</param>
    public static void Reject(
        IReadOnlyList<DitheredChip> chips, IReadOnlyList<IReadOnlyList<ChargedPixel>> hits, double readNoise, double sigmas = 4)
    {
        ArgumentNullException.ThrowIfNull(chips);
        ArgumentNullException.ThrowIfNull(hits);
        if (hits.Count != chips.Count)
            throw new ArgumentException($"There are {hits.Count} lists of hits for {chips.Count} chips.", nameof(hits));
        // All are compared before any is rejected, so that their order does not matter.
        var rejected = new List<ChargedPixel>[chips.Count];
        Compute.For(chips.Count, k => rejected[k] = [.. hits[k].Where(hit => StandsOut(chips, chips[k], hit, readNoise, sigmas))]);
        for (int k = 0; k < chips.Count; k++)
        {
            foreach (var hit in rejected[k]) chips[k].Electrons[hit.X, hit.Y] = float.NaN;
        }
    }

    private static bool StandsOut(
        IReadOnlyList<DitheredChip> chips, DitheredChip chip, ChargedPixel hit, double readNoise, double sigmas)
    {
        double rate = chip.Electrons[hit.X, hit.Y] / chip.ExposureS;
        var (x, y) = chip.Placement.ToOutput(hit.X, hit.Y);
        var rates = new List<double> { rate };
        foreach (var other in chips)
        {
            double its = other.Exposure == chip.Exposure ? double.NaN : other.NearestRate(x, y);
            if (!double.IsNaN(its)) rates.Add(its);
        }
        if (rates.Count == 1) return false;
        rates.Sort();
        double reference = rates.Count == 2 ? rates[0] : (rates[(rates.Count - 1) / 2] + rates[rates.Count / 2]) / 2;
        double noise = Math.Sqrt(Math.Max(0, reference) * chip.ExposureS + readNoise * readNoise) / chip.ExposureS;
        return rate > reference + sigmas * noise;
    }
}

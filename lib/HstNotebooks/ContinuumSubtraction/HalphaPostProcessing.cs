using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// What may be done to a finished Hα map for the eye or for finding nebulae: none of it makes fluxes better, and none is done by default.
/// Mirrors the optional modules of the PHANGS-HST Hα pipeline.
/// </summary>
public static class HalphaPostProcessing
{
    // Published numbers: σ, pixels, boxes.
    private const double SeedSigma = 5, EdgeSigma = 1;
    private const int BoxPx = 50, FilterBoxes = 25, FillPasses = 3;

    /// <summary>
    /// The steps whose letters are given, in the order b, s, i, c: background, stars, intensity negatives, cosmic rays.
    /// <c>Apply(map, "bsic", stars)</c> is what the pipeline calls <c>_hst_ha_bsic</c>.
    /// </summary>
    /// <param name="map">The map; with its error for cosmic rays.</param>
    /// <param name="steps">Letters of b, s, i and c.</param>
    /// <param name="stars">Mask of foreground stars on any grid, for s.</param>
    /// <param name="seed">Of the noise that replaces stars.</param>
    /// <exception cref="ArgumentException">A letter is none of the four, or the mask of stars is missing.</exception>
    public static HstImage Apply(HstImage map, string steps, HstImage? stars = null, int seed = 12345)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.FirstOrDefault(letter => !"bsic".Contains(letter, StringComparison.Ordinal)) is var unknown and not '\0')
        {
            throw new ArgumentException(
                $"'{unknown}' is no step: b (background), s (stars), i (intensity negatives) and c (cosmic rays) are.", nameof(steps));
        }
        if (steps.Contains('b', StringComparison.Ordinal)) map = SubtractBackground(map);
        if (steps.Contains('s', StringComparison.Ordinal))
            map = AnchoredMaps.MaskStars(map, stars ?? throw new ArgumentException("Step s needs a mask of stars.", nameof(stars)), seed);
        if (steps.Contains('i', StringComparison.Ordinal)) map = FillNegatives(map);
        if (steps.Contains('c', StringComparison.Ordinal))
            map = map.FillHits(ContinuumSubtraction.FindCosmicRays(map), CancellationToken.None);
        return map with { Name = $"{map.Name} {steps}" };
    }

    /// <summary>
    /// The map without a background of boxes of 50 pixels, median-filtered over 25 boxes; bright regions are left out. Takes diffuse gas
    /// with it. Corresponds to <c>get_bgsub</c>.
    /// </summary>
    public static HstImage SubtractBackground(HstImage map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var bright = BrightRegions.Find(map.Science, SeedSigma, EdgeSigma, BrightRegions.CoreRms(map.Science, 2));
        var mesh = BackgroundMesh.Estimate(
            map.Science, new() { BoxWidth = BoxPx, BoxHeight = BoxPx, FilterWidth = FilterBoxes, FilterHeight = FilterBoxes }, bright);
        return map.WithScience(mesh.SubtractFrom(map.Science));
    }

    /// <summary>Holes below −5 σ, down to −σ, filled from their neighbours. Corresponds to <c>get_interp_negs</c>.</summary>
    public static HstImage FillNegatives(HstImage map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var holes = IntensityNegatives.Connected(map.Science, BrightRegions.CoreRms(map.Science, 3), SeedSigma, EdgeSigma);
        return map.WithScience(Inpainting.Interpolate(map.Science, holes, sigmaPx: 1, FillPasses));
    }
}

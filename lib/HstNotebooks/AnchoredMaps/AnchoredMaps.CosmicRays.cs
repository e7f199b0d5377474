using HstNotebooks.Imaging;

namespace HstNotebooks;

public static partial class AnchoredMaps
{
    private const double StarHitRadiusPx = 3, StarHitSigmaPx = 0.75;

    /// <summary>
    /// Cosmic rays of the narrow band by their edges: hits are sharpest there, before anything is subtracted. The variance is that of the
    /// background and of the electrons.
    /// </summary>
    /// <param name="narrow">The narrow band, e⁻/s.</param>
    /// <param name="map">The map, trimmed, whose pixels are marked.</param>
    /// <param name="options">The resolution of HST; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Image<bool> FindCosmicRays(
        HstImage narrow, HstImage map, AnchoredMapsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(narrow);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new();
        double rms = BrightRegions.CoreRms(narrow.Science, 3), exposure = narrow.Photometry.ExposureS ?? double.PositiveInfinity;
        var error = GaussianConvolution.Smooth(narrow.Science, 2, cancellation: cancellation)
            .MapInPlace(v => (float)Math.Sqrt(rms * rms + Math.Max(v, 0) / exposure));
        var resolution = new ContinuumSubtractionOptions { HstFwhmArcsec = options.HstFwhmArcsec };
        var hits = ContinuumSubtraction.FindCosmicRays(narrow with { Error = error }, resolution, cancellation);
        return narrow.WithScience(hits.Map(isHit => isHit ? 1f : 0f))
            .OnGrid(map.Wcs, map.Width, map.Height, conserveFlux: false, RegridOrder.Nearest, cancellation).Science.Map(v => v == 1);
    }

    /// <summary>
    /// Cosmic rays as stars with a dark ring, on the map anchored by difference. Corresponds to <c>cosmicray_finder</c>.
    /// </summary>
    /// <param name="filled">The anchored map without negative holes.</param>
    /// <param name="inputs">With MUSE and its resolution.</param>
    /// <param name="museOnHst">MUSE on the grid of the map.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Star> FindStarLikeCosmicRays(
        HstImage filled, AnchoredMapsInputs inputs, HstImage museOnHst, AnchoredMapsOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filled);
        var compared = Compare(filled, SmoothToMuse(filled, inputs, options, cancellation), museOnHst);
        return StarLikeCosmicRays.Find(compared.AnchoredByDifference.Science, cancellation: cancellation);
    }

    private static (HstImage Image, Image<bool>? Hits) CleanCosmicRays(AnchoredMapsInputs inputs, HstImage filled, MuseComparison? muse,
        Image<bool> coverage, NeuralCosmicRays? network, AnchoredMapsOptions options, CancellationToken cancellation)
    {
        Image<bool> hits;
        switch (options.CosmicRays)
        {
            case CosmicRayFinder.Laplacian:
                hits = FindCosmicRays(inputs.Narrow, filled, options, cancellation);
                return (Fill(filled, hits, FillSigmaPx, FillPasses, coverage, options.Fidelity), hits);
            case CosmicRayFinder.Stars:
                var stars = muse is null
                    ? StarLikeCosmicRays.Find(filled.Science, cancellation: cancellation)
                    : FindStarLikeCosmicRays(filled, inputs, muse.OnHst, options, cancellation);
                hits = Mask.Circles(filled.Width, filled.Height, [.. stars.Select(s => (s.X, s.Y))], StarHitRadiusPx);
                return (Fill(filled, hits, StarHitSigmaPx, 1, coverage, options.Fidelity), hits);
            case CosmicRayFinder.Neural:
                hits = network!.Find(filled.Science, options.Neural, cancellation: cancellation);
                return (Fill(filled, hits, FillSigmaPx, FillPasses, coverage, options.Fidelity), hits);
            default:
                return (filled, null);
        }
    }
}

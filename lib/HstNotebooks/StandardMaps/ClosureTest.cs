using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Whether what a simulation put in comes out of the standard maps.</summary>
public static class ClosureTest
{
    /// <summary>Recovered over true total flux of each galaxy and band; passes within 2 %.</summary>
    /// <exception cref="ReductionException">The stamps are real data.</exception>
    public static Verdict Flux(StampSet stamps, StandardMapsRun run)
    {
        var truth = Known(stamps);
        ArgumentNullException.ThrowIfNull(run);
        // A merger's main galaxy alone shares its border with the companion: its total has no truth of its own.
        var shared = stamps.Mergers.Values.Select(m => m.Galaxy).ToHashSet();
        return new([.. run.Galaxies.Where(g => !shared.Contains(g.Name)).SelectMany(g => g.Maps.Select(m =>
            Check.Within($"flux of {g.Name} in {StampSet.Filter(m.Band)} over truth", m.FluxOut / truth.Fluxes[g.Name][m.Band],
                0.98, 1.02, advice: "look at sky, mask and matching kernel", failLow: 0.9, failHigh: 1.1)))]);
    }

    /// <summary>(map − noise-free map) / √variance of every pixel of the mask, all bands: a normal distribution of width 1.</summary>
    /// <exception cref="ReductionException">The stamps are real data.</exception>
    public static double[] Pulls(StampSet stamps, GalaxyMaps maps, StandardMapsOptions? options = null)
    {
        var truth = Known(stamps);
        ArgumentNullException.ThrowIfNull(maps);
        string galaxy = stamps.Mergers.GetValueOrDefault(maps.Name)?.Galaxy ?? maps.Name;
        return [.. maps.Maps.SelectMany(map =>
        {
            // The same steps on the noise-free stamp; its sky is what the measured one is off by.
            var clean = StandardMaps.Map(StampTruth.NoiseFree(stamps, galaxy, map.Band), stamps.Weight(galaxy, map.Band),
                map.Sky - truth.Sky[map.Band], maps.Mask.Image, map.Band, options);
            return (map.Signal - clean.Signal).Combine(map.Variance, (n, v) => n / Math.Sqrt(v)).Select(maps.Mask.Image);
        })];
    }

    /// <summary>The width of the pulls; passes between 0.97 and 1.03.</summary>
    public static Verdict PullWidth(double[] pulls)
    {
        ArgumentNullException.ThrowIfNull(pulls);
        double width = Math.Sqrt(pulls.Average(p => p * p));
        return Verdict.Of(Check.Within("width of noise / √variance", width, 0.97, 1.03, advice: "the weights do not describe the noise", failLow: 0.8, failHigh: 1.25));
    }

    /// <summary>
    /// The stars of each band, brought to the common PSF and fitted again: median σ over the common σ, passes within 2 %. Works for real
    /// stars too, whose PSF is not quite a Gaussian.
    /// </summary>
    public static Verdict CommonPsf(StampSet stamps, StandardMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        options ??= new();
        return new([.. options.Bands.Where(b => stamps.Stars(b, 60).Count > 0).Select(band =>
        {
            var gaussian = new GaussianOptions { Sampling = options.Sampling, TruncateSigma = options.TruncateSigma };
            var widths = stamps.Stars(band, 60).Select(name =>
            {
                var (star, mask) = stamps.Star(name, band, 60);
                return GaussianFit.Fit(GaussianConvolution.Smooth(star.Science.ToDouble(), options.MatchingSigmaPx(band), gaussian), mask).SigmaPx;
            }).ToArray();
            return Check.Within($"σ of stars in {StampSet.Filter(band)} over common σ", RobustStatistics.Median(widths) / options.CommonSigmaPx(), 0.98, 1.02,
                advice: "the stars differ from the PSF table, or from a Gaussian", failLow: 0.8, failHigh: 1.25);
        })]);
    }

    private static StampTruth Known(StampSet stamps)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        return stamps.Truth ?? throw new ReductionException($"{stamps.Folder} is real data: its truth is not known.");
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What a reduction of a simulated galaxy found, against what was put in.</summary>
/// <param name="OffsetErrors">Measured / true background of each band − 1; null without MUSE.</param>
/// <param name="SlopeError">Measured / expected [NII] and throughput slope − 1; null without MUSE.</param>
/// <param name="BrightCount">HII regions above 2 × 10⁻¹⁶ erg s⁻¹ cm⁻² with pixels in the mask, or without a mask in the field.</param>
/// <param name="BrightSum">Their summed flux over the true one: inside the mask, or without one within 0.5″.</param>
/// <param name="BrightMedian">Median of their ratios.</param>
/// <param name="AllSum">The summed flux of all regions over the true one.</param>
/// <param name="AllMedian">Median of all ratios.</param>
/// <param name="PullMedian">Median of (map − truth) / error over all pixels but stars.</param>
/// <param name="PullWidth">Robust σ of it: 1 when the errors are right.</param>
/// <param name="OffNebulaMedian">Median of map − truth outside nebulae and stars, 10⁻²⁰ erg s⁻¹ cm⁻² per pixel.</param>
/// <param name="Unsubtracted">Pixels with a value of which no continuum was taken, a fraction.</param>
/// <param name="CosmicRays">Hits in the field.</param>
/// <param name="CosmicRaysFound">Of them, those that were marked.</param>
public sealed record HalphaClosure(
    Bands<double>? OffsetErrors, double? SlopeError, int BrightCount, double BrightSum, double BrightMedian,
    double AllSum, double AllMedian, double PullMedian, double PullWidth, double OffNebulaMedian, double Unsubtracted,
    int CosmicRays, int CosmicRaysFound)
{
    private const double BrightFlux = 2e4;
    private const int LeastPixels = 50;
    private const double ApertureArcsec = 0.5;

    /// <summary>Reduces a simulated galaxy: its files are found where the simulation put them.</summary>
    public static ContinuumSubtractionRun Reduce(
        PhangsLikeTruth truth, ContinuumSubtractionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var galaxy = truth.Options;
        PhangsLikeBand[] bands = [galaxy.Narrow, galaxy.Broad1, galaxy.Broad2];
        var files = GalaxyFiles.Find(galaxy.Galaxy, truth.Folder, [.. bands.Select(b => b.Filter)], [.. bands.Select(b => b.Instrument)]);
        return ContinuumSubtraction.Run(files, BandpassSet.ReadFolder(truth.PathOf("filters")),
            new(galaxy.Galaxy, galaxy.Ebv, galaxy.VelocityKms), null, options, cancellation: cancellation);
    }

    /// <summary>Compares a run with the truth of its galaxy.</summary>
    /// <exception cref="ReductionException">The truth is of another field.</exception>
    public static HalphaClosure Of(ContinuumSubtractionRun run, PhangsLikeTruth truth)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(truth);
        Compute.ReleaseMemory();
        var map = run.Halpha.Image;
        var grid = map.Wcs;
        // Without MUSE the map still holds what the slope would take away.
        double scale = run.Anchoring is null ? truth.ExpectedSlope : 1;
        var expected = HstImage.Read(truth.PathOf("truth_ha_hst.fits")).OnGrid(grid, map.Width, map.Height)
            .Science.MapInPlace(v => (float)(v * scale));
        var difference = map.Science - expected;
        var mask = run.Images.Files.NebulaMask is { } path ? NebulaMask.Read(path).OnGrid(grid, map.Width, map.Height) : null;
        var places = Places(run, truth);
        var outside = map.Science.Combine(map.Error!, (v, e) => float.IsFinite(v) && e > 0)
            .Combine(run.Halpha.Quality, (isFinite, bits) => isFinite && (bits & (byte)LineQuality.Star) == 0);

        var known = expected.Where(map.Science.Map(float.IsFinite), float.NaN);
        Dictionary<int, double> found = Fluxes(map.Science), put = Fluxes(known);
        var regions = truth.Regions.Where(r => found.ContainsKey(r.Id) && put.GetValueOrDefault(r.Id) > 0).ToArray();
        var bright = regions.Where(r => r.Flux > BrightFlux).ToArray();
        float[] pulls = difference.Combine(map.Error!, (d, e) => d / e).Select(outside);
        var beside = mask?.Background ?? Mask.Circles(map.Width, map.Height, places.Values, AperturePx()).Not();
        float[] sky = difference.Select(outside.And(beside));
        var hits = Hits(run, truth);
        return new(
            run.Anchoring?.Offsets.Zip(Bands.Of(truth.Bands.Select(b => b.OffsetPerMusePixel).ToArray()), (o, t) => o.Offset / t - 1),
            run.Anchoring is { } anchoring ? anchoring.Slope.Slope / truth.ExpectedSlope - 1 : null,
            bright.Length, Total(bright), Middle(bright), Total(regions), Middle(regions),
            RobustStatistics.Median(pulls), RobustStatistics.MadStd(pulls), RobustStatistics.Median(sky),
            UnsubtractedPart(run), hits.Length, hits.Count(isFound => isFound));

        double AperturePx() => ApertureArcsec / grid.PixelScaleArcsec;

        Dictionary<int, double> Fluxes(Image<float> image) =>
            mask is not null ? InMask(mask.Labels, image) : InApertures(places, image, AperturePx());

        double Total(IReadOnlyCollection<SimulatedRegion> some) => some.Sum(r => found[r.Id]) / some.Sum(r => put[r.Id]);
        double Middle(IReadOnlyCollection<SimulatedRegion> some) =>
            RobustStatistics.Median(some.Select(r => found[r.Id] / put[r.Id]).ToArray());
    }

    /// <summary>
    /// Whether truth is recovered: backgrounds within 1 %, slope within 0.5 %, bright regions within 2 %, pulls of width 1 ± 0.03.
    /// </summary>
    public Verdict Verdict => new(
    [
        .. OffsetErrors is { } offsets
            ? offsets.Named.Select(o => Check.Within(
                $"background {o.Name} over truth − 1", 100 * o.Value, -1, 1, "%", "look at the anchoring fit", -5, 5))
            : [],
        .. SlopeError is { } slope
            ? new[] { Check.Within("slope over truth − 1", 100 * slope, -0.5, 0.5, "%", "look at the fit of the slope", -2, 2) }
            : [],
        Check.Within($"flux of {BrightCount} bright regions over truth", BrightSum, 0.98, 1.02,
            advice: "look at continuum and slope", failLow: 0.9, failHigh: 1.1),
        Check.Within("its median", BrightMedian, 0.98, 1.02, advice: "look at continuum and slope", failLow: 0.9, failHigh: 1.1),
        Check.Within("width of (map − truth) / error", PullWidth, 0.97, 1.03,
            advice: "the errors do not describe the noise", failLow: 0.8, failHigh: 1.25),
        Check.AtMost("pixels without continuum", 100 * Unsubtracted, 0, 1, "%", "they hold the whole narrow band"),
        Check.Within("cosmic-ray pixels found", (double)CosmicRaysFound / Math.Max(1, CosmicRays), CosmicRays == 0 ? 0 : 0.85, 1,
            advice: "look at the cosmic rays", failLow: CosmicRays == 0 ? 0 : 0.5),
    ]);

    /// <summary>The numbers as a row for each.</summary>
    public DataTable Table()
    {
        var table = new DataTable("quantity", "found / truth, or value");
        foreach (var (name, error) in OffsetErrors?.Named ?? []) table.Add($"background {name}", Math.Round(1 + error, 5));
        if (SlopeError is { } slope) table.Add("[NII] + throughput slope", Math.Round(1 + slope, 5));
        return table.Add($"flux of {BrightCount} bright regions", Math.Round(BrightSum, 4))
            .Add("median of them", Math.Round(BrightMedian, 4))
            .Add("flux of all regions", Math.Round(AllSum, 4)).Add("median of all", Math.Round(AllMedian, 4))
            .Add("median of (map − truth) / error", Math.Round(PullMedian, 4)).Add("width of it", Math.Round(PullWidth, 4))
            .Add("map − truth off the nebulae (10⁻²⁰ erg s⁻¹ cm⁻² / px)", Math.Round(OffNebulaMedian, 3))
            .Add("pixels without continuum (%)", Math.Round(100 * Unsubtracted, 3))
            .Add("cosmic-ray pixels found", $"{CosmicRaysFound} of {CosmicRays}");
    }

    private static Dictionary<int, double> InMask(Image<int> labels, Image<float> image) =>
        RegionSums.Measure(labels, image).Where(s => s.Covered >= LeastPixels).ToDictionary(s => s.Id, s => s.Sum);

    // Without a mask: what lies in a circle about each region, where that is wholly covered.
    private static Dictionary<int, double> InApertures(Dictionary<int, (double X, double Y)> places, Image<float> image, double radiusPx) =>
        places.Keys.Zip(ApertureSum.Measure(image, [.. places.Values], [radiusPx])).Where(p => double.IsFinite(p.Second[0].Sum))
            .ToDictionary(p => p.First, p => p.Second[0].Sum);

    // Of each region in the field, its pixel.
    private static Dictionary<int, (double X, double Y)> Places(ContinuumSubtractionRun run, PhangsLikeTruth truth)
    {
        var map = run.Halpha.Image;
        var (left, bottom) = Corner(run, truth);
        return truth.Regions.Select(r => (r.Id, X: r.X - left, Y: r.Y - bottom))
            .Where(r => r.X >= 0 && r.Y >= 0 && r.X <= map.Width - 1 && r.Y <= map.Height - 1).ToDictionary(r => r.Id, r => (r.X, r.Y));
    }

    // The pixel of the simulated narrow band that is the first of the map.
    private static (int Left, int Bottom) Corner(ContinuumSubtractionRun run, PhangsLikeTruth truth)
    {
        var narrow = HstImage.Read(truth.PathOf(truth.Narrow.Science)).Wcs;
        var corner = narrow.SkyToPixel(run.Halpha.Image.Wcs.PixelToSky(new(0, 0)));
        return ((int)Math.Round(corner.X), (int)Math.Round(corner.Y));
    }

    private static double UnsubtractedPart(ContinuumSubtractionRun run)
    {
        var continuum = run.Halpha.Continuum.Science;
        int with = 0, without = 0;
        for (int i = 0; i < continuum.Pixels.Length; i++)
        {
            if (float.IsNaN(run.Halpha.Image.Science.Pixels[i])) continue;
            with++;
            if (continuum.Pixels[i] == 0) without++;
        }
        return (double)without / Math.Max(1, with);
    }

    // Of each pixel that was hit inside the field, whether it is marked.
    private static bool[] Hits(ContinuumSubtractionRun run, PhangsLikeTruth truth)
    {
        var map = run.Halpha.Image;
        var (left, bottom) = Corner(run, truth);
        return [.. truth.CosmicRays.Select(hit => (X: hit.X - left, Y: hit.Y - bottom))
            .Where(p => p.X >= 0 && p.Y >= 0 && p.X < map.Width && p.Y < map.Height && !float.IsNaN(map.Science[p.X, p.Y]))
            .Select(p => (run.Halpha.Quality[p.X, p.Y] & (byte)LineQuality.CosmicRay) != 0)];
    }
}

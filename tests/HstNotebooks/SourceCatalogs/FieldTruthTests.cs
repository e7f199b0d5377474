using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>What the defaults find, measure and flag in simulated fields, against what was put in.</summary>
public sealed class FieldTruthTests
{
    private const double ReachPx = 2;

    [Fact]
    public void Sources_are_found_and_those_found_are_there_at_every_magnitude()
    {
        var sim = AcsParallelField.Simulate(new()
        {
            Width = 1400, Height = 1200, Seed = 811, Sky = new() { Stars = 350, Galaxies = 110, BlendedPairs = 25 },
        });
        var found = SourceDetection.Run(sim.Field, new() { NPixels = 12 });
        var truth = InDeepArea(sim, sim.Sources.Select(s => (Pixel(s), s.Magnitude)));
        double zeroPoint = sim.Sources[0].Magnitude + 2.5 * Math.Log10(sim.Sources[0].ElectronsPerS);
        var measured = InDeepArea(sim, found.Sources.Select(
            (s, i) => (found.Deblended.All[i], zeroPoint - 2.5 * Math.Log10(Math.Max(1e-3, s.Segment.Flux)))));
        var result = Completeness.Of(truth, measured, ReachPx);
        foreach (var (bright, faint, complete, pure) in new[] { (18.0, 21.0, 0.93, 0.98), (21, 23, 0.93, 0.98), (23, 24.5, 0.92, 0.95) })
        {
            int[] bins = [.. Enumerable.Range(0, result.Present.Count).Where(b => result.Edges[b] >= bright && result.Edges[b] < faint)];
            double present = bins.Sum(b => result.Present[b]), recovered = bins.Sum(b => result.Recovered[b]);
            double all = bins.Sum(b => result.Found[b]);
            Assert.True(present > 40);
            Assert.True(recovered >= complete * present, $"{bright} to {faint} mag: {recovered} of {present}");
            Assert.True(recovered >= pure * all, $"{bright} to {faint} mag: {recovered} of {all} found");
        }
    }

    [Fact]
    public void Fluxes_of_lone_stars_are_unbiased_and_their_errors_right()
    {
        var pulls = new[] { 4.0, 6 }.ToDictionary(r => r, _ => new List<double>());
        var ratios = new[] { 4.0, 6 }.ToDictionary(r => r, _ => new List<double>());
        foreach (ulong seed in new ulong[] { 821, 822, 823 })
        {
            // Hits that are rejected on a star change its flux a little: without them.
            var sim = AcsParallelField.Simulate(new()
            {
                Width = 1400, Height = 1200, Seed = seed, CosmicRayRate = 0,
                Sky = new() { Stars = 150, Galaxies = 0, BlendedPairs = 0, SaturatedStars = 0, BrightestStar = 20.5, FaintestStar = 24 },
            });
            var table = AperturePhotometry.Measure(sim.Field, SourceDetection.Run(sim.Field).Deblended.Good);
            var deep = sim.Sources.Where(s => s.Exposures == 3).Select(s => new TrueSource(
                Pixel(s), s.Sky, s.ElectronsPerS, s.Magnitude, s.Kind, s.IsSaturated, s.Exposures));
            foreach (double r in pulls.Keys)
            {
                var fluxes = FluxTruth.Compare(table, new([.. deep], sim.Psf), r);
                pulls[r].AddRange(fluxes.Pulls);
                ratios[r].Add(fluxes.Ratio);
            }
        }
        Assert.All(ratios.Values, ofSeeds => Assert.InRange(ofSeeds.Average(), 0.995, 1.005));
        Assert.All(pulls.Values, p => Assert.True(p.Count > 150));
        Assert.All(pulls.Values, p => Assert.InRange(RobustStatistics.MadStd(p.ToArray()), 0.85, 1.15));
        Assert.All(pulls.Values, p => Assert.InRange(RobustStatistics.Median(p.ToArray()), -0.4, 0.2));
    }

    [Fact]
    public void Forty_reference_stars_align_a_field_to_three_mas_and_belong_to_their_sources()
    {
        foreach (ulong seed in new ulong[] { 831, 832 })
        {
            var sim = AcsParallelField.Simulate(new()
            {
                Width = 1400, Height = 1200, Seed = seed, Sky = new() { Stars = 200 }, Gaia = new() { MostStars = 40 },
                WcsError = new() { EastArcsec = -0.5, NorthArcsec = 0.4, RotationDeg = 0.015, Scale = 1.00003 },
            });
            var result = ParallelField.Run(sim.Field, SkyCatalog.FromTable(sim.Gaia));
            var places = Enumerable.Range(0, 12 * 14).Select(i => new PixelPoint(50 + 100 * (i % 14), 50 + 100 * (i / 14)));
            var wcs = result.Field.Image.Wcs;
            double meanSquare = places.Average(p => Squared(wcs.PixelToSky(p).SeparationTo(sim.TrueWcs.PixelToSky(p)).Mas));
            Assert.True(meanSquare < Squared(3), $"{Math.Sqrt(meanSquare)} mas");

            var matched = result.Counts.Sources.Where(s => s.Gaia is not null).ToArray();
            Assert.True(matched.Length > 15);
            Assert.All(matched, m => Assert.Equal(
                sim.Sources.MinBy(s => double.Hypot(s.X - m.X, s.Y - m.Y)), sim.Sources.MinBy(s => s.Sky.SeparationTo(m.Gaia!.Value).Mas)));
        }

        static double Squared(double v) => v * v;
    }

    [Fact]
    public void In_a_single_exposure_cosmic_rays_are_flagged_and_stars_are_not()
    {
        var sim = AcsParallelField.Simulate(AcsParallelOptions.SingleExposure with
        {
            Width = 1400, Height = 1200, Seed = 841, Sky = new() { Stars = 200, SaturatedStars = 0 },
        });
        PixelPoint[] sources = [.. SourceDetection.Run(sim.Field).Deblended.Good];
        var table = AperturePhotometry.Measure(sim.Field, sources, cosmicRays: CosmicRayMap.Find(sim.Field).Mask);
        var real = PointMatch.OneToOne(sources, [.. sim.Sources.Select(Pixel)], ReachPx).Select(p => p.Position).ToHashSet();
        bool[] isHit = sim.CosmicRays.IsNear([.. sources.Select(p => (p.X, p.Y))], ReachPx);
        int[] rays = [.. Enumerable.Range(0, sources.Length).Where(i => !real.Contains(i))];
        int[] clean = [.. real.Where(i => !isHit[i])];
        Assert.True(rays.Length > 200 && clean.Length > 50);
        Assert.True(rays.Count(i => table.Sources[i].IsCosmicRay) > 0.94 * rays.Length);
        Assert.True(clean.Count(i => table.Sources[i].IsCosmicRay) < 0.04 * clean.Length);
    }

    private static PixelPoint Pixel(AcsParallelSource source) => new(source.X, source.Y);

    // Away from the borders, and where two exposures or more reject cosmic rays.
    private static (PixelPoint, double)[] InDeepArea(AcsParallelSimulation sim, IEnumerable<(PixelPoint At, double Magnitude)> list)
    {
        var all = list.ToArray();
        var isCovered = SourceCoverage.Measure(sim.Field, [.. all.Select(s => s.At)]).IsCovered;
        return [.. all.Where((s, i) => isCovered[i] && sim.Exposures[(int)Math.Round(s.At.X), (int)Math.Round(s.At.Y)] >= 2)];
    }
}

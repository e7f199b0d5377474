using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Cosmic rays of drizzled fields, and where sources are covered.</summary>
public sealed class CosmicRayMapTests
{
    [Fact]
    public void Hits_in_single_exposures_are_found_and_stars_are_not()
    {
        var (field, truth) = WithHits();
        var map = CosmicRayMap.Find(field);
        Assert.Empty(map.Warnings);
        Assert.Equal(truth.CountTrue(), map.Hits.And(truth).CountTrue());
        // Of 400,000 pixels and 250 stars.
        Assert.InRange(FarFrom(truth, map), 0, 10);
        Assert.True(map.Mask.BoundingBox()!.Value is var box && box.X + box.Width <= 402);
    }

    [Fact]
    public void A_sky_that_was_subtracted_is_known_by_its_noise()
    {
        // 0.06 e⁻/s of sky in 400 s are as much noise again as the read-out.
        var (field, truth) = WithHits();
        var map = CosmicRayMap.Find(field with { Image = field.Image.WithScience(field.Image.Science - (float)SimulatedField.Sky) });
        Assert.Equal(truth.CountTrue(), map.Hits.And(truth).CountTrue());
        // Of 400,000 pixels and 250 stars.
        Assert.InRange(FarFrom(truth, map), 0, 10);
    }

    [Fact]
    public void The_mask_is_written_with_WCS_and_options_and_read_back()
    {
        using var folder = new TemporaryFolder();
        var (field, _) = WithHits();
        var map = CosmicRayMap.Find(field with { Path = folder.File("jabc01010_drc.fits") }, new() { SigClip = 6, GrowthPx = 1 });
        string path = map.Write();
        Assert.EndsWith("jabc01010_drc.mask.fits", path, StringComparison.Ordinal);
        Assert.Equal(map.Hits.Pixels, CosmicRayMap.ReadMask(path).Pixels);
        var written = HstImage.Read(path);
        Assert.True(written.Wcs.IsAlignedWith(SimulatedField.Wcs, 100, 100, 1e-6));
        Assert.Equal(map.Options, Provenance.Read(written.Header)!.Options<CosmicRayMapOptions>());
    }

    [Fact]
    public void A_mask_grows_by_any_footprint()
    {
        var map = CosmicRayMap.Find(WithHits().Field);
        Assert.Equal(map.Mask.Pixels, map.Grown(Footprint.Box(3, 3)).Mask.Pixels);
        var disk = map.Grown(Footprint.Disk(4));
        Assert.True(disk.Mask.CountTrue() > map.Mask.CountTrue());
        Assert.Equal(map.Hits.CountTrue(), disk.Mask.And(map.Hits).CountTrue());
    }

    [Fact]
    public void Without_context_the_whole_image_is_searched()
    {
        var (field, truth) = WithHits();
        var map = CosmicRayMap.Find(field with { Context = [] });
        Assert.Contains("CTX", Assert.Single(map.Warnings), StringComparison.Ordinal);
        Assert.InRange(map.Hits.And(truth).CountTrue(), truth.CountTrue() / 2, truth.CountTrue());
        Assert.Throws<ArgumentException>(() => CosmicRayMap.Find(field, new() { GrowthPx = 4 }));
        Assert.Throws<ArgumentException>(() => CosmicRayMap.Find(field, new() { SigClip = -1 }));
    }

    [Fact]
    public void Coverage_follows_context_weight_or_pixels()
    {
        var field = SimulatedField.Make(4);
        int[] bits = field.Context[0].Pixels;
        for (int i = 0; i < bits.Length; i++) if (i % SimulatedField.Width >= 700) bits[i] = 0;
        PixelPoint[] positions = [new(500, 500), new(699.5, 500), new(640, 20), new(double.NaN, 1)];
        var byContext = SourceCoverage.Measure(field, positions);
        Assert.Equal([1, 0.5, 0.705, double.NaN], byContext.Fractions.Select(f => Math.Round(f, 12)));
        Assert.Equal([true, false, false, false], byContext.IsCovered);
        Assert.Empty(byContext.Warnings);
        var byWeight = SourceCoverage.Measure(field with { Context = [], Weight = field.Context[0].Map(v => (float)v) }, positions);
        Assert.Equal(byContext.Fractions, byWeight.Fractions);
        Assert.Contains("weight", Assert.Single(byWeight.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, SourceCoverage.Measure(field with { Context = [] }, positions).Fractions[1]);
        // A second plane of context counts; the original does not see it.
        var second = field with { Context = [new Image<int>(SimulatedField.Width, SimulatedField.Height), field.Context[0]] };
        Assert.Equal(byContext.Fractions, SourceCoverage.Measure(second, positions).Fractions);
        Assert.Equal(0, SourceCoverage.Measure(second, positions, new(Fidelity.Original)).Fractions[0]);
        Assert.Throws<ArgumentException>(() => SourceCoverage.Measure(field, positions, new() { BoxPx = 0, MinFraction = 2 }));
    }

    // Hits that do not even touch a pixel that was hit.
    private static int FarFrom(Image<bool> truth, CosmicRayMap map) =>
        map.Hits.And(Morphology.Dilate(truth, Footprint.Box(3, 3)).Not()).CountTrue();

    // Hits of 400 to 4000 electrons where one exposure lies, and of as many where two do, which drizzling would have rejected.
    private static (DrizzledField Field, Image<bool> Truth) WithHits()
    {
        var field = SimulatedField.Make(4, secondFrom: 400);
        var truth = new Image<bool>(SimulatedField.Width, SimulatedField.Height);
        var random = new Random(1);
        for (int n = 0; n < 60; n++)
        {
            // Between the stars, two pixels each.
            int x = (n % 9 + 1) * SimulatedField.Spacing + n % 3, y = (n % 23 + 1) * SimulatedField.Spacing + n % 4;
            float rate = (float)(1 + 9 * random.NextDouble());
            foreach (int i in new[] { x, x + 1 })
            {
                field.Image.Science[i, y] += rate;
                truth[i, y] = true;
            }
            field.Image.Science[x + 800, y] += rate;
        }
        return (field, truth);
    }
}

using HstNotebooks.Imaging;
using static HstNotebooks.Tests.Imaging.Exposures.ChipCombinationTests;

namespace HstNotebooks.Tests.Imaging.Exposures;

/// <summary>Cosmic rays found by comparing exposures, and those that are left.</summary>
public sealed class CosmicRayComparisonTests
{
    [Fact]
    public void A_hit_is_rejected_where_another_exposure_shows_the_place()
    {
        IReadOnlyList<ChargedPixel>[] hits = [[new(1, 2, 900), new(6, 2, 900), new(6, 3, 12)], [new(0, 1, 500)]];
        // The second exposure begins at column 4 of the first.
        DitheredChip[] chips = [Chip(Struck(hits[0]), 10, 0, 0, 0), Chip(Struck(hits[1]), 10, 1, -4, 0)];
        CosmicRayComparison.Reject(chips, hits, readNoise: 4);
        Assert.Equal(1000, chips[0].Electrons[1, 2]);
        Assert.True(float.IsNaN(chips[0].Electrons[6, 2]));
        Assert.Equal(112, chips[0].Electrons[6, 3]);       // hardly above the noise: 12 electrons, σ 10.8
        Assert.True(float.IsNaN(chips[1].Electrons[0, 1]));
        Assert.Equal(2, chips.Sum(c => c.Electrons.Pixels.Count(float.IsNaN)));

        var mask = CosmicRayTrace.Mask(chips, hits, 12, 5, 20);
        Assert.Equal([2 * 12 + 1], Enumerable.Range(0, 60).Where(i => mask.Pixels[i]));
    }

    [Fact]
    public void Of_three_exposures_the_median_is_the_reference()
    {
        // One place is hit in one exposure, another in two of the three, where the fainter hit is the median.
        IReadOnlyList<ChargedPixel>[] hits = [[new(2, 2, 300), new(4, 1, 300)], [new(4, 1, 900)], []];
        DitheredChip[] chips = [.. hits.Select((h, k) => Chip(Struck(h), 10, k, 0, 0))];
        CosmicRayComparison.Reject(chips, hits, readNoise: 4);
        Assert.True(float.IsNaN(chips[0].Electrons[2, 2]));
        Assert.Equal(400, chips[0].Electrons[4, 1]);
        Assert.True(float.IsNaN(chips[1].Electrons[4, 1]));
    }

    [Fact]
    public void A_trace_is_as_wide_as_the_area_that_pixels_share()
    {
        DitheredChip[] chips = [Chip(Struck([new(3, 2, 100)]), 10, 0, 0.3, 0)];
        var mask = CosmicRayTrace.Mask(chips, [[new(3, 2, 100)]], 8, 5, 20);
        // Chip pixel 3 lies over 2.7: 30 % of its charge are in column 2, 70 % in column 3.
        Assert.Equal([2 * 8 + 2, 2 * 8 + 3], Enumerable.Range(0, 40).Where(i => mask.Pixels[i]));
    }

    [Fact]
    public void As_many_lists_as_chips_are_needed() =>
        Assert.Throws<ArgumentException>(() => CosmicRayComparison.Reject([Chip(Struck([]), 10, 0, 0, 0)], [], 4));

    // 100 electrons in each pixel and what the hits left.
    private static Image<float> Struck(IReadOnlyList<ChargedPixel> hits)
    {
        var image = new Image<float>(8, 5).Map(_ => 100f);
        foreach (var hit in hits) image[hit.X, hit.Y] += (float)hit.Electrons;
        return image;
    }
}

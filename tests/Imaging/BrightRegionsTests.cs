using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class BrightRegionsTests
{
    private static readonly Image<float> Image = new(7, 4,
    [
        0, 2, 6, 2, 0, 2, 2,
        1, 0, 2, 1, 0, 2, 2,
        0, 0, float.NaN, 0, 0, 1, -7,
        -2, -5, -1, 0, -2, -2, -1,
    ]);

    [Fact]
    public void Regions_end_above_the_edge_and_have_a_seed() =>
        Assert.Equal([".###...", "..#....", ".......", "......."], TestImages.Draw(BrightRegions.Find(Image, 5, 1, 1)));

    [Fact]
    public void Negative_regions_take_their_bounds_in() =>
        Assert.Equal([".......", ".......", "......#", "###.###"], TestImages.Draw(BrightRegions.Find(Image, -5, -1, 1)));

    [Fact]
    public void The_core_has_the_noise_of_the_sky()
    {
        var noise = WhiteNoise.Add(TestImages.Filled(700, 300, 0f), 2, 5);
        for (int i = 0; i < 20_000; i++) noise.Pixels[i * 10] += 100;
        Assert.InRange(BrightRegions.CoreRms(noise, 3), 1.95, 2.05);
        // Of a normal distribution cut at +2 σ and +1 σ: 1.4826 × median |x − median|, by numerical integration
        Assert.InRange(BrightRegions.CoreRms(WhiteNoise.Add(new Image<double>(900, 700), 1, 6), 2), 0.95, 0.98);
        Assert.Equal(double.NaN, BrightRegions.CoreRms(TestImages.Filled(3, 2, float.NaN), 3));
    }

    [Fact]
    public void Levels_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BrightRegions.Find(Image, 1, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrightRegions.Find(Image, 5, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrightRegions.Find(Image, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrightRegions.Find(Image, 5, 1, double.NaN));
    }
}

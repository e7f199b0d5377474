using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class CoadditionTests
{
    private static readonly PixelMap Same = PixelMap.Affine(0, 1, 0, 0, 0, 1), TwoRight = PixelMap.Affine(-2, 1, 0, 0, 0, 1);

    [Fact]
    public void Tiles_are_averaged_where_they_overlap()
    {
        var a = Tile(4, 2, 1, Same, new(0, 0, 4, 2)) with { Offset = 0.5 };
        var b = Tile(4, 2, 4, TwoRight, new(2, 0, 4, 2)) with { Factor = 0.5 };
        var result = Coaddition.Mean([a, b], 7, 2);
        float nan = float.NaN;
        Assert.Equal([0.5f, 0.5f, 1.25f, 1.25f, 2, 2, nan], result.Mean.Row(1).ToArray());
        Assert.Equal([1, 1, 2, 2, 1, 1, 0], result.Count.Row(1).ToArray());
        Assert.Null(result.Error);
    }

    [Fact]
    public void Errors_of_a_mean_are_those_of_a_mean()
    {
        var a = Tile(4, 2, 1, Same, new(0, 0, 4, 2)) with { Error = TestImages.Filled(4, 2, 3f) };
        var b = Tile(4, 2, 4, TwoRight, new(2, 0, 4, 2)) with { Error = TestImages.Filled(4, 2, 4f) };
        var uniform = Coaddition.Mean([a, b], 6, 2);
        Assert.Equal([3, 3, 2.5f, 2.5f, 4, 4], uniform.Error!.Row(0).ToArray());
        var weighted = Coaddition.Mean([a, b], 6, 2, byInverseVariance: true);
        Assert.Equal(2.4, weighted.Error![2, 0], 1e-6);
        Assert.Equal((1 / 9.0 + 4 / 16.0) / (1 / 9.0 + 1 / 16.0), weighted.Mean[2, 0], 1e-6);
    }

    [Fact]
    public void What_is_missing_or_without_weight_does_not_count()
    {
        var a = Tile(4, 2, 1, Same, new(0, 0, 4, 2));
        var b = Tile(4, 2, 4, Same, new(0, 0, 4, 2)) with { Weight = new Image<float>(4, 2, [0, 3, 1, 1, 0, 0, 0, 0]) };
        a.Pixels[2, 0] = float.NaN;
        var result = Coaddition.Mean([a, b], 4, 2);
        Assert.Equal([1, 3.25f, 4, 2.5f], result.Mean.Row(0).ToArray());
        Assert.Equal([1, 2, 1, 2], result.Count.Row(0).ToArray());
    }

    [Fact]
    public void A_pixel_counts_up_to_its_outer_edge()
    {
        var tile = new CoaddTile(new Image<float>(3, 1, [1, 2, 4]), PixelMap.Affine(-0.6, 1, 0, 0, 0, 1), new(0, 0, 5, 1));
        Assert.Equal([float.NaN, 1.4f, 2.8f, 4, float.NaN], Coaddition.Mean([tile], 5, 1).Mean.Pixels);
    }

    [Fact]
    public void Overlaps_measure_offset_scatter_and_flux_ratio()
    {
        Image<float> a = TestImages.Uniform(60, 50, 1).ToFloat(), b = TestImages.Uniform(60, 50, 2).ToFloat() - 7f;
        for (int i = 0; i < 200; i++) (a.Pixels[i * 14], b.Pixels[i * 14]) = (a.Pixels[i * 14] + 100, b.Pixels[i * 14] + 80);
        var overlap = Coaddition.Overlap([new(a, Same, new(0, 0, 60, 50)), new(b, Same, new(0, 0, 60, 50))], 0, 1)!;
        Assert.Equal(3000, overlap.Count);
        Assert.Equal(200, overlap.BrightCount);
        Assert.Equal(0.8, overlap.FluxRatio, 0.005);
        Assert.InRange((overlap.Difference - 7) / overlap.Uncertainty, -3, 3);
        Assert.Equal(1500, Coaddition.Overlap([new(a, Same, new(0, 0, 60, 50)), new(b, Same, new(0, 0, 60, 50))], 0, 1, most: 1500)!.Count);
        Assert.Null(Coaddition.Overlap([new(a, Same, new(0, 0, 20, 50)), new(b, Same, new(20, 0, 40, 50))], 0, 1));
    }

    [Fact]
    public void Tapers_fall_towards_holes_and_borders()
    {
        var image = TestImages.Filled(9, 7, 1f);
        image[6, 3] = float.NaN;
        var taper = EdgeDistance.Taper(image, 2);
        Assert.Equal([0.5f, 1, 1, 1, 1, 0.5f, 0, 0.5f, 0.5f], taper.Row(3).ToArray());
        Assert.Equal(Math.Sqrt(2) / 2, taper[5, 2], 1e-6);
        Assert.All(taper.Row(0).ToArray(), v => Assert.Equal(0.5f, v));
    }

    [Fact]
    public void Tiles_that_contradict_themselves_are_refused()
    {
        var tile = Tile(4, 2, 1, Same, new(0, 0, 4, 2));
        Assert.Throws<ArgumentException>(() => Coaddition.Mean([], 4, 2));
        Assert.Throws<ArgumentException>(() => Coaddition.Mean([tile], 3, 2));
        Assert.Throws<ArgumentException>(() => Coaddition.Mean([tile with { Error = new(2, 4) }], 4, 2));
        Assert.Throws<ArgumentException>(() => Coaddition.Mean([tile], 4, 2, byInverseVariance: true));
        Assert.Throws<ArgumentException>(() => Coaddition.Mean([tile with { Offset = double.NaN }], 4, 2));
    }

    private static CoaddTile Tile(int width, int height, float value, PixelMap map, PixelBox box) =>
        new(TestImages.Filled(width, height, value), map, box);
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class DetectionTests
{
    [Fact]
    public void Sources_smaller_than_wanted_are_dropped_and_the_others_numbered_anew()
    {
        // The patterns of photutils' test of npixels.
        var first = TestImages.Mask("####....", "#.......", "#.......", "#..#####", "...#....", "...#....", "...#....", "...#....");
        Assert.Equal(1, Find(first, 8).Pixels.Max());
        Assert.Equal(1, Find(first, 9).Pixels.Max());
        var second = TestImages.Mask("####....", "#.......", "#.......", "#.######", "..#.....", "..##....", "..##....", "..##....");
        foreach (int minPixels in new[] { 9, 13 }) Assert.Equal(13, Find(second, minPixels).Pixels.Sum());
        Assert.Equal(0, Find(second, 14).Pixels.Max());
        Assert.Equal(2, Find(second, 7).Pixels.Max());
    }

    [Theory]
    [InlineData(Connectivity.Four)]
    [InlineData(Connectivity.Eight)]
    public void Labels_are_those_of_the_mask_above_the_threshold(Connectivity connectivity)
    {
        foreach (var (width, height) in new[] { (131, 203), (1, 70), (40, 1), (1, 1) })
        {
            var image = TestImages.Uniform(width, height, 8).WithNaN(TestImages.RandomMask(width, height, 0.1, 9));
            var expected = ConnectedPixels.Label(image.Map(v => v > 1.1), connectivity).Labels;
            var found = Detection.Segments(image, DetectionThreshold.Constant(1.1), new() { MinPixels = 1, Connectivity = connectivity });
            Assert.Equal(expected.Pixels, found.Pixels);
        }
    }

    [Fact]
    public void A_pixel_at_the_threshold_is_not_above_it()
    {
        var image = new Image<float>(4, 1, [1, 2, float.NaN, float.PositiveInfinity]);
        Assert.Equal([0, 1, 0, 0], Detection.Segments(image, DetectionThreshold.Constant(1), new() { MinPixels = 1 }).Pixels);
        var plane = DetectionThreshold.Plane(new Image<float>(4, 1, [float.NaN, 1.5f, 0, 0]));
        Assert.Equal([0, 1, 0, 0], Detection.Segments(image, plane, new() { MinPixels = 1 }).Pixels);
    }

    [Fact]
    public void Missing_pixels_make_no_sources_and_take_none_from_their_neighbours()
    {
        var missing = TestImages.RandomMask(90, 70, 0.3, 2);
        var constant = TestImages.Filled(90, 70, 1.0).WithNaN(missing);
        var options = new DetectionOptions { Kernel = Kernel.Gaussian(2.5, 3), MinPixels = 1 };
        var found = Detection.Segments(constant, DetectionThreshold.Constant(0.999), options);
        for (int y = 1; y < 69; y++) for (int x = 1; x < 89; x++) Assert.Equal(!missing[x, y], found[x, y] > 0);
        Assert.Equal(0, Detection.Segments(TestImages.Filled(9, 7, double.NaN), DetectionThreshold.Constant(-1), options).Pixels.Max());
    }

    [Fact]
    public void Masked_pixels_belong_to_no_source()
    {
        var image = new Image<float>(11, 12);
        for (int y = 3; y < 8; y++) image.Row(y)[3..8].Fill(5);
        var mask = new Image<bool>(11, 12);
        for (int y = 4; y < 6; y++) mask.Row(y)[4..6].Fill(true);
        var found = Detection.Segments(image, DetectionThreshold.Constant(1), mask: mask);
        Assert.Equal(25 - 4, found.Pixels.Sum());
        Assert.DoesNotContain(Enumerable.Range(0, 132), i => mask.Pixels[i] && found.Pixels[i] != 0);
    }

    [Fact]
    public void Detection_with_a_kernel_is_that_of_the_convolved_image()
    {
        var image = TestImages.Uniform(77, 150, 4);
        var kernel = Kernel.Gaussian(3, 7);
        var threshold = DetectionThreshold.Constant(1.05);
        Assert.Equal(Detection.Segments(MatchedFilter.Convolve(image, kernel), threshold).Pixels,
            Detection.Segments(image, threshold, new() { Kernel = kernel }).Pixels);
        var small = Detection.Segments(image.Crop(0, 0, 2, 3), DetectionThreshold.Constant(-1), new() { Kernel = kernel });
        Assert.All(small.Pixels, label => Assert.Equal(1, label));
    }

    [Fact]
    public void Options_out_of_range_are_refused_together()
    {
        var e = Assert.Throws<ArgumentException>(() => Detection.Segments(new Image<float>(3, 2), DetectionThreshold.Constant(0),
            new() { MinPixels = 0, Connectivity = (Connectivity)5, Kernel = new(2, 3) }));
        Assert.Contains("MinPixels", e.Message);
        Assert.Contains("Connectivity 5", e.Message);
        Assert.Contains("2 × 3", e.Message);
        Assert.Throws<ArgumentException>(() => Detection.Segments(new Image<float>(3, 2), DetectionThreshold.Constant(0), mask: new(2, 3)));
        Assert.Empty(Detection.Segments(new Image<float>(0, 0), DetectionThreshold.Constant(0)).Pixels);
    }

    private static Image<int> Find(Image<bool> shape, int minPixels) =>
        Detection.Segments(shape.Map(p => p ? 1f : 0), DetectionThreshold.Constant(0), new() { MinPixels = minPixels });
}

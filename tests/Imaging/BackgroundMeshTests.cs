using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class BackgroundMeshTests
{
    private static readonly BackgroundMeshOptions Small = new() { BoxWidth = 10, BoxHeight = 8 };

    [Fact]
    public void A_constant_image_is_its_background_without_noise()
    {
        var background = BackgroundMesh.Estimate(TestImages.Filled(61, 40, 0.1f), Small with { ExcludePercentile = 90 });
        Assert.All(background.Mesh.Pixels, v => Assert.Equal(0.1f, v));
        Assert.All(background.RmsMesh.Pixels, v => Assert.Equal(0, v));
        Assert.All(background.Level<float>().Pixels, v => Assert.Equal(0.1f, v));
    }

    [Fact]
    public void The_filter_threshold_chooses_the_boxes_that_are_filtered()
    {
        // photutils, test_background_2d: a patch of 10 in box [1, 2] of ones
        var image = TestImages.Filled(100, 75, 1.0);
        for (int y = 25; y < 50; y++) image.Row(y)[50..75].Fill(10);
        var options = new BackgroundMeshOptions { BoxWidth = 25, BoxHeight = 25, FilterThreshold = 9 };
        Assert.All(BackgroundMesh.Estimate(image, options).Mesh.Pixels, v => Assert.Equal(1, v));
        var kept = BackgroundMesh.Estimate(image, options with { FilterThreshold = 11 }).Mesh;
        Assert.Equal(10, kept[2, 1]);
        Assert.Equal(10 + 11, kept.Pixels.Sum());
    }

    [Fact]
    public void Boxes_of_one_pixel_give_the_image_back()
    {
        // photutils: arange(12).reshape(3, 4), clipping cannot act; a spline through the values passes through them
        var image = new Image<double>(4, 3, [.. Enumerable.Range(0, 12).Select(i => (double)i)]);
        var background = BackgroundMesh.Estimate(image, new() { BoxWidth = 1, BoxHeight = 1, FilterWidth = 1, FilterHeight = 1 });
        Assert.Equal(image.Pixels, background.Mesh.Pixels);
        TestImages.AssertClose(image.Pixels, background.Level<double>().Pixels, 5e-3);
        Assert.Equal(5.5, background.MedianLevel);
    }

    [Fact]
    public void Partial_boxes_at_the_border_count_as_boxes()
    {
        var background = BackgroundMesh.Estimate(TestImages.Uniform(256, 129, 3), new() { BoxWidth = 16, BoxHeight = 16 });
        Assert.Equal((16, 9), (background.Mesh.Width, background.Mesh.Height));
        Assert.Equal(16, background.Excluded.CountTrue());
        Assert.Equal((256, 129), (background.Level<float>().Width, background.Level<float>().Height));
    }

    [Fact]
    public void A_missing_quadrant_is_filled_from_the_others()
    {
        // photutils: 4 × 4 boxes, a NaN quadrant, exclude_percentile 100: 12 boxes remain
        var image = TestImages.Filled(100, 80, 3.0);
        for (int y = 0; y < 40; y++) image.Row(y)[..50].Fill(double.NaN);
        var background = BackgroundMesh.Estimate(image, new() { BoxWidth = 25, BoxHeight = 20, ExcludePercentile = 100 });
        Assert.Equal(12, 16 - background.Excluded.CountTrue());
        TestImages.AssertClose([.. Enumerable.Repeat(3.0, 16)], background.Mesh.Pixels, 1e-15);
        Assert.All(background.SubtractFrom(image).Pixels, v => Assert.True(v is 0 or double.NaN || Math.Abs(v) < 1e-14));
        Assert.Equal(50 * 40, background.SubtractFrom(image).Pixels.Count(double.IsNaN));
    }

    [Fact]
    public void Missing_boxes_are_filled_from_those_that_photutils_takes()
    {
        // photutils 1.6.0, ShepardIDWInterpolator of 10 neighbours: many of the boxes around are equally far
        var image = new Image<double>(9, 7,
            [.. Enumerable.Range(0, 63).Select(i => (7 * (i % 9) + 3 * (i / 9) * (i / 9)) % 17 + 0.5 * (i % 9))]);
        for (int y = 1; y <= 3; y++) image.Row(y)[4..7].Fill(double.NaN);
        var mesh = BackgroundMesh.Estimate(image, new() { BoxWidth = 1, BoxHeight = 1, FilterWidth = 1, FilterHeight = 1 }).Mesh;
        double[] expected =
        [
            9.94822022797913, 10.012050693955711, 9.886282866936943, 11.093842339218813, 11.663118960624628, 10.523463799813015,
            11.182885289196932, 11.607023821874646, 12.247314388721188,
        ];
        for (int i = 0; i < 9; i++) Assert.Equal(expected[i], mesh[4 + i % 3, 1 + i / 3], 1e-13);
    }

    [Fact]
    public void Boxes_are_clipped_about_the_centre_that_is_asked_for()
    {
        var image = new Image<double>(100, 1, [.. Enumerable.Range(0, 100).Select(i => Math.Exp(0.08 * i))]);
        foreach (var centre in Enum.GetValues<ClipCentre>())
        {
            var clip = new SigmaClipOptions { Sigma = 2, Centre = centre };
            var options = new BackgroundMeshOptions
            {
                BoxWidth = 100, BoxHeight = 1, ExcludePercentile = 100, Clip = clip, Estimator = BackgroundEstimator.Median,
            };
            Assert.Equal(SigmaClip.Clip(image, clip).Median, BackgroundMesh.Estimate(image, options).Mesh[0, 0]);
        }
        Assert.NotEqual(
            SigmaClip.Clip(image, new() { Sigma = 2 }).Median, SigmaClip.Clip(image, new() { Sigma = 2, Centre = ClipCentre.Mean }).Median);
    }

    [Theory]
    [InlineData(BackgroundEstimator.SExtractor, 49.5, 49.5)]
    [InlineData(BackgroundEstimator.Median, 49.5, 49.5)]
    [InlineData(BackgroundEstimator.Mean, 49.5, 3000024.15)]
    public void Estimators_agree_with_their_definition(BackgroundEstimator estimator, double even, double crowded)
    {
        // photutils, test_core: arange(100), and the same with 30 values of 1e7, which are too many to be clipped
        var values = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();
        var options = new BackgroundMeshOptions { BoxWidth = 20, BoxHeight = 5, Estimator = estimator };
        Assert.Equal(even, BackgroundMesh.Estimate(new Image<double>(20, 5, [.. values]), options).Mesh[0, 0], 1e-12);
        Array.Fill(values, 1e7, 70, 30);
        Assert.Equal(crowded, BackgroundMesh.Estimate(new Image<double>(20, 5, values), options).Mesh[0, 0], 1e-6);
    }

    [Fact]
    public void A_masked_pixel_and_a_missing_one_are_the_same()
    {
        var image = TestImages.Uniform(93, 57, 5);
        var mask = TestImages.RandomMask(93, 57, 0.2, 6);
        var options = Small with { ExcludePercentile = 40 };
        var masked = BackgroundMesh.Estimate(image, options, mask);
        Assert.Equal(BackgroundMesh.Estimate(image.WithNaN(mask), options).Mesh.Pixels, masked.Mesh.Pixels);
        Assert.NotEqual(BackgroundMesh.Estimate(image, options).Mesh.Pixels, masked.Mesh.Pixels);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var image = TestImages.Uniform(203, 157, 7).WithNaN(TestImages.RandomMask(203, 157, 0.03, 8)).ToFloat();
        float[] one = TestImages.WithThreads(1, () => BackgroundMesh.Estimate(image, Small).Level<float>().Pixels);
        Assert.Equal(one, TestImages.WithThreads(5, () => BackgroundMesh.Estimate(image, Small).Level<float>().Pixels));
    }

    [Fact]
    public void A_sloping_sky_under_sources_is_recovered()
    {
        var random = new Random(11);
        var image = new Image<float>(700, 500);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (float)(Sky(i % 700, i / 700) + random.NextDouble() + random.NextDouble() - 1);
        }
        for (int n = 0; n < 3000; n++) image.Pixels[random.Next(image.Pixels.Length)] += (float)(10 / (0.01 + random.NextDouble()));
        var background = BackgroundMesh.Estimate(image);
        var level = background.Level<double>();
        double worst = 0;
        for (int y = 100; y < 340; y++) for (int x = 100; x < 530; x++) worst = Math.Max(worst, Math.Abs(level[x, y] - Sky(x, y)));
        Assert.InRange(worst, 0, 0.1);      // mode: some 2.5 × 0.41 / √4096 a box, and the wings of the sources
        Assert.InRange(background.MedianRms, 0.39, 0.42);   // 1 / √6

        static double Sky(int x, int y) => 5 + 0.003 * x - 0.002 * y;
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        var image = TestImages.Filled(30, 20, double.NaN);
        Assert.Contains("ExcludePercentile",
            Assert.Throws<ArgumentException>(() => BackgroundMesh.Estimate(image)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BackgroundMesh.Estimate(new Image<float>(0, 0)));
        Assert.Throws<ArgumentException>(() => BackgroundMesh.Estimate(image, mask: new Image<bool>(20, 30)));
        var faults = Assert.Throws<ArgumentException>(
            () => BackgroundMesh.Estimate(image, new() { BoxWidth = 0, FilterHeight = 4, ExcludePercentile = double.NaN }));
        Assert.Contains("BoxWidth", faults.Message, StringComparison.Ordinal);
        Assert.Contains("FilterWidth and FilterHeight are odd", faults.Message, StringComparison.Ordinal);
        Assert.Contains("ExcludePercentile", faults.Message, StringComparison.Ordinal);
        var background = BackgroundMesh.Estimate(TestImages.Filled(30, 20, 1.0));
        Assert.Throws<ArgumentException>(() => background.SubtractFrom(new Image<float>(20, 30)));
    }
}

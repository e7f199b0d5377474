using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class MatchedFilterTests
{
    // Not symmetric, so that a turned kernel is seen.
    private static readonly Image<double> Skewed = new(3, 5, [0, 1, 2, 0, 3, 1, 2, 5, 4, 1, 0, 0, 7, 1, 2]);

    [Fact]
    public void The_kernel_of_the_catalogues_is_a_Gaussian_at_pixel_centres()
    {
        var kernel = Kernel.Gaussian(2.5, 3);
        Assert.Equal(0.19179008665254968, kernel[1, 1], 1e-15);
        Assert.Equal(0.12307418205285788, kernel[0, 1], 1e-15);
        Assert.Equal(0.07897829628400471, kernel[2, 0], 1e-15);
        Assert.Equal(1, Kernel.Gaussian(3, 5).Pixels.Sum(), 1e-15);
    }

    [Theory]
    [InlineData(NanPolicy.Preserve)]
    [InlineData(NanPolicy.Interpolate)]
    [InlineData(NanPolicy.Propagate)]
    public void The_convolution_is_that_of_its_definition(NanPolicy nan)
    {
        foreach (var (width, height) in new[] { (37, 83), (1, 1), (2, 1), (70, 2) })
        {
            var image = TestImages.Uniform(width, height, 3).WithNaN(TestImages.RandomMask(width, height, 0.2, 5));
            var result = MatchedFilter.Convolve(image, Skewed, nan);
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++) Assert.Equal(ByDefinition(image, x, y, nan), result[x, y], 1e-12);
            }
        }
    }

    [Fact]
    public void A_point_becomes_the_kernel()
    {
        var image = new Image<float>(9, 8) { [4, 3] = 2 };
        Assert.Equal([.. Skewed.Pixels.Select(k => 2 * (float)k)], MatchedFilter.Convolve(image, Skewed).Crop(3, 1, 3, 5).Pixels);
    }

    [Fact]
    public void Bad_pixels_with_honest_errors_are_no_sources()
    {
        // The scene of sep's test of extraction with noise: SNR of the cross 16/6 in the middle and 10/6 in its arms.
        var image = new Image<float>(20, 20);
        var error = TestImages.Filled(20, 20, 1f);
        foreach (var (x, y) in new[] { (3, 17), (0, 10), (17, 17) }) image[x, y] = error[x, y] = 100;
        image[17, 3] = 10;
        image[6, 6] = 2;
        image[6, 7] = image[6, 5] = image[5, 6] = image[7, 6] = 1;
        var kernel = new Image<double>(3, 3, [1, 2, 1, 2, 4, 2, 1, 2, 1]);
        var found = Detection.Segments(MatchedFilter.SignalToNoise(image, error, kernel), DetectionThreshold.Constant(1.5));
        Assert.Equal([new PixelBox(16, 2, 3, 3), new PixelBox(5, 5, 3, 3)], LabelBox.Of(found).Select(b => b.Box));
    }

    [Fact]
    public void A_source_at_the_edge_keeps_its_six_pixels()
    {
        var kernel = new Image<double>(3, 3, [1, 2, 1, 2, 4, 2, 1, 2, 1]);
        var image = new Image<double>(20, 20);
        for (int i = 0; i < 6; i++) image[9 + i % 3, 18 + i / 3] = kernel.Pixels[i];
        var signal = MatchedFilter.SignalToNoise(image, TestImages.Filled(20, 20, 1.0), kernel);
        Assert.Equal(Math.Sqrt(1 + 4 + 1 + 4 + 16 + 4), signal[10, 19], 1e-12);
        Assert.Equal(6, Detection.Segments(signal, DetectionThreshold.Constant(2)).Pixels.Count(l => l == 1));
    }

    [Fact]
    public void Signal_to_noise_of_white_noise_has_the_scatter_of_one_sigma()
    {
        var image = WhiteNoise.Add(new Image<float>(200, 150), 3, 1);
        var signal = MatchedFilter.SignalToNoise(image, TestImages.Filled(200, 150, 3f), Kernel.Gaussian(3, 5));
        Assert.Equal(1, SigmaClip.Clip(signal).Std, 0.08);
        image[40, 50] = float.NaN;
        var hole = TestImages.Filled(200, 150, 3f);
        hole[100, 20] = 0;
        Assert.All(MatchedFilter.SignalToNoise(image, hole, Kernel.Gaussian(3, 5)).Pixels, v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Kernels_without_a_centre_and_negative_ones_are_refused()
    {
        var image = new Image<float>(5, 4);
        Assert.Throws<ArgumentOutOfRangeException>("size", () => Kernel.Gaussian(2, 4));
        Assert.Throws<ArgumentOutOfRangeException>("fwhmPx", () => Kernel.Gaussian(0, 3));
        Assert.Contains("4 × 3", Assert.Throws<ArgumentException>("kernel", () => MatchedFilter.Convolve(image, new(4, 3))).Message);
        var negative = new Image<double>(3, 1, [-1, 2, -1]);
        Assert.Contains("≥ 0", Assert.Throws<ArgumentException>("kernel", () => MatchedFilter.Convolve(image, negative)).Message);
        Assert.Equal(image.Pixels, MatchedFilter.Convolve(image, negative, NanPolicy.Propagate).Pixels);
        Assert.Throws<ArgumentException>(() => MatchedFilter.SignalToNoise(image, new(4, 4), Kernel.Gaussian(2, 3)));
    }

    private static double ByDefinition(Image<double> image, int x, int y, NanPolicy nan)
    {
        if (nan == NanPolicy.Preserve && double.IsNaN(image[x, y])) return double.NaN;
        double sum = 0, weights = 0;
        for (int j = 0; j < Skewed.Height; j++)
        {
            for (int i = 0; i < Skewed.Width; i++)
            {
                double weight = Skewed[i, j];
                int u = x + Skewed.Width / 2 - i, v = y + Skewed.Height / 2 - j;
                double value = u < 0 || v < 0 || u >= image.Width || v >= image.Height ? 0 : image[u, v];
                if (weight == 0 || (double.IsNaN(value) && nan != NanPolicy.Propagate)) continue;
                sum += weight * value;
                weights += weight;
            }
        }
        return nan == NanPolicy.Propagate ? sum : sum / weights * Skewed.Pixels.Sum();
    }
}

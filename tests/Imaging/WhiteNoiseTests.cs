using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class WhiteNoiseTests
{
    private const int Width = 1501, Height = 1200;
    private static readonly double[] Noise = WhiteNoise.Add(TestImages.Filled(Width, Height, 7.0), 2, 42).Map(v => (v - 7) / 2).Pixels;

    [Fact]
    public void The_noise_is_normal_with_the_given_rms()
    {
        // Tolerances are 4 to 5 standard errors of 1.8 million pixels.
        Assert.Equal(0, Noise.Average(), 0.0035);
        Assert.Equal(1, Noise.Average(v => v * v), 0.005);
        Assert.Equal(0, Noise.Average(v => v * v * v), 0.009);
        Assert.Equal(3, Noise.Average(v => v * v * v * v), 0.035);
        Assert.Equal(0.0455, Noise.Count(v => Math.Abs(v) > 2) / (double)Noise.Length, 0.0008);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(Width)]
    [InlineData(Width + 1)]
    [InlineData(2 * Width)]
    [InlineData(64 * Width)]
    public void Pixels_are_not_correlated(int lag)
    {
        double product = 0, squares = 0;
        for (int i = lag; i < Noise.Length; i++)
        {
            product += Noise[i] * Noise[i - lag];
            squares += Noise[i] * Noise[i] * Noise[i - lag] * Noise[i - lag];
        }
        Assert.Equal(0, product / (Noise.Length - lag), 0.004);
        Assert.Equal(1, squares / (Noise.Length - lag), 0.01);
    }

    [Fact]
    public void Equal_seeds_give_equal_bits_for_any_number_of_threads_and_others_do_not()
    {
        var image = TestImages.Uniform(101, 203, 1).ToFloat();
        float[] one = TestImages.WithThreads(1, () => WhiteNoise.Add(image, 0.5, 3).Pixels);
        Assert.Equal(one, TestImages.WithThreads(7, () => WhiteNoise.Add(image, 0.5, 3).Pixels));
        Assert.NotEqual(one, WhiteNoise.Add(image, 0.5, 4).Pixels);
        Assert.Equal(one[100], WhiteNoise.Add(image.Crop(0, 0, 101, 9), 0.5, 3)[100, 0]);
    }

    [Fact]
    public void Missing_pixels_stay_missing_and_no_noise_is_the_image()
    {
        var image = TestImages.Uniform(33, 21, 2).WithNaN(TestImages.RandomMask(33, 21, 0.3, 3));
        Assert.Equal([.. image.Pixels.Select(double.IsNaN)], [.. WhiteNoise.Add(image, 1, 1).Pixels.Select(double.IsNaN)]);
        Assert.Equal(image.Pixels, WhiteNoise.Add(image, 0, 1).Pixels);
        Assert.Throws<ArgumentOutOfRangeException>(() => WhiteNoise.Add(image, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WhiteNoise.Add(image, double.PositiveInfinity, 1));
    }
}

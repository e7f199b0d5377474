using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Photon noise, read noise and response of a detector.</summary>
public sealed class DetectorNoiseTests
{
    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(8, 3)]
    [InlineData(25, 4)]
    [InlineData(40_000, 4)]
    public void Mean_and_variance_are_those_of_photons_and_read_noise(double mean, double readNoise)
    {
        double[] pixels = Exposed(mean, readNoise, 0);
        double average = pixels.Average(), variance = pixels.Average(p => (p - average) * (p - average));
        double expected = mean + readNoise * readNoise;
        Assert.Equal(mean, average, 4 * Math.Sqrt(expected / pixels.Length));
        // The fourth moment of a Poisson distribution adds 1/λ.
        Assert.Equal(1, variance / expected, 4 * Math.Sqrt((2 + 1 / mean) / pixels.Length));
    }

    // Cumulative probabilities of the Poisson distribution: scipy.stats.poisson.cdf.
    [Theory]
    [InlineData(3, 1, 0.19914827)]
    [InlineData(12.5, 12, 0.51898)]
    [InlineData(25, 20, 0.18549)]
    [InlineData(1000, 980, 0.26981)]
    public void The_counts_are_distributed_as_Poisson_says(double mean, double limit, double probability)
    {
        double[] pixels = Exposed(mean, 0, 0);
        Assert.All(pixels, p => Assert.Equal(Math.Round(p), p));
        double part = pixels.Count(p => p <= limit) / (double)pixels.Length;
        Assert.Equal(probability, part, 4 * Math.Sqrt(probability * (1 - probability) / pixels.Length));
    }

    [Fact]
    public void The_flat_field_restores_the_mean_and_adds_to_the_noise_of_the_read_out()
    {
        double[] even = Exposed(400, 0, 0), uneven = Exposed(400, 0, 0.2);
        Assert.Equal(400, uneven.Average(), 4 * 20 / Math.Sqrt(uneven.Length));
        // The variance of N/f is λ/f: the mean of 1/f for f uniform with σ = 0.2 is ln((1 + h)/(1 − h)) / 2h, h = 0.2 √3.
        double h = 0.2 * Math.Sqrt(3), ratio = Variance(uneven) / Variance(even);
        Assert.Equal(Math.Log((1 + h) / (1 - h)) / (2 * h), ratio, 8 * Math.Sqrt(2.0 / even.Length));

        static double Variance(double[] values)
        {
            double mean = values.Average();
            return values.Average(v => (v - mean) * (v - mean));
        }
    }

    [Fact]
    public void Missing_pixels_stay_missing_and_negative_ones_are_dark()
    {
        var image = new Image<float>(3, 1, [float.NaN, -5, float.PositiveInfinity]);
        DetectorNoise.Expose(image, 0, 0, 1, 2);
        Assert.Equal([float.NaN, 0, float.PositiveInfinity], image.Pixels);
    }

    [Fact]
    public void Noise_below_zero_and_wild_responses_are_refused()
    {
        var image = new Image<float>(3, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorNoise.Expose(image, -1, 0, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorNoise.Expose(image, 1, 0.3, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorNoise.Expose(image, double.NaN, 0, 1, 2));
    }

    private static double[] Exposed(double mean, double readNoise, double flatRms)
    {
        var image = new Image<float>(301, 207);
        Array.Fill(image.Pixels, (float)mean);
        DetectorNoise.Expose(image, readNoise, flatRms, 11, 12);
        return [.. image.Pixels.Select(p => (double)p)];
    }
}

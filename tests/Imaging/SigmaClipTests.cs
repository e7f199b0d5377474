using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class SigmaClipTests
{
    // astropy.stats.sigma_clipped_stats(v, sigma, maxiters) and the size of sigma_clip(v, …)
    [Theory]
    [InlineData(3, 5, 7.046332046332046, 7.714285714285714, 3.5973659012571844, 37)]
    [InlineData(2, 5, 8.035714285714286, 8.571428571428573, 2.7650331215494157, 32)]
    [InlineData(2, 1, 7.781954887218044, 7.785714285714286, 5.711628784766987, 38)]
    [InlineData(1.5, 1000, 10.142857142857144, 10.142857142857142, 0.21428571428571425, 8)]
    public void Clipped_statistics_are_those_of_astropy(double sigma, int iterations, double mean, double median, double std, int count)
    {
        var result = SigmaClip.Clip(RobustStatisticsTests.Sample(), new() { Sigma = sigma, MaxIterations = iterations });
        Assert.Equal(mean, result.Mean, 1e-13);
        Assert.Equal(median, result.Median, 1e-13);
        Assert.Equal(std, result.Std, 1e-13);
        Assert.Equal(count, result.Count);
        Assert.Equal(40 - count, result.Rejected);
        Assert.InRange(result.Iterations, 1, iterations);
    }

    [Fact]
    public void Values_on_the_bound_are_kept()
    {
        // median 0, σ = 2: ±4 lie at exactly 2σ
        double[] values = [-4, 4, 0, 0, 0, 0, 0, 0];
        Assert.Equal(8, SigmaClip.Clip(values, new() { Sigma = 2 }).Count);
        Assert.Equal(6, SigmaClip.Clip(values, new() { Sigma = 1.999 }).Count);
    }

    [Fact]
    public void No_iteration_is_no_clipping()
    {
        var result = SigmaClip.Clip([1.0, 2, 3, 1000], new() { MaxIterations = 0 });
        Assert.Equal((251.5, 2.5, 4, 0, 0), (result.Mean, result.Median, result.Count, result.Rejected, result.Iterations));
    }

    [Fact]
    public void NaN_and_infinity_are_neither_kept_nor_rejected()
    {
        float[] values = [float.NaN, 2, 2, 2, float.PositiveInfinity, 2];
        var result = SigmaClip.Clip(values);
        Assert.Equal(new SigmaClipResult(2, 2, 0, 4, 0, 0), result);
        Assert.Equal(new SigmaClipResult(double.NaN, double.NaN, double.NaN, 0, 0, 0), SigmaClip.Clip([float.NaN]));
    }

    [Fact]
    public void A_constant_is_not_clipped_by_rounding()
    {
        var result = SigmaClip.Clip(TestImages.Filled(101, 7, 0.1));
        Assert.Equal(707, result.Count);
        Assert.Equal(0, result.Std, 1e-15);
    }

    [Fact]
    public void Clipping_that_leaves_nothing_says_so() =>
        // astropy.stats.sigma_clipped_stats([0, 1], sigma=0.5) is (nan, nan, nan)
        Assert.Equal(new SigmaClipResult(double.NaN, double.NaN, double.NaN, 0, 2, 1), SigmaClip.Clip([0.0, 1.0], new() { Sigma = 0.5 }));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Sigma_is_positive(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SigmaClip.Clip([1.0], new() { Sigma = sigma }));

    [Fact]
    public void Large_offsets_do_not_hide_the_scatter()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => 1e9 + i % 2)];
        Assert.Equal(0.5, SigmaClip.Clip(values).Std, 1e-9);
    }

    [Fact]
    public void Clipping_about_the_mean_is_that_of_scipy()
    {
        // scipy.stats.sigmaclip(v, 2, 2)
        double[] values = [1, 2, 2, 2, 3, 2, 2, 40];
        var about = SigmaClip.Clip(values, new() { Sigma = 2, Centre = ClipCentre.Mean, MaxIterations = int.MaxValue });
        Assert.Equal((2, 7, 1), (about.Mean, about.Count, about.Rejected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(47)]
    [InlineData(1256)]
    [InlineData(1257)]
    [InlineData(100_000)]
    public void Medians_are_those_of_sorting(int count)
    {
        var random = new Random(count);
        Func<double>[] samples =
        [
            () => random.NextDouble() + random.NextDouble() + random.NextDouble(),
            () => 1e6 / random.NextDouble() - 3e6,
            () => random.Next(3),
            () => random.NextDouble() < 0.5 ? -1e30 : 1e-30 * random.NextDouble(),
        ];
        foreach (var next in samples)
        {
            float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)next())];
            float[] sorted = [.. values.Order()];
            double expected = 0.5 * ((double)sorted[(count - 1) / 2] + sorted[count / 2]);
            Assert.Equal(expected, SigmaClip.Clip(values, new() { MaxIterations = 0 }).Median);
            Assert.Equal(expected, SigmaClip.Clip(Array.ConvertAll(values, v => (double)v), new() { MaxIterations = 0 }).Median);
        }
    }
}

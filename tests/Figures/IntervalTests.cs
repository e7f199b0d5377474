using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

/// <summary>Limits of <see cref="NoisyImage.Small"/>, computed with astropy.visualization and numpy 1.x from the same generator.</summary>
public sealed class IntervalTests
{
    [Fact]
    public void MinMax_is_that_of_the_finite_pixels() => Close(-1.5198155101388693, 50.38589031435549, Interval.MinMax);

    [Fact]
    public void A_percentile_is_that_of_astropy() => Close(-0.6077145906537771, 47.59674545384945, Interval.Percentile(99.5));

    [Fact]
    public void An_asymmetric_percentile_is_that_of_astropy() => Close(0.43910762049257757, 7.717357871308923, Interval.Percentile(1, 90));

    [Fact]
    public void ZScale_is_that_of_astropy() => Close(-1.1624346878379583, 17.031705897953877, Interval.ZScale);

    [Fact]
    public void A_symmetric_interval_is_the_percentile_of_the_absolute_values() => Close(-46.84367481209338, 46.84367481209338, Interval.Symmetric(99.5));

    [Fact]
    public void Fixed_limits_are_kept() => Close(-1, 3, Interval.Fixed(-1, 3));

    [Fact]
    public void Without_a_finite_pixel_there_are_no_limits()
    {
        var empty = new Image<float>(3, 2, [float.NaN, float.NaN, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NaN]);
        foreach (var interval in new[] { Interval.MinMax, Interval.Percentile(99), Interval.ZScale, Interval.Symmetric() })
        {
            var (lo, hi) = interval.Limits(empty);
            Assert.True(double.IsNaN(lo) && double.IsNaN(hi));
        }
    }

    [Fact]
    public void Values_of_a_large_image_are_sampled_in_every_column()
    {
        // Column x holds x: the median of a sample that misses columns would be elsewhere.
        var image = new Image<float>(2000, 1500);
        for (int y = 0; y < 1500; y++)
        {
            for (int x = 0; x < 2000; x++) image[x, y] = x;
        }
        var (lo, hi) = Interval.Percentile(50).Limits(image);
        Assert.Equal(499.75, lo, 2.0);
        Assert.Equal(1499.25, hi, 2.0);
    }

    [Fact]
    public void Percentages_and_limits_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Percentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Percentile(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Percentile(60, 40));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Fixed(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Symmetric(double.NaN));
    }

    private static void Close(double lo, double hi, Interval interval)
    {
        var limits = interval.Limits(NoisyImage.Small());
        Assert.Equal(lo, limits.Lo, 1e-9);
        Assert.Equal(hi, limits.Hi, 1e-9);
    }
}

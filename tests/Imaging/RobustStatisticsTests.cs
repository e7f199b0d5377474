using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class RobustStatisticsTests
{
    /// <summary>(37 i² + 11 i mod 101) / 7 for i &lt; 40, with three outliers.</summary>
    internal static double[] Sample()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => (i * i * 37 + i * 11) % 101 / 7.0)];
        (values[7], values[23], values[31]) = (80, -60, 35);
        return values;
    }

    [Fact]
    public void Medians_and_percentiles_are_those_of_numpy()
    {
        Assert.Equal(7.785714285714286, RobustStatistics.Median(Sample()), 1e-15);          // numpy.median
        Assert.Equal(7.857142857142857, RobustStatistics.Median(Sample()[..39]), 1e-15);
        TestImages.AssertClose(                                                            // numpy.percentile
            [-60.0, -1.4999999999999947, 2.9200000000000004, 7.785714285714286, 10.394285714285715, 71.225, 80.0],
            RobustStatistics.Percentiles(Sample(), 0, 2.5, 16, 50, 84, 99.5, 100), 1e-13);
    }

    [Fact]
    public void The_MAD_is_that_of_astropy() =>
        Assert.Equal(3.9183058631933774, RobustStatistics.MadStd(Sample()), 1e-14);         // astropy.stats.mad_std

    [Fact]
    public void NaN_and_infinity_are_left_out()
    {
        double[] dirty = [double.NaN, .. Sample(), double.NegativeInfinity, double.PositiveInfinity, double.NaN];
        Assert.Equal(RobustStatistics.Median(Sample()), RobustStatistics.Median(dirty));
        Assert.Equal(RobustStatistics.MadStd(Sample()), RobustStatistics.MadStd(dirty));
        Assert.Equal(RobustStatistics.Percentiles(Sample(), 10, 90), RobustStatistics.Percentiles(dirty, 10, 90));
    }

    [Fact]
    public void Without_a_finite_value_the_result_is_NaN()
    {
        foreach (float[] nothing in new float[][] { [], [float.NaN, float.PositiveInfinity] })
        {
            Assert.Equal(double.NaN, RobustStatistics.Median(nothing));
            Assert.Equal(double.NaN, RobustStatistics.MadStd(nothing));
            Assert.Equal([double.NaN, double.NaN], RobustStatistics.Percentiles(nothing, 0, 50));
        }
    }

    [Fact]
    public void One_value_and_equal_values_are_their_own_median_without_scatter()
    {
        Assert.Equal(4.25, RobustStatistics.Median([4.25f]));
        Assert.Equal([4.25, 4.25], RobustStatistics.Percentiles([4.25f], 0, 100));
        var constant = TestImages.Filled(17, 6, 0.1f);
        Assert.Equal(0.1f, RobustStatistics.Median(constant));
        Assert.Equal(0, RobustStatistics.MadStd(constant));
    }

    [Fact]
    public void Integers_have_a_fractional_median() => Assert.Equal(2.5, RobustStatistics.Median([9, 1, 2, 3]));

    [Fact]
    public void The_sample_keeps_its_order()
    {
        double[] values = Sample();
        RobustStatistics.Median(values);
        RobustStatistics.Percentiles(values, 30);
        RobustStatistics.MadStd(values);
        SigmaClip.Clip(values);
        Assert.Equal(Sample(), values);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_is_between_0_and_100(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RobustStatistics.Percentiles(Sample(), percent));

    [Fact]
    public void The_MAD_of_a_normal_sample_is_its_sigma()
    {
        // Quantiles of the normal distribution at 0.005, 0.015 … (MathNet); 1 / Φ⁻¹(¾) = 1.482602218505602
        double[] normal = [.. Enumerable.Range(0, 1001).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(5, 2, (i + 0.5) / 1001))];
        Assert.Equal(2, RobustStatistics.MadStd(normal), 0.005);
        Assert.Equal(1.482602218505602, RobustStatistics.SigmaPerMad, 1e-15);
    }
}

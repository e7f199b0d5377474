using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class EvenHistogramTests
{
    [Fact]
    public void The_last_bin_holds_its_upper_end_and_what_is_outside_or_missing_is_left_out()
    {
        var image = new Image<float>(3, 3, [0, 1, 1.5f, 2, 4, 4, float.NaN, -1, 5]);
        var histogram = EvenHistogram.Between(image, 0, 4, 4);
        Assert.Equal([1, 2, 1, 2], histogram.Counts);
        Assert.Equal(6, histogram.Total);
        // Centres 0.5, 1.5, 1.5, 2.5, 3.5, 3.5.
        Assert.Equal(13 / 6.0, histogram.Mean, 1e-12);
        Assert.Equal(1.5, histogram.Median);
        Assert.Equal(Math.Sqrt((0.25 + 2 * 2.25 + 6.25 + 2 * 12.25) / 6 - Math.Pow(13 / 6.0, 2)), histogram.Std, 1e-12);
    }

    [Fact]
    public void Tails_are_left_out_as_by_sorting()
    {
        var image = TestImages.Uniform(310, 97, 5).Map(v => v > 2.9 ? float.NaN : (float)v);
        float[] sorted = [.. image.Pixels.Where(float.IsFinite).Order()];
        double lower = RobustStatistics.Percentiles(sorted, 2)[0];
        float[] kept = [.. sorted.Where(v => v > lower)];
        double upper = RobustStatistics.Percentiles(kept, 98)[0];
        kept = [.. kept.Where(v => v < upper)];
        var histogram = EvenHistogram.WithoutTails(image, 2, 50);
        Assert.Equal((kept[0], kept[^1], kept.Length), ((float)histogram.Lo, (float)histogram.Hi, (int)histogram.Total));
    }

    [Fact]
    public void Threads_do_not_change_the_counts()
    {
        var image = TestImages.Uniform(1500, 1100, 6).ToFloat();
        var one = TestImages.WithThreads(1, () => EvenHistogram.WithoutTails(image, 0.01, 333));
        Assert.Equal(one.Counts, TestImages.WithThreads(4, () => EvenHistogram.WithoutTails(image, 0.01, 333)).Counts);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(3f)]
    public void Pixels_that_are_all_alike_have_no_histogram(float value)
    {
        var image = TestImages.Filled(7, 4, value);
        Assert.Throws<ArgumentException>(() => EvenHistogram.WithoutTails(image, 0.01, 10));
        Assert.Throws<ArgumentException>(() => EvenHistogram.WithoutTails(new(0, 0), 0.01, 10));
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var image = TestImages.Uniform(7, 4, 1).ToFloat();
        Assert.Equal("bins", Assert.Throws<ArgumentOutOfRangeException>(() => EvenHistogram.Between(image, 0, 1, 0)).ParamName);
        Assert.Equal("tailPercent", Assert.Throws<ArgumentOutOfRangeException>(() => EvenHistogram.WithoutTails(image, 50, 10)).ParamName);
        Assert.Throws<ArgumentException>(() => EvenHistogram.Between(image, 1, double.NaN, 10));
    }

    [Fact]
    public void A_Gaussian_curve_is_found_again_from_a_poor_start()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => -60 + 0.5 * i)];
        double[] y = [.. x.Select(v => 830 * Math.Exp(-0.5 * Math.Pow((v - 17) / 11.5, 2)))];
        var fit = GaussianProfile.Fit(x, y, 500, 5, 25);
        Assert.True(fit.Converged);
        TestImages.AssertClose([830, 17, 11.5], [fit.Amplitude, fit.Mean, fit.Sigma], 1e-5);
        Assert.Throws<ArgumentException>(() => GaussianProfile.Fit([1, 2], [1, 2], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => GaussianProfile.Fit([1, 2, 3], [1, double.NaN, 2], 1, 1, 1));
    }

    [Fact]
    public void Bins_of_equal_width_have_the_medians_of_their_points()
    {
        var bins = EqualBins.Medians([0, 1, 2, 9, 10, double.NaN, 5], [3, 1, 2, 7, 8, 100, double.NaN], 2);
        Assert.Equal((2.5, 3, 2.0), (bins[0].X, bins[0].Count, bins[0].Median));
        Assert.Equal((7.5, 2, 7.5), (bins[1].X, bins[1].Count, bins[1].Median));
        Assert.True(double.IsNaN(EqualBins.Medians([0, 10, 10], [1, 1, 1], 5)[2].Median));
        Assert.Empty(EqualBins.Medians([double.NaN], [1]));
        Assert.Equal(3, EqualBins.Medians([4, 4, 4], [1, 2, 3], 5)[0].Count);
    }
}

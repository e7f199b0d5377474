using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ApertureSumTests
{
    [Fact]
    public void A_masked_pixel_is_left_out()
    {
        // photutils: test_mask, 4π + 99 without the mask and 4π − 1 with it
        var image = TestImages.Filled(5, 5, 1f);
        image[2, 2] = 100;
        var mask = image.Map(p => p > 1);
        Assert.Equal(111.566370614, ApertureSum.Measure(image, [(2, 2)], [2.0])[0][0].Sum, 1e-9);
        var masked = ApertureSum.Measure(image, [(2, 2)], [2.0], mask: mask)[0][0];
        Assert.Equal((11.5663706144, 11.5663706144), (Math.Round(masked.Sum, 10), Math.Round(masked.AreaPx, 10)));
    }

    [Fact]
    public void Beyond_the_border_there_is_nothing_and_the_area_says_so()
    {
        // photutils: test_area_overlap of circles of radius 3
        var ones = TestImages.Filled(11, 11, 1f);
        var sums = ApertureSum.Measure(ones, [(0, 0), (5, 5), (50, 50)], [3.0]);
        Assert.Equal(10.304636, sums[0][0].AreaPx, 1e-6);
        Assert.Equal(9 * Math.PI, sums[1][0].AreaPx, 1e-13);
        Assert.Equal((0, double.NaN), (sums[2][0].AreaPx, sums[2][0].Sum));
        // Two pixels are masked in each of the circles.
        var mask = new Image<bool>(11, 11);
        mask[0, 0] = mask[1, 0] = mask[5, 5] = mask[6, 5] = true;
        var masked = ApertureSum.Measure(ones, [(0, 0), (5, 5)], [3.0], mask: mask);
        Assert.Equal(sums[0][0].AreaPx - 2, masked[0][0].AreaPx, 1e-13);
        Assert.Equal(9 * Math.PI - 2, masked[1][0].AreaPx, 1e-13);
    }

    [Fact]
    public void A_circle_that_leaves_the_image_covers_less()
    {
        // photutils: test_partial_overlap of circles of radius 5 in 20 × 20 ones
        var sums = ApertureSum.Measure(TestImages.Filled(20, 20, 1f), [(10, 10), (0, 0), (19, 0), (0, 19), (19, 19)], [5.0]);
        Assert.Equal(25 * Math.PI, sums[0][0].Sum, 1e-12);
        Assert.All(sums[1..], s => Assert.InRange(s[0].Sum, 25 * Math.PI / 4, 25 * Math.PI / 2));
        Assert.All(sums[2..], s => Assert.Equal(sums[1][0].Sum, s[0].Sum, 1e-12));
    }

    [Fact]
    public void An_aperture_of_many_blocks_of_rows_is_summed_whole()
    {
        var plane = TestImages.Uniform(230, 310, 4).ToFloat();
        var sum = ApertureSum.Measure(plane, [(100.3, 150.8)], [Aperture.Circle(90), Aperture.Annulus(40, 90), Aperture.Circle(40)])[0];
        Assert.Equal(Math.PI * 8100, sum[0].AreaPx, 1e-9);
        Assert.Equal(sum[0].Sum, sum[1].Sum + sum[2].Sum, 1e-9);
    }

    [Fact]
    public void NaN_counts_only_where_the_aperture_covers_it()
    {
        var image = TestImages.Filled(9, 9, 1f);
        image[4, 4] = float.NaN;
        var sums = ApertureSum.Measure(image, [(4, 4), (7, 4)], [Aperture.Circle(2), Aperture.Circle(2.5), Aperture.Annulus(1, 2)]);
        Assert.Equal((double.NaN, true), (sums[0][0].Sum, sums[0][0].AreaPx > 12));
        Assert.True(double.IsFinite(sums[0][2].Sum), "The NaN is in the hole of the ring.");
        // Its nearest edge touches the pixel, 2.5 away, but shares no area with it.
        Assert.True(double.IsFinite(sums[1][1].Sum));
        var masked = ApertureSum.Measure(image, [(4, 4)], [2.0], mask: image.Map(float.IsNaN))[0][0];
        Assert.Equal(4 * Math.PI - 1, masked.Sum, 1e-13);
    }

    [Fact]
    public void The_error_adds_the_variances()
    {
        var variance = TestImages.Filled(21, 17, 0.25f);
        var sums = ApertureSum.Measure(new Image<float>(21, 17), [(8.3, 9.1)], [2.0, 4], variance);
        Assert.Equal(Math.Sqrt(0.25 * 4 * Math.PI), sums[0][0].Error, 1e-13);
        Assert.Equal(Math.Sqrt(0.25 * 16 * Math.PI), sums[0][1].Error, 1e-13);
        variance[8, 9] = float.NaN;
        Assert.Equal((0, double.NaN), ApertureSum.Measure(new Image<float>(21, 17), [(8.3, 9.1)], [2.0], variance)[0] is [var s] ? (s.Sum, s.Error) : default);
    }

    [Fact]
    public void Sums_are_linear_in_the_image_up_to_the_last_pixel()
    {
        var image = TestImages.Uniform(37, 19, 5).ToFloat();
        (double X, double Y)[] positions = [(36, 18), (0, 0), (35.6, -2), (17.2, 8.9)];
        var once = ApertureSum.Measure(image, positions, [1.5, 6]);
        var twice = ApertureSum.Measure(image + image, positions, [1.5, 6]);
        var plus = ApertureSum.Measure(image + 1, positions, [1.5, 6]);
        for (int i = 0; i < positions.Length; i++)
        {
            for (int k = 0; k < 2; k++)
            {
                Assert.Equal(2 * once[i][k].Sum, twice[i][k].Sum, 1e-12);
                Assert.Equal(once[i][k].Sum + once[i][k].AreaPx, plus[i][k].Sum, 1e-5);
            }
        }
    }

    [Fact]
    public void Sums_are_the_same_for_any_number_of_threads()
    {
        var image = TestImages.Uniform(157, 83, 1).ToFloat();
        (double X, double Y)[] positions = [.. Enumerable.Range(0, 1000).Select(i => (i * 0.17, i * 0.09))];
        var one = TestImages.WithThreads(1, () => ApertureSum.Measure(image, positions, [3.0, 1.2], image));
        var four = TestImages.WithThreads(4, () => ApertureSum.Measure(image, positions, [3.0, 1.2], image));
        for (int i = 0; i < positions.Length; i++) Assert.Equal(one[i], four[i]);
    }

    [Theory]
    [InlineData(double.NaN, 3)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(1e300, -1e300)]
    public void A_position_that_is_nowhere_covers_nothing(double x, double y) =>
        Assert.Equal(new ApertureSum(double.NaN, 0, double.NaN), ApertureSum.Measure(new Image<float>(7, 5), [(x, y)], [2.0])[0][0]);

    [Fact]
    public void An_aperture_far_larger_than_the_image_covers_all_of_it()
    {
        var sum = ApertureSum.Measure(TestImages.Filled(7, 5, 2f), [(3, 2)], [Aperture.Circle(1e5), Aperture.Ellipse(1e5, 100, 45)])[0];
        Assert.Equal((70, 35), (sum[0].Sum, sum[0].AreaPx));
        Assert.Equal((70, 35), (sum[1].Sum, sum[1].AreaPx));
    }

    [Fact]
    public void Sizes_out_of_range_are_refused_by_name()
    {
        Assert.Equal("radiusPx", Assert.Throws<ArgumentOutOfRangeException>(() => Aperture.Circle(0)).ParamName);
        Assert.Equal("radiusPx", Assert.Throws<ArgumentOutOfRangeException>(() => Aperture.Circle(double.NaN)).ParamName);
        Assert.Equal("innerPx", Assert.Throws<ArgumentOutOfRangeException>(() => Aperture.Annulus(5, 5)).ParamName);
        Assert.Equal("semiMinorPx", Assert.Throws<ArgumentOutOfRangeException>(() => Aperture.Ellipse(5, -1, 0)).ParamName);
        Assert.Throws<ArgumentException>(() => ApertureSum.Measure(new Image<float>(3, 4), [], [1.0], new Image<float>(4, 3)));
    }
}

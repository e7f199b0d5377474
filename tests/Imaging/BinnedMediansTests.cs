using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class BinnedMediansTests
{
    // 60 points that numpy can make as well: x = (37 i mod 61) / 2, y = 2 x + (29 i mod 17) − 8.
    private static readonly double[] X = [.. Enumerable.Range(0, 60).Select(i => i * 37 % 61 * 0.5)];
    private static readonly double[] Y = [.. Enumerable.Range(0, 60).Select(i => 2 * X[i] + i * 29 % 17 - 8)];

    [Fact]
    public void Bins_of_equal_number_are_those_of_numpy()
    {
        var bins = BinnedMedians.EqualNumber(X, Y, 8);
        Assert.Equal([2.25, 6, 9.5, 13.5, 17, 20.5, 24, 27.75], bins.X);
        Assert.Equal([3, 13, 17, 27, 36, 40, 50, 55], bins.Y);
        Assert.Equal([8, 7, 7, 7, 7, 7, 7, 8], bins.Count);
        Assert.Equal(3.284805014439143, bins.YError[0], 1e-12);
        Assert.Equal(3.5116042703966586, bins.YError[1], 1e-12);
    }

    [Fact]
    public void Another_key_makes_other_bins()
    {
        var bins = BinnedMedians.EqualNumber(X, Y, 8, [.. X.Zip(Y, (a, b) => a + b)]);
        Assert.Equal([2.25, 6, 9, 13.5, 17.5, 20.5, 24, 27.75], bins.X);
        Assert.Equal([3, 12, 18, 27, 35, 41, 49, 55.5], bins.Y);
    }

    [Fact]
    public void Points_on_an_edge_belong_to_both_bins()
    {
        var bins = BinnedMedians.EqualNumber([.. X.Select(v => Math.Floor(v / 5))], Y, 4);
        Assert.Equal([1, 3, 3.5, 4.5], bins.X);
        Assert.Equal([19, 31, 40, 49.5], bins.Y);
        Assert.Equal([19, 19, 20, 20], bins.Count);
    }

    [Fact]
    public void Bins_of_equal_width_are_those_of_numpy_without_the_empty_one()
    {
        double[] gap = [.. X.Select(v => v * v).Select(v => v < 200 ? v : v + 400)];
        var bins = BinnedMedians.EqualWidth(gap, Y, 7);
        Assert.Equal([45.625, 196, 672.25, 830.625, 1012.625, 1198.125], bins.X);
        Assert.Equal([13.5, 26, 36, 40.5, 50.5, 54.5], bins.Y);
        Assert.Equal([26, 1, 9, 8, 8, 6], bins.Count);
    }

    [Fact]
    public void The_extremes_take_no_part()
    {
        double[] x = [.. X], y = [.. Y];
        y[Array.IndexOf(x, x.Min())] = 1e9;
        y[Array.IndexOf(x, x.Max())] = -1e9;
        foreach (var binning in new[] { BinnedMedians.EqualWidth(x, y, 29), BinnedMedians.EqualNumber(x, y, 29) })
        {
            Assert.All(binning.Y, v => Assert.InRange(v, -10, 70));
            Assert.True(binning.X[0] > x.Min() && binning.X[^1] < x.Max());
        }
    }

    [Fact]
    public void Points_of_one_value_are_one_bin_after_another()
    {
        var bins = BinnedMedians.EqualNumber(new double[9], [1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
        Assert.Equal([5, 5, 5], bins.Y);
    }

    [Fact]
    public void What_is_no_list_of_points_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BinnedMedians.EqualNumber([1, 2, 3], [1, 2], 1));
        Assert.Throws<ArgumentException>(() => BinnedMedians.EqualNumber([1, 2, 3], [1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => BinnedMedians.EqualWidth([1, 2, 3, 4], [1, 2, 3, 4], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinnedMedians.EqualWidth([1, 2, 3], [1, 2, 3], 0));
        Assert.Throws<ArgumentException>(() => BinnedMedians.EqualWidth([1, double.NaN, 3, 4, 5], [1, 2, 3, 4, 5], 2));
        Assert.Throws<ArgumentException>(() => BinnedMedians.EqualNumber([1, 2, 3, 4, 5], [1, 2, double.NaN, 4, 5], 2));
    }
}

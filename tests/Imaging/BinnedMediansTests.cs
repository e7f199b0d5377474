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
        var bins = BinnedMedians.EqualNumber(X, Y, 6);
        Assert.Equal([2.75, 7.75, 13, 17.75, 22.5, 27.25], bins.X);
        Assert.Equal([5.5, 17, 27, 35.5, 46, 54.5], bins.Y);
        Assert.Equal([10, 10, 9, 10, 9, 10], bins.Count);
        TestImages.AssertClose(
            [2.0566132454330686, 2.9380189220472412, 3.0969438674473246, 2.9380189220472412, 3.0969438674473246, 3.2318208142519653], bins.YError, 1e-12);
    }

    [Fact]
    public void Another_key_makes_other_bins()
    {
        var bins = BinnedMedians.EqualNumber(X, Y, 6, [.. X.Zip(Y, (a, b) => a + b)]);
        Assert.Equal([2.75, 7.75, 13, 17.75, 22.5, 27.25], bins.X);
        Assert.Equal([5, 16.5, 26, 35.5, 45, 55], bins.Y);
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

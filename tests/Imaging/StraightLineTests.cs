using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class StraightLineTests
{
    // NIST Statistical Reference Datasets, linear regression: Norris.
    private static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
        556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];

    private static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
        557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    [Fact]
    public void Norris_has_the_certified_line()
    {
        var line = StraightLine.Fit(NorrisX, NorrisY);
        Assert.Equal(1.00211681802045, line.Slope, 1e-13);
        Assert.Equal(-0.262323073774029, line.Intercept, 1e-11);
        Assert.Equal(0.429796848199937e-3, line.SlopeError, 1e-13);
        Assert.Equal(0.232818234301152, line.InterceptError, 1e-11);
        Assert.Equal(line.Slope * 3 + line.Intercept, line.At(3));
    }

    // NIST, NoInt1: x = 60 … 70, y = 130 … 140.
    [Fact]
    public void NoInt1_has_the_certified_slope_through_the_origin()
    {
        double[] x = [.. Enumerable.Range(60, 11).Select(v => (double)v)], y = [.. x.Select(v => v + 70)];
        var line = StraightLine.ThroughOrigin(x, y);
        Assert.Equal(2.07438016528926, line.Slope, 1e-13);
        Assert.Equal(0.165289256198347e-1, line.SlopeError, 1e-13);
        Assert.Equal(0, line.Intercept);
    }

    [Fact]
    public void A_weight_of_two_is_the_point_twice()
    {
        var weighted = StraightLine.ThroughOrigin([1, 2, 5], [2, 3, 11], [1, 2, 1]);
        var twice = StraightLine.ThroughOrigin([1, 2, 2, 5], [2, 3, 3, 11]);
        Assert.Equal(twice.Slope, weighted.Slope, 1e-14);
    }

    [Fact]
    public void A_given_slope_leaves_the_mean_of_what_is_above_it()
    {
        var line = StraightLine.WithSlope(2, [0, 1, 2, 3], [1, 4, 4, 7]);
        Assert.Equal(new(2, 1, 0, Math.Sqrt(2 / 3.0 / 4)), line);
    }

    [Fact]
    public void Points_on_a_line_give_it_without_error()
    {
        var line = StraightLine.Fit([1e6, 1e6 + 1, 1e6 + 3], [5, 3, -1]);
        Assert.Equal(-2, line.Slope, 1e-14);
        Assert.Equal(0, line.SlopeError, 1e-14);
        Assert.Equal(0, StraightLine.Fit([1, 3], [1, 2]).SlopeError);
    }

    [Fact]
    public void What_has_no_line_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StraightLine.Fit([1], [1]));
        Assert.Throws<ArgumentException>(() => StraightLine.Fit([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => StraightLine.Fit([2, 2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => StraightLine.WithSlope(1, [], []));
        Assert.Throws<ArgumentException>(() => StraightLine.ThroughOrigin([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => StraightLine.ThroughOrigin([1, 2], [1, 2], [1]));
    }
}

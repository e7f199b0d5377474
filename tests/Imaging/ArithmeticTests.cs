using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ArithmeticTests
{
    private static readonly Image<float> A = new(3, 2, [1, 2, 3, -4, float.NaN, 0]);
    private static readonly Image<float> B = new(3, 2, [2, 5, 0, 2, 1, 0]);

    [Fact]
    public void Operators_work_pixel_by_pixel()
    {
        Assert.Equal([3, 7, 3, -2, float.NaN, 0], (A + B).Pixels);
        Assert.Equal([-1, -3, 3, -6, float.NaN, 0], (A - B).Pixels);
        Assert.Equal([2, 10, 0, -8, float.NaN, 0], (A * B).Pixels);
        Assert.Equal([0.5f, 0.4f, float.PositiveInfinity, -2, float.NaN, float.NaN], (A / B).Pixels);
        Assert.Equal([2, 3, 4, -3, float.NaN, 1], (A + 1).Pixels);
        Assert.Equal([0, 1, 2, -5, float.NaN, -1], (A - 1).Pixels);
        Assert.Equal([3, 6, 9, -12, float.NaN, 0], (3 * A).Pixels);
        Assert.Equal([0.5f, 1, 1.5f, -2, float.NaN, 0], (A / 2).Pixels);
    }

    [Fact]
    public void Different_shapes_are_refused_with_both_named()
    {
        string message = Assert.Throws<ArgumentException>(() => A + new Image<float>(2, 3)).Message;
        Assert.Contains("3 × 2 and 2 × 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => A.Select(new Image<bool>(2, 3)));
        Assert.Throws<ArgumentException>(() => A.Where(new Image<bool>(3, 3)));
    }

    [Fact]
    public void The_sum_is_of_finite_pixels_and_in_double()
    {
        Assert.Equal(2, A.Sum());
        // In float 2²⁴ + 1 + 1 … stays 2²⁴.
        var large = TestImages.Filled(1000, 3, 1f);
        large[0, 0] = 16777216;
        Assert.Equal(16777216 + 2999, large.Sum());
        Assert.Equal(0, new Image<float>(0, 0).Sum());
    }

    [Fact]
    public void Conversions_keep_what_can_be_kept()
    {
        Assert.Equal([0.1f, -0.0], new Image<float>(1, 2, [0.1f, -0f]).ToDouble().Pixels);
        Assert.Equal([0.1f, 16777216, float.PositiveInfinity, float.NaN], new Image<double>(2, 2, [0.1, 16777217, 1e300, double.NaN]).ToFloat().Pixels);
        Assert.Equal([7f, -3], new Image<int>(2, 1, [7, -3]).ToFloat().Pixels);
    }

    [Fact]
    public void Combining_may_change_the_type() =>
        Assert.Equal([true, true, false, true, false, false], A.Combine(B, (a, b) => a < b).Pixels);
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class GiniTests
{
    [Fact]
    public void Even_light_has_0_and_a_point_1()
    {
        Assert.Equal(0, Gini.Of(TestImages.Filled(7, 5, 3f)), 1e-14);
        var point = new Image<double>(7, 5);
        point[4, 1] = 2;
        Assert.Equal(1, Gini.Of(point), 1e-14);
    }

    [Fact]
    public void Absolute_values_count_and_missing_ones_do_not()
    {
        // Σ (2i − n − 1) |x| / (Σ |x| (n − 1)) of 1, 2, 3: (−2 + 0 + 6) / (6 · 2).
        var image = new Image<double>(3, 2, [-3, double.NaN, 1, 2, 100, double.PositiveInfinity]);
        var mask = new Image<bool>(3, 2, [false, false, false, false, true, false]);
        Assert.Equal(1 / 3.0, Gini.Of(image, mask), 1e-14);
    }

    [Fact]
    public void One_pixel_and_no_light_have_none()
    {
        Assert.Equal(double.NaN, Gini.Of(new Image<float>(1, 1, [5])));
        Assert.Equal(double.NaN, Gini.Of(new Image<float>(3, 2)));
        Assert.Throws<ArgumentException>(() => Gini.Of(new Image<float>(3, 2), new Image<bool>(2, 3)));
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public class CentroidTests
{
    [Theory]
    [InlineData(20.0, 12.0)]
    [InlineData(20.3, 11.6)]
    [InlineData(19.51, 12.49)]
    public void The_centre_of_a_star_is_found_from_a_wrong_start(double x, double y)
    {
        var (foundX, foundY) = Centroid.Near(Star(x, y), x + 3.2, y - 2.7);
        Assert.Equal(x, foundX, 2e-3);
        Assert.Equal(y, foundY, 2e-3);
    }

    [Fact]
    public void An_even_background_does_not_move_the_centre()
    {
        var star = Star(20.3, 11.6);
        var before = Centroid.Near(star, 20, 12);
        var after = Centroid.Near(star.Map(v => v + 500), 20, 12);
        Assert.Equal(before.X, after.X, 1e-9);
        Assert.Equal(before.Y, after.Y, 1e-9);
    }

    [Fact]
    public void There_is_no_centre_at_the_border_without_light_or_beside_a_missing_pixel()
    {
        Assert.Equal((double.NaN, double.NaN), Centroid.Near(Star(2, 12), 2, 12));
        Assert.Equal((double.NaN, double.NaN), Centroid.Near(Star(20, 12), 1e300, double.NaN));
        Assert.Equal((double.NaN, double.NaN), Centroid.Near(new Image<float>(41, 25), 20, 12));
        var holed = Star(20, 12);
        holed[21, 13] = double.NaN;
        Assert.Equal((double.NaN, double.NaN), Centroid.Near(holed, 20, 12));
    }

    private static Image<double> Star(double x, double y)
    {
        var image = new Image<double>(41, 25);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double dx = i % 41 - x, dy = i / 41 - y;
            image.Pixels[i] = 1000 * Math.Exp(-(dx * dx + dy * dy) / (2 * 0.9 * 0.9));
        }
        return image;
    }
}

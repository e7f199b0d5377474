using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The exact areas of pixels inside circles, ellipses and rings, read as sums over images of one bright pixel.</summary>
public sealed class PixelOverlapTests
{
    // Width 23 and height 27: neither square nor a whole number of vectors.
    private const int Width = 23, Height = 27;

    [Theory]
    [InlineData(10, 10, 2)]
    [InlineData(10.3, 9.8, 0.3)]
    [InlineData(10.4, 10.4, 0.7)]
    [InlineData(10.5, 10.5, 4)]
    [InlineData(9.5, 10.5, 5)]
    [InlineData(10.123, 9.456, 6)]
    [InlineData(0.2, 0.3, 3)]
    [InlineData(21.9, 26.4, 8.00001)]
    public void A_circle_covers_what_the_polygon_construction_says(double x, double y, double radius)
    {
        var circle = Areas(Aperture.Circle(radius), x, y);
        var polygons = new EllipseOverlap(radius, radius, 30);
        for (int j = 0; j < Height; j++)
        {
            for (int i = 0; i < Width; i++) Assert.Equal(polygons.OfPixel(i - 0.5 - x, j - 0.5 - y), circle[i, j], 1e-12);
        }
    }

    [Theory]
    [InlineData(9, 2.5, 33)]
    [InlineData(4, 3.9, -80)]
    [InlineData(30, 0.3, 10)]
    [InlineData(11, 7, 90)]
    public void A_row_of_an_ellipse_is_its_pixels_one_by_one(double a, double b, double theta)
    {
        var areas = Areas(Aperture.Ellipse(a, b, theta), 10.3, 12.9);
        var ellipse = new EllipseOverlap(a, b, theta);
        for (int j = 0; j < Height; j++)
        {
            for (int i = 0; i < Width; i++) Assert.Equal(ellipse.OfPixel(i - 0.5 - 10.3, j - 0.5 - 12.9), areas[i, j], 1e-13);
        }
    }

    [Fact]
    public void Areas_agree_with_fine_sampling()
    {
        foreach (var aperture in new[] { Aperture.Circle(4.2), Aperture.Ellipse(7, 2.5, 130), Aperture.EllipticalAnnulus(3, 6, 4, -20) })
        {
            var areas = Areas(aperture, 11.3, 12.9);
            for (int j = 0; j < Height; j++)
            {
                for (int i = 0; i < Width; i++) Assert.Equal(Sampled(aperture, i - 11.3, j - 12.9), areas[i, j], 0.004);
            }
        }
    }

    [Fact]
    public void Pixels_wholly_inside_or_outside_are_exactly_1_and_0()
    {
        var areas = Areas(Aperture.Circle(5), 10.5, 13.5);
        Assert.Equal(1, areas[10, 13]);
        // The corner of this pixel, 3 and 4 from the centre, lies on the circle.
        Assert.Equal(1, areas[8, 10]);
        Assert.Equal(0, areas[7, 9]);
        Assert.All(areas.Pixels, area => Assert.InRange(area, 0, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_turned_ellipse_covers_pi_a_b(double scale)
    {
        // photutils: test_ellipse_exact_grid and its sums at (3.469906, 3.923861394) and (0.38344151, 0.38344151)
        Assert.Equal(Math.PI * 9, AreaInPlane(Aperture.Ellipse(3, 3, 17), 3.469906, 3.923861394), 1e-12);
        Assert.Equal(Math.PI * 0.09, AreaInPlane(Aperture.Ellipse(0.3, 0.3, 0), 0.38344151, 0.38344151), 1e-12);
        var ellipse = Aperture.Ellipse(1.7 * scale, 0.8 * scale, 63);
        Assert.Equal(ellipse.AreaPx, AreaInPlane(ellipse, 0.3, -0.2), 1e-12 * scale * scale);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(300.7)]
    public void A_circle_covers_pi_r_squared(double radius) =>
        Assert.Equal(1, AreaInPlane(Aperture.Circle(radius), 0.27, 0.61) / (Math.PI * radius * radius), 1e-13);

    [Fact]
    public void A_ring_is_the_difference_of_its_circles()
    {
        var (outer, inner) = (Areas(Aperture.Circle(7.3), 11.2, 13.1), Areas(Aperture.Circle(3.1), 11.2, 13.1));
        Assert.Equal((outer - inner).Pixels, Areas(Aperture.Annulus(3.1, 7.3), 11.2, 13.1).Pixels);
    }

    private static Image<double> Areas(Aperture aperture, double x, double y)
    {
        var areas = new Image<double>(Width, Height);
        for (int i = 0; i < areas.Pixels.Length; i++)
        {
            var point = new Image<float>(Width, Height);
            point.Pixels[i] = 1;
            areas.Pixels[i] = ApertureSum.Measure(point, [(x, y)], [aperture])[0][0].Sum;
        }
        return areas;
    }

    private static double AreaInPlane(Aperture aperture, double dx, double dy)
    {
        int half = (int)aperture.SemiMajorPx + 6;
        var plane = TestImages.Filled(2 * half + 1, 2 * half + 1, 1f);
        var sum = ApertureSum.Measure(plane, [(half + dx, half + dy)], [aperture])[0][0];
        Assert.Equal(sum.Sum, sum.AreaPx);
        return sum.Sum;
    }

    private static double Sampled(Aperture aperture, double x, double y)
    {
        const int n = 40;
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(aperture.ThetaDegrees));
        int inside = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                double dx = x + (i + 0.5) / n - 0.5, dy = y + (j + 0.5) / n - 0.5;
                double distance = double.Hypot((dx * cos + dy * sin) / aperture.SemiMajorPx, (dy * cos - dx * sin) / aperture.SemiMinorPx);
                if (distance < 1 && distance >= aperture.Hole) inside++;
            }
        }
        return inside / (double)(n * n);
    }
}

using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

public sealed class RegriddingTests
{
    private static readonly SkyPoint Centre = new(24.16, 15.78);

    [Fact]
    public void On_its_own_grid_an_image_keeps_its_pixels()
    {
        var image = Make(Wcs.Tan(new(10, 20), Centre, 0.04), (x, y) => x);
        Assert.Same(image.Science, image.OnGrid(image.Wcs, image.Width, image.Height).Science);
        Assert.NotSame(image.Science, image.OnGrid(image.Wcs.Cropped(1, 0), image.Width, image.Height).Science);
    }

    [Theory]
    [InlineData(RegridOrder.Nearest, 5e-3)]
    [InlineData(RegridOrder.Bilinear, 1e-3)]
    public void Flux_is_conserved_and_surface_brightness_is_not_scaled(RegridOrder order, double tolerance)
    {
        var wcs = Wcs.Tan(new(40, 30), Centre, 0.2);
        var image = Make(wcs, (x, y) => Math.Exp(-0.5 * (Math.Pow((x - 41.3) / 4, 2) + Math.Pow((y - 28.6) / 3, 2))));
        var grid = Wcs.Tan(new(190, 150), Centre, 0.04, Angle.FromDegrees(20));
        double fine = Total(image.OnGrid(grid, 380, 300, order: order));
        double same = Total(image.OnGrid(grid, 380, 300, conserveFlux: false, order));
        Assert.Equal(1, fine / image.Science.Sum(), tolerance);
        Assert.Equal(25, same / fine, 1e-4);
    }

    [Fact]
    public void On_a_rotated_grid_a_plane_is_what_the_two_WCS_say()
    {
        var image = Make(Wcs.Tan(new(40, 30), Centre, 0.2), (x, y) => 3 + 0.5 * x - 0.25 * y);
        var grid = Wcs.Tan(new(21, 17), Centre, 0.15, Angle.FromDegrees(33));
        var turned = image.OnGrid(grid, 45, 35, conserveFlux: false);
        for (int y = 0; y < 35; y++)
        {
            for (int x = 0; x < 45; x++)
            {
                var at = image.Wcs.SkyToPixel(turned.Wcs.PixelToSky(new(x, y)));
                Assert.Equal(3 + 0.5 * at.X - 0.25 * at.Y, turned.Science[x, y], 1e-4);
            }
        }
    }

    // As reproject.reproject_interp: pixels reach to their edges.
    [Fact]
    public void The_outer_half_of_a_border_pixel_has_its_value()
    {
        var image = Make(Wcs.Tan(new(3, 3), Centre, 0.2), (x, y) => 1 + x, 6, 5);
        var shifted = image.OnGrid(Wcs.Tan(new(3.4, 2.8), Centre, 0.2), 8, 6);
        Assert.Equal([1, 1.6, 2.6, 3.6, 4.6, 5.6, double.NaN, double.NaN], Rounded(shifted.Science.Row(2).ToArray()));
        Assert.Equal([1.6, 1.6, 1.6, 1.6, 1.6, double.NaN], Rounded(Enumerable.Range(0, 6).Select(y => shifted.Science[1, y])));
    }

    [Fact]
    public void A_crop_keeps_its_place_on_the_sky_and_its_planes()
    {
        var image = Make(Wcs.Tan(new(40, 30), Centre, 0.2), (x, y) => x + 100 * y);
        image = image with { Error = image.Science.Map(v => v / 2), Quality = new(image.Width, image.Height) };
        var crop = image.Crop(7, 11, 20, 9);
        Assert.Equal((20, 9, 1107f, 553.5f, 20), (crop.Width, crop.Height, crop.Science[0, 0], crop.Error![0, 0], crop.Quality!.Width));
        var (here, there) = (crop.Wcs.PixelToSky(new(3, 4)), image.Wcs.PixelToSky(new(10, 15)));
        Assert.Equal(there.Ra, here.Ra, 1e-12);
        Assert.Equal(there.Dec, here.Dec, 1e-12);
        Assert.Same(image, image.Crop(0, 0, image.Width, image.Height));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Crop(70, 0, 20, 9));
    }

    [Fact]
    public void The_new_header_has_the_WCS_of_the_grid_alone()
    {
        var image = Make(Wcs.Tan(new(40, 30), Centre, 0.2), (x, y) => x);
        image.Header.Set("PHOTFLAM", 2e-18);
        foreach (string card in new[] { "CD1_1", "CD1_2", "CD2_1", "CD2_2" }) image.Header.Remove(card);
        image.Header.Set("CDELT1", -0.2 / 3600);
        image.Header.Set("CDELT2", 0.2 / 3600);
        image.Header.Set("PC1_1", 1.0);
        var moved = image.OnGrid(Wcs.Tan(new(5, 5), Centre, 0.1, Angle.FromDegrees(10)), 9, 9);
        Assert.False(moved.Header.Contains("PC1_1"));
        Assert.Equal(2e-18, moved.Header.DoubleOrNull("PHOTFLAM"));
        Assert.Equal(0.1, moved.Wcs.PixelScaleArcsec, 1e-9);
        Assert.True(image.Header.Contains("PC1_1"));
    }

    private static double[] Rounded(IEnumerable<float> values) => [.. values.Select(v => Math.Round(v, 5))];

    private static double Total(HstImage image) => image.Science.Pixels.Where(float.IsFinite).Sum(v => (double)v);

    private static HstImage Make(Wcs wcs, Func<double, double, double> f, int width = 80, int height = 60)
    {
        var header = new Header();
        wcs.WriteTo(header);
        float[] pixels = [.. Enumerable.Range(0, width * height).Select(i => (float)f(i % width, i / width))];
        return new() { Header = header, Science = new(width, height, pixels) };
    }
}

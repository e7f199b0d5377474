using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Astrometry;

public sealed class PixelMapsTests
{
    private static readonly Wcs Output = WcsText.Wcs(WcsText.Tan + WcsText.Cd);

    [Fact]
    public void About_one_tangent_point_the_affine_map_is_the_way_through_the_sky()
    {
        var output = Wcs.Tan(new(812.3, 404.9), new(150.1, 2.2), 0.05, Angle.FromDegrees(17));
        var input = Wcs.Tan(new(-301.5, 998.2), new(150.1, 2.2), 0.03, Angle.FromDegrees(-101));
        var map = PixelMaps.Between(output, input);
        Assert.StartsWith("affine", map.ToString(), StringComparison.Ordinal);
        double[] x = new double[900], y = new double[900];
        foreach (int row in new[] { 0, 333, 700 })
        {
            map.Row(row, x, y);
            for (int i = 0; i < x.Length; i += 29)
            {
                var there = input.SkyToPixel(output.PixelToSky(new PixelPoint(i, row)));
                Assert.Equal(there.X, x[i], 5e-9);      // the sky path itself: the last digit of 150° is 3.5·10⁻⁹ px of 0.03″
                Assert.Equal(there.Y, y[i], 5e-9);
                var plane = input.PlaneToPixel(output.PixelToPlane(new PixelPoint(i, row)));
                Assert.Equal(plane.X, x[i], 1e-9);
                Assert.Equal(plane.Y, y[i], 1e-9);
            }
        }
    }

    // astropy.wcs: input.wcs_world2pix(output.wcs_pix2world(p, 0), 0)
    [Theory]
    [InlineData(0, 0, 130.2622034935608, -41.860626320817346)]
    [InlineData(40, 7, 154.09123723543652, -19.38649257482045)]
    [InlineData(300, 499, 88.46144832916224, 406.1690518015796)]
    public void About_different_tangent_points_the_map_is_that_of_astropy(int x, int y, double expectedX, double expectedY)
    {
        var input = WcsText.Wcs("CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRVAL1=53.161; CRVAL2=-27.788; CRPIX1=100.0; CRPIX2=55.5;"
            + "CD1_1=-2E-5; CD1_2=-0.3E-5; CD2_1=-0.3E-5; CD2_2=2E-5");
        double[] xs = new double[x + 1], ys = new double[x + 1];
        PixelMaps.Between(Output, input).Row(y, xs, ys);
        Assert.Equal(expectedX, xs[x], 1e-8);
        Assert.Equal(expectedY, ys[x], 1e-8);
    }

    [Fact]
    public void Pixels_of_a_tangent_plane_see_less_sky_by_the_cube_of_the_cosine()
    {
        var wcs = Wcs.Tan(new(11, 4), new(53.16, -27.79), 600, Angle.FromDegrees(17));
        var area = PixelMaps.Area(wcs, 30, 20);
        foreach (var (x, y) in new[] { (11, 4), (29, 4), (0, 19) })
        {
            double cos = Math.Cos(wcs.PixelToSky(new PixelPoint(x, y)).SeparationTo(wcs.ReferenceSky).Radians);
            Assert.Equal(600 * 600 * cos * cos * cos, area[x, y], 600 * 600 * 1e-5);
        }
    }

    [Fact]
    public void What_is_behind_the_tangent_point_is_nowhere()
    {
        var behind = Wcs.Tan(new(0, 0), new(233.16, 27.79), 1);
        double[] xs = new double[3], ys = new double[3];
        PixelMaps.Between(Output, behind).Row(0, xs, ys);
        Assert.All(xs.Concat(ys), v => Assert.True(double.IsNaN(v)));
        var image = Resampling.Nearest(new Image<int>(3, 2), PixelMaps.Between(Output, behind), 3, 1, -7);
        Assert.Equal([-7, -7, -7], image.Pixels);
    }

    [Fact]
    public void An_oversampled_grid_has_its_pixels_on_the_blocks_of_the_coarse_one()
    {
        var map = PixelMaps.Between(Output.Oversampled(2), Output);
        var coarse = new Image<int>(3, 2, [1, 2, 3, 4, 5, 6]);
        Assert.Equal([1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6], Resampling.Nearest(coarse, map, 6, 4).Pixels);
    }

    [Theory]
    [InlineData(17, 0.05)]
    [InlineData(-101, 0.03)]
    public void The_same_grid_keeps_every_pixel_though_its_map_is_rounded(double orientation, double scale)
    {
        var wcs = Wcs.Tan(new(812.3, 404.9), new(150.1, 2.2), scale, Angle.FromDegrees(orientation));
        var image = new Image<double>(61, 40, [.. Enumerable.Range(0, 61 * 40).Select(i => (double)i)]);
        image[30, 20] = double.NaN;
        Assert.Equal(image.Pixels, Resampling.Bilinear(image, PixelMaps.Between(wcs, wcs), 61, 40, -1).Pixels);
    }

    [Fact]
    public void Different_frames_are_turned_into_one_another()
    {
        var fk5 = WcsText.Wcs(WcsText.Tan + WcsText.Cd + "RADESYS='FK5'");
        double[] xs = new double[40], ys = new double[40];
        PixelMaps.Between(Output, fk5).Row(17, xs, ys);
        var expected = fk5.SkyToPixel(Output.PixelToSky(new PixelPoint(39, 17)).Transform(SkyFrame.Icrs, SkyFrame.Fk5));
        Assert.Equal(expected.X, xs[39], 1e-8);
        Assert.Equal(expected.Y, ys[39], 1e-8);
        // FK5 lies some 0.02″ from ICRS.
        Assert.InRange(Math.Abs(xs[39] - 39) + Math.Abs(ys[39] - 17), 0.05, 1);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void An_interpolated_map_is_as_good_as_it_says(double tolerancePx)
    {
        const string sip = "A_ORDER=3; B_ORDER=3; A_2_0=4E-6; A_1_2=-3E-10; B_0_2=-5E-6; B_2_1=2E-10; B_1_1=3E-6;";
        var input = WcsText.Wcs(WcsText.Tan.Replace("-TAN'", "-TAN-SIP'", StringComparison.Ordinal) + WcsText.Cd + sip);
        var output = Wcs.Tan(new(600, 300), new(53.17, -27.785), 0.05, Angle.FromDegrees(33));
        var exact = PixelMaps.Between(output, input);
        var map = exact.Interpolated(1301, 707, tolerancePx);
        Assert.NotSame(exact, map);
        Assert.InRange(map.ErrorPx, 0, tolerancePx);
        double[] x = new double[1301], y = new double[1301], exactX = new double[1301], exactY = new double[1301];
        for (int row = 0; row < 707; row += 7)
        {
            map.Row(row, x, y);
            exact.Row(row, exactX, exactY);
            for (int i = 0; i < x.Length; i++)
            {
                // The inverse of a distortion is itself only good to 2·10⁻⁷ px.
                Assert.InRange(Math.Abs(x[i] - exactX[i]), 0, 1.5 * map.ErrorPx + 4e-7);
                Assert.InRange(Math.Abs(y[i] - exactY[i]), 0, 1.5 * map.ErrorPx + 4e-7);
            }
        }
    }

    [Fact]
    public void An_interpolated_map_keeps_what_has_no_place()
    {
        // The edge of the hemisphere runs through the output.
        var input = Wcs.Tan(new(0, 0), new(10, 0), 3600);
        var output = WcsText.Wcs("CTYPE1='RA---CAR'; CTYPE2='DEC--CAR'; CRPIX1=100; CRPIX2=60; CRVAL1=80; CRVAL2=0; CDELT1=-0.5; CDELT2=0.5");
        var exact = PixelMaps.Between(output, input);
        var map = exact.Interpolated(200, 120, 10);
        double[] x = new double[200], y = new double[200], exactX = new double[200], exactY = new double[200];
        map.Row(50, x, y);
        exact.Row(50, exactX, exactY);
        Assert.Equal(exactX.Select(double.IsNaN), x.Select(double.IsNaN));
        Assert.Contains(x, double.IsNaN);
        Assert.Contains(x, double.IsFinite);
    }
}

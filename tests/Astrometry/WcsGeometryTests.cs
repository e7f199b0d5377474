using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class WcsGeometryTests
{
    private static readonly Wcs Skewed = WcsText.Wcs(WcsText.Tan + WcsText.Cd);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(359.9999, 12)]
    [InlineData(180, -89.999)]
    [InlineData(77, 90)]
    [InlineData(77, -90)]
    public void Pixels_come_back_from_the_sky(double ra, double dec)
    {
        var wcs = Wcs.Tan(new(2100.3, 950.8), new(ra, dec), 0.04, Angle.FromDegrees(33));
        foreach (double x in new[] { -0.5, 17.25, 2100.3, 4095.5 })
        {
            foreach (double y in new[] { -0.5, 950.8, 2047.5 })
            {
                var sky = wcs.PixelToSky(new PixelPoint(x, y));
                Assert.True(sky.Ra is >= 0 and < 360 && Math.Abs(sky.Dec) <= 90, sky.ToString());
                var back = wcs.SkyToPixel(sky);
                // The last digit of 360° is 5·10⁻⁹ of a pixel of 0.04″.
                Assert.Equal(x, back.X, 1e-8);
                Assert.Equal(y, back.Y, 1e-8);
            }
        }
    }

    [Theory]
    [InlineData("CD1_1=-1.5E-3; CD1_2=0.8E-3; CD2_1=0.7E-3; CD2_2=1.4E-3;A_ORDER=2; B_ORDER=2; A_2_0=3E-5; B_1_1=-2E-5")]
    [InlineData("CTYPE1='RA---ZEA'; CTYPE2='DEC--ZEA'; CD1_1=-1.5E-3; CD2_2=1.4E-3")]
    public void The_areas_of_a_row_are_those_of_its_pixels(string cards)
    {
        var wcs = WcsText.Wcs((cards.Contains("ZEA", StringComparison.Ordinal) ? WcsText.Tan[WcsText.Tan.IndexOf("CRPIX1", StringComparison.Ordinal)..] : WcsText.Tan) + cards);
        var areas = new double[600];
        wcs.PixelAreas(77, areas);
        for (int x = 0; x < areas.Length; x += 7) Assert.Equal(1, areas[x] / wcs.PixelAreaAt(new PixelPoint(x, 77)), 1e-8);
    }

    [Fact]
    public void A_point_90_degrees_or_more_away_has_no_pixel()
    {
        var wcs = Wcs.Tan(new(10, 20), new(40, 30), 1);
        Assert.False(double.IsNaN(wcs.SkyToPixel(new(40, -59.9)).Y));
        foreach (var sky in new SkyPoint[] { new(40, -60.1), new(220, -30), new(220, 30), new(double.NaN, 30) })
        {
            var pixel = wcs.SkyToPixel(sky);
            Assert.True(double.IsNaN(pixel.X) && double.IsNaN(pixel.Y), $"{sky}: {pixel}");
        }
    }

    [Fact]
    public void Scale_area_and_orientation_are_those_of_the_matrix()
    {
        // |CD1_1 CD2_2 − CD1_2 CD2_1| · 3600²; astropy.wcs.utils.proj_plane_pixel_area gives 0.0034473599999999974
        Assert.Equal(0.00344736, Skewed.PixelAreaArcsec2, 1e-15);
        Assert.Equal(Math.Sqrt(0.00344736), Skewed.PixelScaleArcsec, 1e-15);
        var wcs = Wcs.Tan(new(3, 4), new(150, 2), 0.05, Angle.FromDegrees(-70));
        Assert.Equal(-70, wcs.Orientation.Degrees, 1e-12);
        Assert.Equal(0.05, wcs.PixelScaleArcsec, 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(-120)]
    public void Orientation_is_the_position_angle_of_a_step_along_y(double degrees)
    {
        var wcs = Wcs.Tan(new(30, 44), new(150, 62), 0.05, Angle.FromDegrees(degrees));
        var here = wcs.PixelToSky(new PixelPoint(30, 44));
        Assert.Equal(Angle.FromDegrees(degrees).Wrapped().Degrees, here.PositionAngleTo(wcs.PixelToSky(new PixelPoint(30, 45))).Degrees % 360, 1e-5);
        // East is 90° from north, and to the left of it.
        Assert.Equal(Angle.FromDegrees(degrees + 90).Wrapped().Degrees, here.PositionAngleTo(wcs.PixelToSky(new PixelPoint(29, 44))).Degrees, 1e-5);
    }

    [Fact]
    public void A_crop_keeps_every_pixel_where_it_is_on_the_sky()
    {
        var crop = Skewed.Cropped(7, -3);
        Assert.Equal(Skewed.PixelToSky(new PixelPoint(19, 21)), crop.PixelToSky(new PixelPoint(12, 24)));
        Assert.True(Skewed.SharesTangentPoint(crop));
        Assert.False(Skewed.IsAlignedWith(crop, 30, 20));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Oversampling_keeps_the_corners_of_the_image(double factor)
    {
        var fine = Skewed.Oversampled(factor);
        var before = Skewed.Footprint(60, 42);
        var after = fine.Footprint((int)(60 * factor), (int)(42 * factor));
        for (int i = 0; i < 4; i++) Assert.Equal(0, before[i].SeparationTo(after[i]).Arcsec, 1e-9);
        Assert.Equal(Skewed.PixelAreaArcsec2 / (factor * factor), fine.PixelAreaArcsec2, 1e-15);
        Assert.True(fine.Oversampled(1 / factor).IsAlignedWith(Skewed, 60, 42, 1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Skewed.Oversampled(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Skewed.Oversampled(double.NaN));
    }

    [Fact]
    public void The_footprint_is_of_outer_corners()
    {
        // astropy.wcs, pixels (−0.5, −0.5), (63.5, −0.5), (63.5, 40.5), (−0.5, 40.5)
        SkyPoint[] expected =
        [
            new(53.160623967045396, -27.790031498598637), new(53.15953880886691, -27.789583499234435),
            new(53.159909570843496, -27.789009499970657), new(53.16099472482038, -27.78945749643857),
        ];
        var corners = Skewed.Footprint(64, 41);
        for (int i = 0; i < 4; i++) Assert.Equal(0, expected[i].SeparationTo(corners[i]).Arcsec, 1e-9);
    }

    [Fact]
    public void Alignment_is_judged_at_the_corners_and_in_one_frame()
    {
        var wcs = Wcs.Tan(new(50, 30), new(10, -40), 0.05);
        Assert.True(wcs.IsAlignedWith(Wcs.Tan(new(50.0009, 30), new(10, -40), 0.05), 100, 60));
        Assert.False(wcs.IsAlignedWith(Wcs.Tan(new(50.0011, 30), new(10, -40), 0.05), 100, 60));
        Assert.True(wcs.IsAlignedWith(Wcs.Tan(new(50.3, 30), new(10, -40), 0.05), 100, 60, 0.31));
        // A rotation by 0.003° moves the far corner by 50 px · 5.2·10⁻⁵ = 0.0026 px.
        Assert.False(wcs.IsAlignedWith(Wcs.Tan(new(50, 30), new(10, -40), 0.05, Angle.FromDegrees(0.003)), 100, 60));
        Assert.True(wcs.IsAlignedWith(Wcs.Tan(new(50, 30), new(10, -40), 0.05, Angle.FromDegrees(0.001)), 100, 60));
        Assert.False(wcs.IsAlignedWith(Wcs.Tan(new(50, 30), new(10, -40), 0.05, frame: SkyFrame.Fk5), 100, 60));
        Assert.False(wcs.IsAlignedWith(Wcs.Tan(new(50, 30), new(190, 40), 0.05), 100, 60));
    }

    [Fact]
    public void Arrays_and_grids_are_the_same_as_points()
    {
        var (ra, dec) = Skewed.PixelGridToSky(5, 3);
        Assert.Equal(15, ra.Length);
        Assert.Equal(Skewed.PixelToSky(new PixelPoint(4, 2)), new SkyPoint(ra[14], dec[14]));
        Assert.Equal(Skewed.PixelToSky(new PixelPoint(1, 2)), new SkyPoint(ra[11], dec[11]));
        double[] x = new double[15], y = new double[15];
        Skewed.SkyToPixel(ra, dec, x, y);
        for (int i = 0; i < 15; i++)
        {
            Assert.Equal(i % 5, x[i], 1e-8);
            Assert.Equal(i / 5, y[i], 1e-8);
        }
        Assert.Throws<ArgumentException>(() => Skewed.SkyToPixel(ra, dec, x, new double[14]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_that_is_none_is_refused(double scale) => Assert.Throws<WcsException>(() => Wcs.Tan(new(0, 0), new(0, 0), scale));
}

using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Area, scale and orientation anywhere, and systems seen from other pixels, against steps on the sphere.</summary>
public sealed class WcsScaleTests
{
    private static Wcs Sample(string name) => WcsText.Wcs(WcsSamples.CardsOf(name));

    [Theory]
    [MemberData(nameof(WcsSamples.Names), MemberType = typeof(WcsSamples))]
    public void Area_and_orientation_are_those_of_steps_on_the_sphere(string name)
    {
        var wcs = Sample(name);
        int compared = 0;
        foreach (var pixel in new PixelPoint[] { new(41, -9), new(75, 20), new(12, 60) })
        {
            const double step = 0.02;
            var (left, right) = (wcs.PixelToSky(pixel with { X = pixel.X - step }), wcs.PixelToSky(pixel with { X = pixel.X + step }));
            var (below, above) = (wcs.PixelToSky(pixel with { Y = pixel.Y - step }), wcs.PixelToSky(pixel with { Y = pixel.Y + step }));
            if (!double.IsFinite(left.Ra + right.Ra + below.Ra + above.Ra)) continue;
            var here = wcs.PixelToSky(pixel);
            double acrossX = left.SeparationTo(right).Arcsec / (2 * step), acrossY = below.SeparationTo(above).Arcsec / (2 * step);
            double between = (here.PositionAngleTo(right) - here.PositionAngleTo(above)).Radians;
            Assert.Equal(1, acrossX * acrossY * Math.Abs(Math.Sin(between)) / wcs.PixelAreaAt(pixel), 2e-3);
            Assert.Equal(Math.Sqrt(wcs.PixelAreaAt(pixel)), wcs.PixelScaleAt(pixel));
            double turn = here.PositionAngleTo(above).Degrees - wcs.OrientationAt(pixel).Degrees;
            Assert.Equal(0, Math.IEEERemainder(turn, 360), 0.1);
            compared++;
        }
        Assert.NotEqual(0, compared);
    }

    [Theory]
    [MemberData(nameof(WcsSamples.Names), MemberType = typeof(WcsSamples))]
    public void Cd_and_Orientation_are_those_at_the_reference_pixel(string name)
    {
        var wcs = Sample(name).WithoutDistortion();
        double orientation = wcs.OrientationAt(wcs.ReferencePixel).Degrees;
        // At the pole, north is where the meridian of the reference point says; a hole of ZPN has no orientation.
        if (!double.IsFinite(orientation) || Math.Abs(wcs.ReferenceSky.Dec) == 90) return;
        Assert.Equal(0, Math.IEEERemainder(wcs.Orientation.Degrees - orientation, 360), 1e-3);
        var (xx, xy, yx, yy) = wcs.Cd;
        Assert.Equal(1, Math.Abs(xx * yy - xy * yx) * 3600 * 3600 / wcs.PixelAreaAt(wcs.ReferencePixel), 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 40)]
    [InlineData(200, 90)]
    [InlineData(0.001, -89.99)]
    [InlineData(359.9999, 60)]
    public void Far_from_the_tangent_point_a_pixel_shrinks_with_the_cube_of_the_cosine(double ra, double dec)
    {
        var wcs = Wcs.Tan(new(0, 0), new(ra, dec), 10, Angle.FromDegrees(20));
        foreach (double degrees in new[] { 0.0, 5, 30, 60, 80 })
        {
            double pixels = Math.Tan(degrees * Math.PI / 180) * 180 / Math.PI * 360;
            double expected = 100 * Math.Pow(Math.Cos(degrees * Math.PI / 180), 3);
            Assert.Equal(1, wcs.PixelAreaAt(new(0.6 * pixels, -0.8 * pixels)) / expected, 1e-6);
        }
    }

    [Fact]
    public void The_areas_of_all_pixels_make_the_footprint()
    {
        // Across right ascension 0, half a degree from the pole: the polygon of the corners, by its spherical excess.
        var wcs = Wcs.Tan(new(20, 10), new(0.01, 89.5), 30, Angle.FromDegrees(70));
        double sum = 0;
        for (int y = 0; y < 31; y++)
        {
            for (int x = 0; x < 47; x++) sum += wcs.PixelAreaAt(new(x, y));
        }
        var corners = wcs.Footprint(47, 31);
        double excess = -2 * Math.PI;
        for (int i = 0; i < 4; i++)
        {
            double angle = (corners[i].PositionAngleTo(corners[(i + 3) % 4]) - corners[i].PositionAngleTo(corners[(i + 1) % 4])).Radians;
            excess += Math.Abs(Math.IEEERemainder(angle, 2 * Math.PI));
        }
        double arcsec2 = excess * Math.Pow(180 * 3600 / Math.PI, 2);
        Assert.Equal(1, sum / arcsec2, 1e-5);
    }

    [Theory]
    [MemberData(nameof(WcsSamples.Names), MemberType = typeof(WcsSamples))]
    public void Cropping_and_oversampling_keep_every_point_on_the_sky(string name) => SeesTheSame(Sample(name), Reread(name));

    [Fact]
    public void Cropping_and_oversampling_keep_every_point_on_the_sky_with_lookup_tables()
    {
        var file = WcsText.Saved(WcsSamples.WithTables());
        SeesTheSame(Wcs.FromHdu(file[0], file), wcs =>
        {
            var image = ImageHdu.Create(new byte[6], 3, 2);
            var written = WcsText.Saved([image, .. wcs.WriteTo(image.Header)]);
            return Wcs.FromHdu(written[0], written);
        });
    }

    private static Func<Wcs, Wcs>? Reread(string name) => name is "TNX" or "DSS" ? null : wcs =>
    {
        var header = new Header();
        wcs.WriteTo(header);
        return Wcs.FromHeader(header);
    };

    private static void SeesTheSame(Wcs wcs, Func<Wcs, Wcs>? reread)
    {
        foreach (double factor in new[] { 2, 3, 0.5, 1 })
        {
            var crop = wcs.Cropped(7, -3);
            var fine = crop.Oversampled(factor);
            AssertSees(wcs, crop, 1, wcs.PixelScaleArcsec);
            AssertSees(wcs, fine, factor, wcs.PixelScaleArcsec);
            if (reread is null) continue;
            AssertSees(wcs, reread(crop), 1, wcs.PixelScaleArcsec);
            AssertSees(wcs, reread(fine), factor, wcs.PixelScaleArcsec);
        }
    }

    private static void AssertSees(Wcs wcs, Wcs other, double factor, double scale)
    {
        // Tables hold floats: three times 0.2 px is rounded.
        double tolerancePx = factor == 3 && wcs.Distortion.Contains("NPOL", StringComparison.Ordinal) ? 3e-8 : 1e-9;
        foreach (var pixel in new PixelPoint[] { new(10, 3), new(44.25, -3), new(9.5, 40), new(62, 47) })
        {
            var there = new PixelPoint((pixel.X - 7 + 0.5) * factor - 0.5, (pixel.Y + 3 + 0.5) * factor - 0.5);
            SkyPoint one = wcs.PixelToSky(pixel), seen = other.PixelToSky(there);
            if (double.IsNaN(one.Ra)) Assert.True(double.IsNaN(seen.Ra));
            else Assert.InRange(one.SeparationTo(seen).Arcsec, 0, tolerancePx * scale + 3600 * 4 * WcsAssert.LastDigit);
        }
    }

    [Fact]
    public void The_displacement_is_that_between_the_pixels_with_and_without_distortion()
    {
        foreach (var (name, cards) in WcsSamples.Distorted)
        {
            var wcs = WcsText.Wcs(cards);
            var plain = wcs.WithoutDistortion();
            Assert.False(plain.HasDistortion);
            Assert.Equal((0, 0), plain.DistortionAt(new(3, 4)));
            Assert.Same(plain, plain.WithoutDistortion());
            var pixel = new PixelPoint(3000.5, 170);
            var there = plain.SkyToPixel(wcs.PixelToSky(pixel));
            var (dx, dy) = wcs.DistortionAt(pixel);
            Assert.True(Math.Abs(there.X - pixel.X - dx) + Math.Abs(there.Y - pixel.Y - dy) < 1e-6, $"{name}: {there}, {dx}, {dy}");
            Assert.True(Math.Abs(dx) + Math.Abs(dy) > 1e-3, name);
        }
    }
}

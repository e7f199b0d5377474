using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class SkyRegionTests
{
    public static TheoryData<double, double> Fields => new()
    {
        { 53.16, -27.79 }, { 0.001, 12 }, { 359.995, -72 }, { 37, 89.99 }, { 200, -89.9999 }, { 120, 90 },
    };

    [Theory, MemberData(nameof(Fields))]
    public void The_region_around_two_images_holds_all_of_their_pixels_and_little_more(double ra, double dec)
    {
        var first = Wcs.Tan(new PixelPoint(2100, 900), new(ra, dec), 0.05, Angle.FromDegrees(33));
        var beside = new SkyPoint(ra, dec).Offset(Angle.FromDegrees(70), Angle.FromArcsec(90));
        var second = Wcs.Tan(new PixelPoint(2000, 1000), beside, 0.05, Angle.FromDegrees(-120));
        SkyPoint[] corners = [.. first.Footprint(4096, 2048), .. second.Footprint(4096, 2048)];
        var margin = Angle.FromArcsec(1);
        var box = SkyRectangle.Around(corners, margin);
        var cone = SkyCone.Around(corners, margin);
        for (int y = 0; y < 2048; y += 89)
        {
            for (int x = 0; x < 4096; x += 89)
            {
                foreach (var point in new[] { first.PixelToSky(new PixelPoint(x, y)), second.PixelToSky(new PixelPoint(x, y)) })
                {
                    Assert.True(box.Contains(point), $"{point} not in {box}");
                    Assert.True(cone.Contains(point), $"{point} not in {cone}");
                }
            }
        }
        double diagonal = corners.Max(a => corners.Max(b => a.SeparationTo(b).Arcsec));
        Assert.InRange(Math.Max(box.Width.Arcsec, box.Height.Arcsec), diagonal / 2, diagonal * 1.1);
        Assert.InRange(cone.Radius.Arcsec, diagonal / 2, diagonal * 0.75);
    }

    [Theory, MemberData(nameof(Fields))]
    public void A_box_ends_where_its_width_and_height_say(double ra, double dec)
    {
        var box = new SkyRectangle(new(ra, dec), Angle.FromArcmin(4), Angle.FromArcmin(2));
        foreach (var (degrees, arcmin) in new[] { (90, 2.0), (-90, 2.0), (0, 1.0), (180, 1.0) })
        {
            var direction = Angle.FromDegrees(degrees);
            Assert.True(box.Contains(box.Centre.Offset(direction, Angle.FromArcmin(arcmin * 0.9999))));
            Assert.False(box.Contains(box.Centre.Offset(direction, Angle.FromArcmin(arcmin * 1.0001))));
        }
        var corners = box.Corners;
        Assert.All(corners, corner => Assert.InRange(corner.SeparationTo(box.Centre).Arcmin, 2.2359, 2.2362));
        Assert.InRange(corners[0].SeparationTo(corners[2]).Arcmin, 4.4719, 4.4723);
    }

    [Fact]
    public void The_far_side_of_the_sky_is_in_no_box() =>
        Assert.False(new SkyRectangle(new(10, 20), Angle.FromDegrees(150), Angle.FromDegrees(150)).Contains(new(190, -20)));

    [Fact]
    public void Positions_that_make_no_region_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SkyRectangle.Around([]));
        Assert.Throws<ArgumentException>(() => SkyRectangle.Around([new(10, 10), new(double.NaN, 10)]));
        Assert.Throws<ArgumentException>(() => SkyCone.Around([new(10, 10), new(190, 5)]));
        Assert.ThrowsAny<ArgumentException>(() => SkyCone.Around([new(10, 10)]));
        Assert.ThrowsAny<ArgumentException>(() => new SkyCone(new(10, 91), Angle.FromDegrees(1)));
        Assert.ThrowsAny<ArgumentException>(() => new SkyRectangle(new(10, 9), Angle.FromDegrees(double.NaN), Angle.FromDegrees(1)));
        Assert.Equal(10, SkyCone.Around([new(10, 10)], Angle.FromArcsec(10)).Radius.Arcsec, 1e-9);
    }
}

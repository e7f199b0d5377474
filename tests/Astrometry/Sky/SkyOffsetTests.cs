using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class SkyOffsetTests
{
    private static readonly SkyPoint Here = new(53.1625, -27.7914);

    // astropy 5.2.1: SkyCoord(53.1625, -27.7914).directional_offset_by(pa, distance)
    [Theory]
    [InlineData(33, 2.5, 54.67310286486121, -25.68654866244433)]
    [InlineData(271, 170, 244.4510291139811, 27.506641016263632)]
    [InlineData(180, 120, 233.1625, -32.2086)]                      // beyond the pole
    public void An_offset_follows_the_great_circle(double positionAngle, double distance, double ra, double dec) =>
        AssertNear(new(ra, dec), Here.Offset(Angle.FromDegrees(positionAngle), Angle.FromDegrees(distance)));

    // astropy 5.2.1: SkyCoord(53.1625, -27.7914).spherical_offsets_to(…)
    [Theory]
    [InlineData(53.9, -27.1, 0.656575714871495, 0.689429786756326)]
    [InlineData(350, 60, -114.58231493039146, 60.619178218596)]
    [InlineData(233.1625, 27.5, 180, -0.2914)]                      // −180 in astropy
    public void Offsets_to_a_point_are_those_of_astropy(double ra, double dec, double east, double north)
    {
        var offset = Here.OffsetTo(new(ra, dec));
        Assert.Equal(east, offset.East.Degrees, 1e-12);
        Assert.Equal(north, offset.North.Degrees, 1e-12);
    }

    [Fact]
    public void Offsets_cross_0_hours_and_the_poles()
    {
        var east = new SkyPoint(359.9999, 0).OffsetTo(new(0.0001, 0)).East;
        Assert.Equal(0.72, east.Arcsec, 1e-9);
        // From the pole along its own meridian (180° of position angle) to the other side of it.
        AssertNear(new(30, 88), new SkyPoint(30, 90).Offset(Angle.FromDegrees(180), Angle.FromDegrees(2)));
        AssertNear(new(210, 88), new SkyPoint(30, 90).Offset(default, Angle.FromDegrees(2)));
        AssertNear(new(120, 88), new SkyPoint(30, 90).Offset(Angle.FromDegrees(90), Angle.FromDegrees(2)));
        AssertNear(new(30, -88), new SkyPoint(30, -90).Offset(default, Angle.FromDegrees(2)));
        var acrossPole = new SkyPoint(30, 89).OffsetTo(new(210, 89));
        Assert.Equal(0, acrossPole.East.Degrees, 1e-12);
        Assert.Equal(2, acrossPole.North.Degrees, 1e-12);
    }

    [Fact]
    public void There_and_back_by_position_angle_and_separation()
    {
        var random = new Random(11);
        for (int i = 0; i < 500; i++)
        {
            SkyPoint a = new(360 * random.NextDouble(), 180 * random.NextDouble() - 90);
            SkyPoint b = new(360 * random.NextDouble(), 180 * random.NextDouble() - 90);
            AssertNear(b, a.Offset(a.PositionAngleTo(b), a.SeparationTo(b)));
            // East along the equator of the frame about a, then towards its pole.
            var (east, north) = a.OffsetTo(b);
            SkyPoint foot = a.Offset(Angle.FromDegrees(90), east), pole = a.Offset(default, Angle.FromDegrees(90));
            AssertNear(b, foot.Offset(foot.PositionAngleTo(pole), north));
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Small_offsets_keep_their_digits(double mas)
    {
        // In binary fractions of a degree nothing is lost before the formula.
        double step = Math.Pow(2, Math.Round(Math.Log2(Angle.FromMas(mas).Degrees)));
        SkyPoint a = new(45, 60), b = new(45 + step, 60), c = new(45, 60 + step);
        Assert.Equal(1, a.SeparationTo(b).Degrees / (step * Math.Cos(Math.PI / 3)), 1e-6);
        Assert.Equal(1, a.SeparationTo(c).Degrees / step, 1e-6);
        Assert.Equal(90, a.PositionAngleTo(b).Degrees, 1e-6);
    }

    [Fact]
    public void Antipodes_are_180_degrees_apart()
    {
        double[] nearly = [0, 1e-9, 1e-6];
        foreach (double off in nearly) Assert.Equal(180 - off, new SkyPoint(20, 31).SeparationTo(new(200, -31 + off)).Degrees, 1e-13);
    }

    [Theory]
    [InlineData("03:32:38.6 -27:46:31")]
    [InlineData("  3h32m38.6s   −27°46′31″ ")]
    [InlineData("03 32 38.6 -27 46 31")]
    [InlineData("3h 32m 38.6s -27d 46m 31s")]
    [InlineData("3:32:38.6, -27.775277777777778")]
    [InlineData("53.16083333333333 -27.775277777777778")]
    public void A_position_is_read_from_text(string text) => AssertNear(new(53.16083333333333, -27.775277777777778), SkyPoint.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("53.1")]
    [InlineData("03 32 38.6 -27 46")]
    [InlineData("1,2,3")]
    [InlineData("1 2 3 4 5 6 7 8")]
    [InlineData("24:00:00 10:00:00")]
    public void What_is_no_position_is_refused(string text) => Assert.Throws<FormatException>(() => SkyPoint.Parse(text));

    [Fact]
    public void Longitude_and_latitude_are_other_names() =>
        Assert.Equal((121.17, -21.57), (new SkyPoint(121.17, -21.57).Lon, new SkyPoint(121.17, -21.57).Lat));

    private static void AssertNear(SkyPoint expected, SkyPoint actual) => Assert.InRange(expected.SeparationTo(actual).Degrees, 0, 2e-13);
}

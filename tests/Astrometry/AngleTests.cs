using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class AngleTests
{
    [Fact]
    public void An_angle_reads_the_same_in_every_unit()
    {
        var angle = Angle.FromDegrees(1.5);
        Assert.Equal(5400, angle.Arcsec, 1e-9);
        Assert.Equal(90, angle.Arcmin, 1e-12);
        Assert.Equal(0.1, angle.Hours, 1e-15);
        Assert.Equal(1.5, Angle.FromRadians(angle.Radians).Degrees, 1e-15);
    }

    [Fact]
    public void Sexagesimal_carries_when_the_seconds_round_up()
    {
        Assert.Equal("01h00m00.00s", Sexagesimal.Hours(14.9999999999, 2));
        Assert.Equal("−00°30′00.0″", Sexagesimal.Degrees(-0.5));
        Assert.Equal("00h00m00.0s", Sexagesimal.Hours(359.99999999, 1));
    }

    [Theory]
    [InlineData("03:32:38.6", 53.16083333333333)]
    [InlineData("53.5", 53.5)]
    [InlineData("03h32m38.6s", 53.16083333333333)]
    [InlineData("53.5d", 53.5)]
    [InlineData("53°30′36″", 53.51)]
    [InlineData("12h", 180)]
    public void Right_ascension_is_read_as_hours_when_it_is_sexagesimal_without_degrees(string text, double degrees) =>
        Assert.Equal(degrees, Sexagesimal.ParseRa(text), 1e-12);

    [Theory]
    [InlineData("-27:46:31")]
    [InlineData("−27°46′31″")]
    [InlineData("-27d46m31s")]
    public void Declination_keeps_its_sign(string text) => Assert.Equal(-27.775277777777777, Sexagesimal.ParseDec(text), 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("12:61:00")]
    [InlineData("north")]
    [InlineData("nan")]
    [InlineData("Infinity")]
    [InlineData("1:2:3:4")]
    public void What_is_not_an_angle_is_refused(string text) => Assert.Throws<FormatException>(() => Sexagesimal.ParseDec(text));

    [Fact]
    public void Separation_and_position_angle_of_a_small_step_east()
    {
        var here = new SkyPoint(10, 60);
        var there = new SkyPoint(10 + 1.0 / 3600 / Math.Cos(60 * Math.PI / 180), 60);
        Assert.Equal(1, here.SeparationTo(there).Arcsec, 1e-6);
        Assert.Equal(90, here.PositionAngleTo(there).Degrees, 1e-3);
    }
}

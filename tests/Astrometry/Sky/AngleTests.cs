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
        Assert.Equal(5400, Angle.FromMas(angle.Mas).Arcsec, 1e-9);
        Assert.Equal(1.5, Angle.FromRadians(angle.Radians).Degrees, 1e-15);
    }

    [Fact]
    public void Separation_and_position_angle_of_a_small_step_east()
    {
        var here = new SkyPoint(10, 60);
        var there = new SkyPoint(10 + 1.0 / 3600 / Math.Cos(60 * Math.PI / 180), 60);
        Assert.Equal(1, here.SeparationTo(there).Arcsec, 1e-6);
        Assert.Equal(90, here.PositionAngleTo(there).Degrees, 1e-3);
    }
}

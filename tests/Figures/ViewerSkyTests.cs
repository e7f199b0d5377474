using HstNotebooks.Astrometry;
using HstNotebooks.Tests.Astrometry;

namespace HstNotebooks.Tests.Figures;

public sealed class ViewerSkyTests
{
    private const int Width = 1900, Height = 1300;

    private static readonly Dictionary<string, Wcs> Systems = new()
    {
        ["plain"] = Wcs.Tan(new(-300, 2500), new(150, 2), 0.05),
        ["turned"] = Wcs.Tan(new(950, 650), new(359.9999, -45), 0.04, Angle.FromDegrees(127)),
        ["at the pole"] = Wcs.Tan(new(953.3, 640.2), new(77, 90), 0.05),
        ["across the pole"] = Wcs.Tan(new(100, 1200), new(200, 89.995), 0.05, Angle.FromDegrees(-20)),
        ["coarse"] = Wcs.Tan(new(200, 900), new(10, 60), 30),
        ["SIP"] = WcsText.Wcs(WcsSamples.Sip),
        ["TPV"] = WcsText.Wcs(WcsSamples.Tpv),
        ["galactic"] = Wcs.Tan(new(10, 20), new(300, -30), 1, default, SkyFrame.Galactic),
    };

    public static TheoryData<string> Names => [.. Systems.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Positions_between_the_nodes_are_right_to_a_twentieth_of_a_pixel(string name)
    {
        var wcs = Systems[name];
        var sky = SampledSky.Of(wcs, wcs.Frame, Width, Height)!;
        Assert.InRange(sky.ErrorPx, 0, SampledSky.TolerancePx);
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            var pixel = i == 0 ? new PixelPoint(-0.5, -0.5) : i == 1 ? new(Width - 0.5, Height - 0.5)
                : new PixelPoint(random.NextDouble() * Width - 0.5, random.NextDouble() * Height - 0.5);
            double error = sky.PixelToSky(pixel).SeparationTo(wcs.PixelToSky(pixel)).Arcsec / wcs.PixelScaleAt(pixel);
            Assert.True(error < 1.2 * SampledSky.TolerancePx, $"{error} px at {pixel}");
        }
    }

    [Fact]
    public void A_plain_system_needs_few_nodes_and_a_distorted_one_more()
    {
        Assert.InRange(SampledSky.Of(Systems["plain"], SkyFrame.Icrs, Width, Height)!.Columns, 2, 5);
        Assert.InRange(SampledSky.Of(Systems["SIP"], SkyFrame.Icrs, Width, Height)!.Columns, 9, 65);
    }

    [Fact]
    public void Positions_are_given_in_the_frame_that_is_asked_for()
    {
        var wcs = Systems["galactic"];
        var sky = SampledSky.Of(wcs, SkyFrame.Icrs, Width, Height)!;
        var pixel = new PixelPoint(1234, 321);
        var expected = wcs.PixelToSky(pixel).Transform(SkyFrame.Galactic, SkyFrame.Icrs);
        Assert.True(sky.PixelToSky(pixel).SeparationTo(expected).Arcsec < 0.06);
    }

    [Fact]
    public void Where_the_projection_ends_there_is_no_position()
    {
        var wcs = WcsText.Wcs(
            "CTYPE1='RA---SIN'; CTYPE2='DEC--SIN'; CRPIX1=951; CRPIX2=651; CRVAL1=30.0; CRVAL2=20.0; CD1_1=-0.1; CD2_2=0.1");
        var sky = SampledSky.Of(wcs, wcs.Frame, Width, Height)!;
        Assert.Equal(double.NaN, sky.PixelToSky(new(20, 20)).Dec);
        Assert.InRange(sky.PixelToSky(new(1000, 700)).SeparationTo(wcs.PixelToSky(new PixelPoint(1000, 700))).Degrees, 0, 0.01);
        Assert.Null(SampledSky.Of(wcs.Cropped(-5000, -5000), wcs.Frame, 300, 200));
    }
}

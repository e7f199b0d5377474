using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Circles for DS9, which the reader of regions reads back.</summary>
public sealed class Ds9RegionsWritingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-regions-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Circles_are_read_back_where_they_were()
    {
        var wcs = Wcs.Tan(new(200, 140), new(150.1, -2.2), 0.05, Angle.FromDegrees(33));
        PixelPoint[] places = [new(12.5, 7), new(390, 280.25)];
        var radius = Angle.FromArcsec(0.5);
        Ds9Regions.Write(File("a.reg"), places.Select((p, i) => new SkyCircle(wcs.PixelToSky(p), radius) { Label = $"star {i}" }));
        var regions = Ds9Regions.Read(File("a.reg"), wcs);
        Assert.Equal(["star 0", "star 1"], regions.Select(r => r.Label));
        foreach (var (place, region) in places.Zip(regions))
        {
            Assert.Equal(place.X, region.Centre.X, 2e-3);
            Assert.Equal(place.Y, region.Centre.Y, 2e-3);
            Assert.Equal(10, region.Sizes[0], 1e-3);
        }
    }

    [Fact]
    public void What_has_no_position_is_left_out()
    {
        var radius = Angle.FromArcsec(1);
        Ds9Regions.Write(File("a.reg"), [new(new(double.NaN, 2), radius), new(new(3, 4), radius) { Color = "red" }]);
        Assert.Equal(["# Region file format: DS9 version 4.1", "icrs", "circle(3.00000000,4.00000000,1.0000\") # color=red"],
            System.IO.File.ReadAllLines(File("a.reg")));
    }

    [Theory]
    [InlineData(0, "1", "red", "radius")]
    [InlineData(double.NaN, "1", "red", "radius")]
    [InlineData(1, "a}b", "red", "braces")]
    [InlineData(1, "1", "red text={x}", "no colour")]
    public void What_would_not_be_read_back_is_refused_and_no_file_is_left(double radius, string label, string color, string expected)
    {
        SkyCircle[] circles = [new(new(1, 2), Angle.FromArcsec(radius)) { Label = label, Color = color }];
        var e = Assert.Throws<ArgumentException>(() => Ds9Regions.Write(File("a.reg"), circles));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private string File(string name) => Path.Combine(_folder, name);
}

using System.Globalization;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Tables of a thousand positions by astropy 5.2.1, with 15 digits: angles in and out to 5·10⁻¹³ degrees each.</summary>
public sealed class SkyTableTests
{
    private const double Rounding = 1.5e-12;

    public static TheoryData<string, string, SkySystem, double> Columns => new()
    {
        { "fk5_ra", "fk5_dec", SkySystem.Fk5, 2000 },
        { "fk5J1975_ra", "fk5J1975_dec", SkySystem.Fk5, 1975 },
        { "fk4B1950_ra", "fk4B1950_dec", SkySystem.Fk4, 1950 },
        { "gal_l", "gal_b", SkySystem.Galactic, 2000 },
        { "ecl_lon", "ecl_lat", SkySystem.Ecliptic, 2000 },     // BarycentricMeanEcliptic
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Positions_in_every_frame_are_those_of_astropy(string lonName, string latName, SkySystem system, double equinox)
    {
        var (names, rows) = Table("frames.csv");
        int lon = Array.IndexOf(names, lonName), lat = Array.IndexOf(names, latName);
        var frame = new SkyFrame(system, equinox);
        foreach (double[] row in rows)
        {
            SkyPoint icrs = new(row[0], row[1]), there = new(row[lon], row[lat]);
            Assert.InRange(icrs.Transform(SkyFrame.Icrs, frame).SeparationTo(there).Degrees, 0, Rounding);
            Assert.InRange(there.Transform(frame, SkyFrame.Icrs).SeparationTo(icrs).Degrees, 0, Rounding);
        }
    }

    [Fact]
    public void Separations_position_angles_and_offsets_are_those_of_astropy()
    {
        foreach (double[] row in Table("separations.csv").Rows)
        {
            SkyPoint here = new(row[0], row[1]), there = new(row[2], row[3]);
            Angle separation = Angle.FromDegrees(row[4]), direction = Angle.FromDegrees(row[5]);
            Assert.Equal(separation.Degrees, here.SeparationTo(there).Degrees, Rounding);
            double turned = Math.IEEERemainder(direction.Degrees - here.PositionAngleTo(there).Degrees, 360);
            Assert.InRange(Math.Abs(turned) * Math.Sin(separation.Radians), 0, Rounding);
            Assert.InRange(here.Offset(direction, separation).SeparationTo(there).Degrees, 0, Rounding);
        }
    }

    private static (string[] Names, double[][] Rows) Table(string name)
    {
        string[] lines = File.ReadAllLines(SharedData.Path("wcs", name));
        Assert.True(lines.Length > 500);
        return (lines[0].Split(','), [.. lines[1..].Select(Numbers)]);

        static double[] Numbers(string line) => [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }
}

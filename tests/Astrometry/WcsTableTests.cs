using System.Globalization;
using System.Text;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Real and synthetic headers with tables of positions by astropy 5.2.1 and wcslib 7.12.</summary>
public sealed class WcsTableTests
{
    private static readonly string[] Structure = ["SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "PCOUNT", "GCOUNT", "EXTEND", "END"];

    // TAN without distortion; those without a table have none that is simple to read.
    private static readonly string[] Understood =
        ["tan_cd", "tan_cd_rot", "tan_crota", "tan_pc_cdelt", "tan_skew", "tan_ra_wrap", "tan_pole", "tan_lonpole", "tan_big_field", "tan_swapped",
         "wfc3_drc_cutout", "acs_jbt122x8q_drc", "muse_cube", "tan_latpole", "tan_near_pole", "muse_subcub"];

    [Theory]
    [InlineData("tan_cd")]
    [InlineData("tan_cd_rot")]
    [InlineData("tan_crota")]
    [InlineData("tan_pc_cdelt")]
    [InlineData("tan_skew")]
    [InlineData("tan_ra_wrap")]
    [InlineData("tan_pole")]
    [InlineData("tan_lonpole")]
    [InlineData("tan_big_field")]
    [InlineData("tan_swapped", true)]
    [InlineData("wfc3_drc_cutout")]
    [InlineData("acs_jbt122x8q_drc")]
    [InlineData("muse_cube")]
    public void Positions_are_those_of_the_table(string name, bool latitudeFirst = false)
    {
        var wcs = Wcs.FromHeader(Header(SharedData.Path("wcs", "headers", name + ".hdr")));
        string[] lines = File.ReadAllLines(SharedData.Path("wcs", name + ".csv"));
        string[] columns = lines[0].Split(',');
        int lon = Array.IndexOf(columns, "lon"), lat = Array.IndexOf(columns, "lat");
        if (latitudeFirst) (lon, lat) = (lat, lon);
        Assert.True(lines.Length > 500);
        foreach (string line in lines[1..])
        {
            double[] row = [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            var pixel = new PixelPoint(row[0] - 1, row[1] - 1);
            var certified = new SkyPoint(row[lon], row[lat]);
            // The table has 15 digits of an angle, and 6 decimals of a pixel.
            Assert.InRange(wcs.PixelToSky(pixel).SeparationTo(certified).Degrees, 0, 1e-9 * wcs.PixelScaleArcsec / 3600 + 2e-12);
            var back = wcs.SkyToPixel(wcs.PixelToSky(pixel));
            Assert.Equal(pixel.X, back.X, 2e-8);
            Assert.Equal(pixel.Y, back.Y, 2e-8);
        }
    }

    [Fact]
    public void Every_header_that_is_not_plain_TAN_is_refused()
    {
        int refused = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("wcs", "headers"), "*.hdr"))
        {
            if (Understood.Contains(Path.GetFileNameWithoutExtension(path))) continue;
            var header = Header(path);
            if (Record.Exception(() => Wcs.FromHeader(header)) is not WcsException) Assert.Fail($"{Path.GetFileName(path)} was not refused.");
            refused++;
        }
        Assert.True(refused > 30);
    }

    // One card a line.
    private static Header Header(string path)
    {
        var header = FitsText.Header([.. File.ReadLines(path, Encoding.Latin1).Where(card => !Structure.Contains(card.Split(' ', '=')[0]))]);
        Assert.True(header.Contains("CTYPE1") || header.Contains("AMDX1"), path);
        return header;
    }
}

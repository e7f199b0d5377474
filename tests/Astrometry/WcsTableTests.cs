using System.Globalization;
using System.Text;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Real and synthetic headers with tables of positions by astropy 5.2.1 and wcslib 7.12; x and y are 1-based there.</summary>
public sealed class WcsTableTests
{
    private static readonly string[] Structure = ["SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "PCOUNT", "GCOUNT", "EXTEND", "END"];

    // Tables whose header is in a FITS file with its lookup tables.
    private static readonly Dictionary<string, (string File, int Hdu)> Files = new()
    {
        ["acs_jbt122x8q_flc_wfc1"] = ("acs_jbt122x8q_flc_header.fits", 4),
        ["acs_dist_lookup"] = ("dist_lookup.fits.gz", 1),
    };

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
    [InlineData("tan_galactic")]
    [InlineData("tan_swapped")]
    [InlineData("wfc3_drc_cutout")]
    [InlineData("acs_jbt122x8q_drc")]
    [InlineData("muse_cube")]
    [InlineData("ait")]
    [InlineData("arc")]
    [InlineData("car")]
    [InlineData("cea")]
    [InlineData("mer")]
    [InlineData("sfl")]
    [InlineData("sin")]
    [InlineData("stg")]
    [InlineData("zea")]
    [InlineData("m1904_AZP")]
    [InlineData("m1904_HPX")]
    [InlineData("m1904_ZPN")]
    [InlineData("real_sip")]
    [InlineData("real_tpvonly")]
    [InlineData("wcslib_TPV7")]
    [InlineData("wfc3_tweakwcs_uvis1")]
    [InlineData("wfc3ir_blt")]
    [InlineData("acs_jbt122x8q_siponly_wfc1")]
    [InlineData("acs_j94f05bgq_wfc2")]
    [InlineData("acs_jbt122x8q_flc_wfc1")]
    [InlineData("acs_dist_lookup")]
    public void Positions_are_those_of_the_table(string name)
    {
        var wcs = Read(name);
        var (columns, rows) = Table(name);
        int lon = Array.IndexOf(columns, "lon"), lat = Array.IndexOf(columns, "lat");
        // The columns are world axes 1 and 2, in whatever order.
        if (wcs.Axes[0].Type.StartsWith("DEC", StringComparison.Ordinal)) (lon, lat) = (lat, lon);
        Assert.True(rows.Length > 500);
        double worst = 0, worstBack = 0;
        foreach (double[] row in rows)
        {
            var pixel = new PixelPoint(row[0] - 1, row[1] - 1);
            var certified = new SkyPoint(row[lon], row[lat]);
            var sky = wcs.PixelToSky(pixel);
            Assert.Equal(double.IsNaN(certified.Ra), double.IsNaN(sky.Ra));
            if (double.IsNaN(sky.Ra)) continue;
            worst = Math.Max(worst, sky.SeparationTo(certified).Degrees);
            var back = wcs.SkyToPixel(sky);
            worstBack = Math.Max(worstBack, Math.Max(Math.Abs(back.X - pixel.X), Math.Abs(back.Y - pixel.Y)));
        }
        // The table has 15 digits of an angle, and 6 decimals of a pixel.
        Assert.InRange(worst, 0, 1e-9 * wcs.PixelScaleArcsec / 3600 + 2e-12);
        Assert.InRange(worstBack, 0, 1e-6);
    }

    [Fact]
    public void The_wavelengths_of_a_cube_are_those_of_the_table()
    {
        var wcs = Read("muse_cube");
        foreach (double[] row in Table("muse_cube").Rows)
        {
            double[] world = wcs.PixelToWorld(row[0] - 1, row[1] - 1, row[2] - 1);
            Assert.Equal(row[5], world[2], 1e-8);
            double[] back = wcs.WorldToPixel(world);
            for (int i = 0; i < 3; i++) Assert.Equal(row[i] - 1, back[i], 1e-6);
        }
    }

    [Fact]
    public void Linear_axes_with_lookup_tables_are_those_of_the_table()
    {
        var file = FitsFile.Open(SharedData.Path("wcs", "headers", "image_with_distortion_map.fits"));
        var wcs = Wcs.FromHdu(file[0], file);
        foreach (double[] row in Table("cpdis_synthetic").Rows)
        {
            double[] world = wcs.PixelToWorld(row[0] - 1, row[1] - 1);
            Assert.Equal(row[4], world[0], 1e-9);
            Assert.Equal(row[5], world[1], 1e-9);
            double[] back = wcs.WorldToPixel(world);
            Assert.Equal(row[0] - 1, back[0], 1e-6);
            Assert.Equal(row[1] - 1, back[1], 1e-6);
        }
    }

    private static Wcs Read(string name)
    {
        if (!Files.TryGetValue(name, out var place)) return Wcs.FromHeader(Header(SharedData.Path("wcs", "headers", name + ".hdr")));
        var file = FitsFile.Open(SharedData.Path("wcs", "headers", place.File));
        return Wcs.FromHdu(file[place.Hdu], file);
    }

    private static (string[] Columns, double[][] Rows) Table(string name)
    {
        string[] lines = File.ReadAllLines(SharedData.Path("wcs", name + ".csv"));
        return (lines[0].Split(','), [.. lines[1..].Select(line => line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())]);
    }

    // One card a line.
    internal static Header Header(string path)
    {
        var header = FitsText.Header([.. File.ReadLines(path, Encoding.Latin1).Where(card => !Structure.Contains(card.Split(' ', '=')[0]))]);
        Assert.True(header.Contains("CTYPE1") || header.Contains("AMDX1"), path);
        return header;
    }
}

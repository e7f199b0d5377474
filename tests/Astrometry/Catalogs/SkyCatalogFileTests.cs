using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

public sealed class SkyCatalogFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("# ra dec\n10.5 -20.25\n11.5 20.5\n")]
    [InlineData("#ra dec\n  10.5   -20.25 \n 11.5 20.5")]
    [InlineData("# a list for alignment\n# RA DEC\n10.5 -20.25\n11.5 20.5\n")]
    [InlineData("10.5 -20.25\n11.5 20.5\n")]
    [InlineData("10.5\t-20.25\n11.5\t20.5\n")]
    [InlineData("10.5,-20.25\r\n11.5,20.5\r\n")]
    [InlineData("ra dec\n10.5 -20.25\n11.5 20.5\n")]
    [InlineData("RA_ICRS,x,DE_ICRS\n10.5,1,-20.25\n11.5,2,20.5\n")]
    [InlineData("name;RAJ2000;DEJ2000\na;10.5;-20.25\nb;11.5;20.5\n")]
    [InlineData("#   1 NUMBER        Running number\n#   3 DELTA_J2000   Declination [deg]\n#   2 ALPHA_J2000   [deg]\n"
        + "1 10.5 -20.25\n2 11.5 20.5\n")]
    [InlineData("# ra dec\n00:42:00.0 -20:15:00\n00:46:00 +20:30:00.0\n")]
    [InlineData("0h42m00s -20d15m00s\n0h46m00.0s +20d30m00s\n")]
    [InlineData("# ra dec\n10.5 -20.25\nINDEF INDEF\n11.5 20.5\n12 INDEF\n")]
    [InlineData("INDEF 3\n10.5 -20.25\n11.5 20.5\n")]
    [InlineData("370.5 -20.25\n-348.5 20.5\n", true)]
    [InlineData("# %ECSV 1.0\n# ---\n# datatype:\n# - {name: ra, unit: hourangle, datatype: float64}\n"
        + "# - {name: dec, unit: arcsec, datatype: float64}\nra dec\n0.7 -72900\n0.76666666666666666 73800\n")]
    public void A_list_is_read_however_it_is_written(string text, bool isRefused = false)
    {
        string path = folder["list.cat"];
        File.WriteAllText(path, text);
        if (isRefused)
        {
            Assert.Contains("370.5", Assert.Throws<CatalogException>(() => SkyCatalog.Read(path)).Message);
            return;
        }
        var positions = SkyCatalog.Read(path).Positions;
        Assert.Equal(2, positions.Count);
        Assert.InRange(positions[0].SeparationTo(new(10.5, -20.25)).Mas, 0, 1e-6);
        Assert.InRange(positions[1].SeparationTo(new(11.5, 20.5)).Mas, 0, 1e-6);
    }

    [Fact]
    public void Skipped_rows_are_a_warning()
    {
        var catalog = Read("# ra dec mag\n10.5 -20.25 18\nINDEF INDEF 19\n11.5 20.5 INDEF\n");
        Assert.Contains("1 of 3 rows", Assert.Single(catalog.Warnings));
        Assert.Equal([18, double.NaN], catalog.Stars.Select(star => star.Magnitude));
        string html = catalog.ToHtml();
        Assert.Contains("list.cat: 2 stars, mag", html);
        Assert.Contains("⚠ 1 of 3 rows", html);
    }

    [Theory]
    [InlineData("# x y\n1 2\n", "no column ra", "It has x, y")]
    [InlineData("rah dec\n1 2\n", "did you mean rah", "list.cat")]
    [InlineData("2871.96 1750.35\n", "column dec, row 0", "1750.35")]
    [InlineData("# ra dec\n10 20\n25:00:00 10\n", "column ra, row 1", "25:00:00")]
    [InlineData("# ra dec\n10 20\n11 twenty\n", "column dec, row 1", "twenty")]
    [InlineData("# ra dec mag\n10 20 faint\n", "column mag", "numbers were expected")]
    [InlineData("# ra dec ref_epoch\n10 20 2016\n10 20 57388\n", "column ref_epoch, row 1", "57388")]
    [InlineData("# ra dec ra_pmra_corr\n10 20 1.5\n", "column ra_pmra_corr, row 0", "−1 to 1")]
    public void A_list_that_cannot_be_a_catalogue_is_refused_with_its_reason(string text, string first, string second)
    {
        var e = Assert.Throws<CatalogException>(() => Read(text));
        Assert.Contains(first, e.Message);
        Assert.Contains(second, e.Message);
        Assert.Contains("list.cat", e.Message);
    }

    [Fact]
    public void A_row_with_too_many_fields_is_refused_with_its_line() =>
        Assert.Contains("line 3", Assert.Throws<FitsException>(() => Read("# ra dec\n10 20\n10 20 30\n")).Message);

    [Fact]
    public void A_missing_file_and_an_empty_one_are_named()
    {
        Assert.Contains("none.cat", Assert.Throws<FitsException>(() => SkyCatalog.Read(folder["none.cat"])).Message);
        Assert.Contains("list.cat", Assert.Throws<FitsException>(() => Read("")).Message);
    }

    [Fact]
    public void Other_columns_can_be_named()
    {
        SkyCatalogOptions options = new()
        {
            Columns = new Dictionary<CatalogColumn, string>
            {
                [CatalogColumn.Ra] = "alpha", [CatalogColumn.Dec] = "delta", [CatalogColumn.Magnitude] = "f814w",
            },
            Epoch = 2012.5,
        };
        var catalog = Read("# ra dec alpha delta F814W\n1 2 10 20 21.5\n", options);
        Assert.Equal(new SkyPoint(10, 20), catalog.Positions[0]);
        Assert.Equal((21.5, 2012.5), (catalog.Stars[0].Magnitude, catalog.Stars[0].Epoch));
        Assert.Equal("F814W", catalog.MagnitudeName);
        options = options with { Columns = new Dictionary<CatalogColumn, string> { [CatalogColumn.Magnitude] = "F841W" } };
        Assert.Contains("did you mean F814W", Assert.Throws<CatalogException>(() => Read("# ra dec F814W\n1 2 3\n", options)).Message);
    }

    [Fact]
    public void Units_of_the_table_count()
    {
        var table = new Table(
            TableColumn.Create("RA_ICRS", new[] { 10.0 }, "deg"), TableColumn.Create("DE_ICRS", new[] { 20.0 }, "deg"),
            TableColumn.Create("e_RA_ICRS", new[] { 0.3 }, "arcsec"), TableColumn.Create("e_DE_ICRS", new[] { 400.0 }, "uas"),
            TableColumn.Create("pmRA", new[] { 0.02 }, "arcsec/yr"), TableColumn.Create("pmDE", new[] { 7.0 }, "mas yr-1"),
            TableColumn.Create("e_pmRA", new[] { 0.5 }, "mas.yr**-1"), TableColumn.Create("e_pmDE", new[] { 0.25 }, "mas/a"),
            TableColumn.Create("RV", new[] { 3000.0 }, "m/s"), TableColumn.Create("Epoch", new[] { 2000 }, "yr"));
        var star = SkyCatalog.FromTable(table).Stars[0];
        Assert.Equal((300, 0.4, 20, 7), (star.RaErrorMas, star.DecErrorMas, star.PmRaMasYr, star.PmDecMasYr));
        Assert.Equal((0.5, 0.25, 3, 2000), (star.PmRaErrorMasYr, star.PmDecErrorMasYr, star.RadialVelocityKmS, star.Epoch));
        Assert.Equal(Math.Sqrt((300 * 300 + 0.4 * 0.4) / 2), star.ErrorMas, 1e-9);

        var odd = new Table(
            TableColumn.Create("ra", new[] { 1.0 }), TableColumn.Create("dec", new[] { 1.0 }),
            TableColumn.Create("pmra", new[] { 1.0 }, "mas"));
        Assert.Contains("'mas'; mas/yr", Assert.Throws<CatalogException>(() => SkyCatalog.FromTable(odd)).Message);
        SkyCatalogOptions without = new() { Columns = new Dictionary<CatalogColumn, string> { [CatalogColumn.PmRa] = "" } };
        Assert.False(SkyCatalog.FromTable(odd, "table", without).Stars[0].HasProperMotion);
    }

    [Fact]
    public void Errors_that_are_not_positive_are_unknown()
    {
        var catalog = Read("# ra dec ra_error dec_error\n10 20 -999 1\n11 20 0 1\n12 20 2 2\n");
        Assert.Equal([double.NaN, double.NaN, 2], catalog.ErrorsMas);
        Assert.Contains("2 of 3 values of ra_error", Assert.Single(catalog.Warnings));
    }

    // By astropy 5.2.1: (l, b) of the pole of the ICRS, and the ICRS position of (0, 0).
    [Fact]
    public void Positions_of_another_frame_become_ICRS()
    {
        var catalog = Read("# ra dec l b pmra\n5 5 0 0 3\n5 5 122.93192 27.12825 3\n", new() { Frame = SkyFrame.Galactic });
        Assert.InRange(catalog.Positions[0].SeparationTo(new(266.40499, -28.93617)).Arcsec, 0, 0.05);
        Assert.InRange(catalog.Positions[1].SeparationTo(new(0, 90)).Arcsec, 0, 0.05);
        Assert.False(catalog.Stars[0].HasProperMotion);
        Assert.Contains("galactic", Assert.Single(catalog.Warnings));
    }

    [Theory]
    [InlineData("all.ecsv")]
    [InlineData("all.fits")]
    [InlineData("all.csv")]
    public void What_is_written_is_read_back(string name)
    {
        var star = new CatalogStar(new(10.123456789012, -20.1))
        {
            Id = "Gaia 5", Epoch = 2016, RaErrorMas = 0.3, DecErrorMas = 0.4, PmRaMasYr = 5, PmDecMasYr = -6, PmRaErrorMasYr = 0.1,
            PmDecErrorMasYr = 0.2, Correlation = new(0.1, -0.2, 0.3, -0.4, 0.5, -0.6), ParallaxMas = 3, RadialVelocityKmS = -11,
            Magnitude = 17.5, Ruwe = 1.01,
        };
        var bare = new CatalogStar(new(11, 20)) { Id = "B", Epoch = 2000 };
        new SkyCatalog([star, bare], magnitudeName: "phot_g_mean_mag").Write(folder[name]);
        var back = SkyCatalog.Read(folder[name]);
        Assert.Equal([star, bare], back.Stars);
        Assert.Equal("phot_g_mean_mag", back.MagnitudeName);
    }

    [Fact]
    public void A_list_for_TweakReg_holds_the_positions()
    {
        var catalog = new SkyCatalog([new(new(10.123456789012, -0.000001)), new(new(359.5, 20))]);
        catalog.Write(folder["ref.cat"]);
        Assert.Equal("# ra dec\n10.123456789012 -0.000001000000\n359.500000000000 20.000000000000\n", File.ReadAllText(folder["ref.cat"]));
        Assert.Equal(catalog.Positions, SkyCatalog.Read(folder["ref.cat"]).Positions);
        Assert.Throws<ArgumentException>(() => catalog.Write(folder["ref.dat"]));
    }

    [Fact]
    public void Regions_lie_on_the_stars()
    {
        var wcs = Wcs.Tan(new PixelPoint(100, 50), new(10, 20), 0.05);
        new SkyCatalog([new(wcs.PixelToSky(new PixelPoint(120.5, 33))) { Id = "a {b}" }]).Write(folder["stars.reg"]);
        var region = Assert.Single(Ds9Regions.Read(folder["stars.reg"], wcs));
        Assert.Equal((RegionShape.Point, "a b"), (region.Shape, region.Label));
        Assert.Equal(120.5, region.Centre.X, 1e-4);
        Assert.Equal(33, region.Centre.Y, 1e-4);
    }

    private SkyCatalog Read(string text, SkyCatalogOptions? options = null)
    {
        File.WriteAllText(folder["list.cat"], text);
        return SkyCatalog.Read(folder["list.cat"], options);
    }
}

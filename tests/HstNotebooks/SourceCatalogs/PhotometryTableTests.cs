using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Tables of photometry as files.</summary>
public sealed class PhotometryTableTests
{
    private static readonly PhotometryTable Two = new("cmd_p9_F775W", "F775W", [2, 4.5],
    [
        new() { X = 1.25, Y = 3.5, FwhmPx = 2.2, CountRates = [3, 4], Errors = [0.1, 0.2], Back = 0.05, BackStd = 0.01, BackPixels = 390,
            Sky = new(167.8, -17.2), Gaia = new(167.80001, -17.20002) },
        new() { X = 7, Y = 30.1, FwhmFlag = "no central peak", CountRates = [-1, double.NaN], Errors = [0.3, double.NaN], Back = -0.01,
            BackStd = 0.02, BackPixels = 12, IsCosmicRay = true, Sky = new(167.9, -17.3) },
    ]);

    [Theory]
    [InlineData("csv")]
    [InlineData("ecsv")]
    [InlineData("fits")]
    public void What_is_written_is_read_back(string kind)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cmd_p9_F775W." + kind);
        Two.Write(path);
        var back = PhotometryTable.Read(path);
        Assert.Equal((Two.Name, Two.Filter), (back.Name, back.Filter));
        Assert.Equal(Two.RadiiPx, back.RadiiPx);
        foreach (var (expected, found) in Two.Sources.Zip(back.Sources))
        {
            Assert.Equal(expected.CountRates, found.CountRates);
            Assert.Equal(expected.Errors, found.Errors);
            Assert.Equal(expected, found with { CountRates = expected.CountRates, Errors = expected.Errors });
        }
    }

    [Fact]
    public void Columns_and_missing_values_are_those_of_the_original()
    {
        var table = Two.ToTable();
        Assert.Equal(
            ["xcenter", "ycenter", "fwhm", "countrate_2", "countrate_4.5", "back", "back_std", "err_2", "err_4.5", "cr_flag", "RA_GAIA_WCS",
                "DEC_GAIA_WCS", "GAIA_CAT_RA", "GAIA_CAT_DEC", "back_npix", "fwhm_flag"],
            table.Columns.Select(c => c.Name));
        Assert.Equal([2.2, -999], table.Column<double>("fwhm"));
        Assert.Equal([167.80001, -999], table.Column<double>("GAIA_CAT_RA"));
        Assert.Equal("electron / s", table["countrate_2"].Unit);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ecsv")]
    [InlineData("fits")]
    public void A_table_without_sources_stays_one(string kind)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none_F475W." + kind);
        (Two with { Sources = [] }).Write(path);
        var back = PhotometryTable.Read(path);
        Assert.Empty(back.Sources);
        Assert.Equal([2, 4.5], back.RadiiPx);
    }

    [Fact]
    public void Sources_with_cosmic_rays_are_left_out_and_the_name_says_so()
    {
        var without = Two.WithoutCosmicRays();
        Assert.Equal(("cmd_p9_F775W_noCRs", 1.25), (without.Name, Assert.Single(without.Sources).X));
        using var folder = new TemporaryFolder();
        without.Write(folder.File(without.Name + ".csv"));
        Assert.Equal("F775W", PhotometryTable.Read(folder.File(without.Name + ".csv")).Filter);
    }

    [Fact]
    public void Other_tables_are_refused_with_what_they_lack()
    {
        using var folder = new TemporaryFolder();
        string noRates = folder.Write("a.csv", "xcenter,ycenter\n1,2\n");
        string noSky = folder.Write("b.csv", "xcenter,ycenter,fwhm,countrate_2\n1,2,3,4\n");
        var error = Assert.Throws<ReductionException>(() => PhotometryTable.Read(noRates));
        Assert.Contains("countrate_2", error.Message, StringComparison.Ordinal);
        Assert.Contains("back", Assert.Throws<FitsException>(() => PhotometryTable.Read(noSky)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Two.Write(folder.File("x.txt")));
    }
}

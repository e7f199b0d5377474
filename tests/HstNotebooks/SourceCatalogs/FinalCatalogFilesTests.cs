using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>What stands in the files of a final catalogue.</summary>
public sealed class FinalCatalogFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-final-").FullName;
    private readonly FinalCatalog _catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_original_has_the_columns_of_the_published_catalogues_and_no_others()
    {
        var catalog = Finalization.Finalize(CatalogScene.OfTheOriginal(), new() { PhotFlam = 1.2e-19, Fidelity = Fidelity.Original });
        Assert.Equal(["cmd_p9_F625W_phot_tab.csv", "cmd_p9_F625W_phot_tab_noCRs.csv"], catalog.WriteAll(_folder).Select(Path.GetFileName));
        Assert.Equal("xcenter,ycenter,fwhm,flux_2_apcor,flux_4_apcor,flux_6_apcor,flux_8_apcor,flux_10_apcor,err_2_apcor,err_4_apcor,"
            + "err_6_apcor,err_8_apcor,err_10_apcor,RA_GAIA_WCS,DEC_GAIA_WCS,GAIA_CAT_RA,GAIA_CAT_DEC",
            File.ReadLines(Path.Combine(_folder, "cmd_p9_F625W_phot_tab.csv")).First());
    }

    [Fact]
    public void Missing_values_are_minus_999_in_CSV_and_NaN_elsewhere()
    {
        _catalog.WriteAll(_folder);
        foreach (string column in new[] { "fwhm", "GAIA_CAT_RA", "abmag_2", "magerr_4" })
        {
            Assert.Equal(-999, Read(".csv").Column<double>(column)[1]);
            Assert.True(double.IsNaN(Read(".ecsv").Column<double>(column)[1]));
            Assert.True(double.IsNaN(Read(".fits").Column<double>(column)[1]));
        }
        Assert.Equal(_catalog.Fluxes(2), Read(".csv").Column<double>("flux_2_apcor"));
    }

    [Fact]
    public void Every_format_holds_the_same_numbers_units_and_flags()
    {
        _catalog.WriteAll(_folder);
        var expected = _catalog.ToTable();
        foreach (var table in new[] { Read(".ecsv"), Read(".fits") })
        {
            Assert.Equal(expected.Columns.Select(About), table.Columns.Select(About));
            Assert.Equal(expected.Column<double>("vegamag_4"), table.Column<double>("vegamag_4"));
            Assert.Equal([0, 1], table.Column<int>("cr_flag"));
            Assert.Equal([380, 0], table.Column<int>("back_npix"));
        }
        var header = FitsFile.Open(Path.Combine(_folder, "cmd_p9_F775W_phot_tab.fits")).Hdus.OfType<TableHdu>().Single().Header;
        Assert.Equal((1e-19, 7692.4), (header.Double("PHOTFLAM"), header.Double("PHOTPLAM")));
        Assert.Equal((2, 0.5), (header.Double("APRAD1"), header.Double("APENER1")));
        Assert.Equal(1e-19, Read(".ecsv").Meta.Single(m => m.Key == "PHOTFLAM").Value);

        static (string, string, string) About(TableColumn column) => (column.Name, column.Unit, column.Description);
    }

    [Fact]
    public void Sources_on_which_a_cosmic_ray_lies_are_left_out_of_the_second_file()
    {
        _catalog.WriteAll(_folder);
        Assert.Equal([7.25], Read("_noCRs.ecsv").Column<double>("xcenter"));
        Assert.Equal(2, Read(".ecsv").RowCount);
    }

    [Fact]
    public void Regions_mark_the_sources_on_the_sky()
    {
        _catalog.WriteAll(_folder);
        string[] lines = File.ReadAllLines(Path.Combine(_folder, "cmd_p9_F775W_phot_tab.reg"));
        Assert.Equal("icrs", lines[1]);
        Assert.Equal("circle(150.25000000,-2.50000000,0.2000\") # color=green text={1}", lines[2]);
        Assert.Equal("circle(150.26000000,-2.51000000,0.2000\") # color=red text={2}", lines[3]);
    }

    [Fact]
    public void Unknown_magnitudes_have_no_column()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options with { Instrument = "WFC3/UVIS" });
        var names = catalog.ToTable().Columns.Select(c => c.Name);
        Assert.Contains("abmag_4", names);
        Assert.DoesNotContain("vegamag_4", names);
    }

    [Fact]
    public void A_catalogue_without_sources_is_written_and_read()
    {
        (_catalog with { Sources = [] }).WriteAll(_folder);
        Assert.Equal(0, Read(".fits").RowCount);
        Assert.Equal(0, Read(".ecsv").RowCount);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_and_no_file_is_left()
    {
        Assert.Throws<ArgumentException>(() => _catalog.Write(Path.Combine(_folder, "catalogue.dat")));
        Assert.Throws<FitsException>(() => _catalog.Write(Path.Combine(_folder, "absent", "catalogue.fits")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private Table Read(string end) => Table.Read(Path.Combine(_folder, "cmd_p9_F775W_phot_tab" + end));
}

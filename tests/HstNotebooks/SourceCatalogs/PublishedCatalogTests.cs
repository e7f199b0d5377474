namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Catalogues in the published format: written, read, and led back to count rates.</summary>
public sealed class PublishedCatalogTests : IDisposable
{
    private const double PhotFlam = 1.1873e-19;
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-published-").FullName;
    private readonly PhotometryTable _counts = CatalogScene.OfTheOriginal();
    private readonly FinalCatalog _original;
    private readonly string _path;

    public PublishedCatalogTests()
    {
        _original = Finalization.Finalize(_counts, new() { PhotFlam = PhotFlam, Fidelity = Fidelity.Original });
        _path = _original.WriteAll(_folder)[0];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read()
    {
        var catalog = Assert.Single(PublishedCatalog.ReadFolder(_folder));
        Assert.Equal(("cmd", "p9", "F625W", "cmd_p9_F625W"), (catalog.Program, catalog.Visit, catalog.Filter, catalog.Name));
        Assert.Equal(_original.Sources.Count, catalog.Sources.Count);
        foreach (var (written, read) in _original.Sources.Zip(catalog.Sources))
        {
            Assert.Equal(written.Fluxes, read.Fluxes);
            Assert.Equal(written.FluxErrors, read.FluxErrors);
            Assert.Equal((written.Measured.X, written.Measured.Y, written.Measured.FwhmPx), (read.X, read.Y, read.FwhmPx));
            Assert.Equal((written.Measured.Sky, written.Measured.Gaia), (read.Sky, read.Gaia));
        }
    }

    [Fact]
    public void Count_rates_sky_and_PHOTFLAM_are_recovered_from_fluxes_and_errors()
    {
        var recovered = CatalogRecovery.Recover(PublishedCatalog.Read(_path));
        Assert.Equal(1, recovered.PhotFlam / PhotFlam, 1e-12);
        Assert.InRange(recovered.Closure, 0, 1e-12);
        foreach (var (truth, found) in _counts.Sources.Zip(recovered.Counts.Sources))
        {
            Assert.All(truth.CountRates.Zip(found.CountRates), r => Assert.Equal(1, r.Second / r.First, 1e-11));
            Assert.Equal(1, found.BackStd / truth.BackStd, 1e-6);
        }
    }

    [Fact]
    public void A_catalogue_whose_errors_follow_another_formula_does_not_close()
    {
        var catalog = PublishedCatalog.Read(_path);
        var other = catalog with { Sources = [.. catalog.Sources.Select(Stretched)] };
        Assert.True(CatalogRecovery.Recover(other).Closure > 0.01);
        var none = catalog with { Sources = [] };
        var e = Assert.Throws<ReductionException>(() => CatalogRecovery.Recover(none));
        Assert.Contains("PHOTFLAM comes out as NaN", e.Message, StringComparison.Ordinal);

        static PublishedSource Stretched(PublishedSource source) =>
            source with { FluxErrors = [.. source.FluxErrors.Select((error, k) => error * (1 + 0.1 * k))] };
    }

    [Fact]
    public void Corrected_errors_have_the_Poisson_noise_of_electrons()
    {
        var recovered = CatalogRecovery.Recover(PublishedCatalog.Read(_path));
        var corrected = recovered.Corrected(exposureS: 900);
        // The brightest source within 2 px: F / t, and s² (4π + 16π²/125π).
        double rate = _counts.Sources[0].CountRates[0], sky = _counts.Sources[0].BackStd;
        double error = Math.Sqrt(rate / 900 + sky * sky * (4 * Math.PI + 16 * Math.PI / 125));
        Assert.Equal(error * PhotFlam / (0.918 * 0.6957), corrected.FluxErrors(2)[0], 1e-26);
        Assert.Equal(rate * PhotFlam / (0.918 * 0.6957), corrected.Fluxes(2)[0], 1e-24);
        Assert.Throws<ArgumentOutOfRangeException>(() => recovered.Corrected(0));
    }

    [Fact]
    public void A_comparison_tells_ratios_of_every_aperture()
    {
        var recovered = CatalogRecovery.Recover(PublishedCatalog.Read(_path));
        var comparison = new FinalizationComparison([(recovered.Original(), recovered.Corrected(1000))]);
        Assert.Equal([2.0, 4, 6, 8, 10], comparison.Apertures.Select(a => a.RadiusPx));
        Assert.All(comparison.Apertures, a => Assert.InRange(a.ErrorRatio, a.ErrorRatioLow, a.ErrorRatioHigh));
        Assert.All(comparison.Apertures, a => Assert.Equal(23, a.Sources));
        Assert.Equal(0.519 / (0.918 * 0.6957), comparison.Apertures[0].FluxRatio, 1e-9);
        Assert.Contains("F625W", comparison.ToFigure().ToSvg(), StringComparison.Ordinal);
        var empty = recovered.Original() with { Sources = [] };
        Assert.Throws<ArgumentException>(() => new FinalizationComparison([(recovered.Original(), empty)]));
    }

    [Fact]
    public void A_missing_column_is_named_with_the_closest()
    {
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("GAIA_CAT_DEC", "GAIA_CAT_DECL", StringComparison.Ordinal));
        var e = Assert.Throws<ReductionException>(() => PublishedCatalog.Read(_path));
        Assert.StartsWith("cmd_p9_F625W_phot_tab.csv: The table has no column GAIA_CAT_DEC; did you mean GAIA_CAT_DECL?", e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_words_is_refused()
    {
        string[] lines = File.ReadAllLines(_path);
        lines[1] = "left" + lines[1][lines[1].IndexOf(',', StringComparison.Ordinal)..];
        File.WriteAllLines(_path, lines);
        var e = Assert.Throws<ReductionException>(() => PublishedCatalog.Read(_path));
        Assert.StartsWith("cmd_p9_F625W_phot_tab.csv", e.Message, StringComparison.Ordinal);
        Assert.Contains("xcenter", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalogue.csv")]
    [InlineData("cmd_F625W_phot_tab.csv")]
    public void A_name_that_tells_no_visit_and_filter_is_refused(string name)
    {
        var e = Assert.Throws<ReductionException>(() => PublishedCatalog.Read(Path.Combine(_folder, name)));
        Assert.Equal($"{name}: a name such as cmd_p9_F775W_phot_tab.csv is expected, of program, visit and filter.", e.Message);
    }

    [Fact]
    public void A_folder_without_catalogues_is_refused()
    {
        Assert.Throws<ReductionException>(() => PublishedCatalog.ReadFolder(Path.Combine(_folder, "absent")));
        File.Delete(_path);
        var e = Assert.Throws<ReductionException>(() => PublishedCatalog.ReadFolder(_folder));
        Assert.EndsWith("has no catalogue (*_phot_tab.csv).", e.Message, StringComparison.Ordinal);
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Catalogues as they are found beside the programs of others; numbers by astropy 5.2.1.</summary>
public sealed class SkyCatalogSharedDataTests
{
    [Theory]
    [InlineData("Gaia_DR3_IC5332.fits", 730, 152)]
    [InlineData("Gaia_DR3_NGC1566.fits", 1034, 199)]
    [InlineData("Gaia_DR3_NGC7320.fits", 1153, 128)]
    public void A_table_of_the_Gaia_archive_is_known_in_full(string file, int stars, int withoutMotion)
    {
        var catalog = SkyCatalog.Read(SharedData.Path("catalogs", file));
        Assert.Equal(stars, catalog.Count);
        Assert.Equal(withoutMotion, catalog.Stars.Count(star => !star.HasProperMotion));
        Assert.All(catalog.Stars, star => Assert.Equal(2016, star.Epoch));
        Assert.All(catalog.ErrorsMas, error => Assert.InRange(error, 0.005, 100));
        Assert.Contains(catalog.Stars, star => star.Correlation.RaPmRa != 0);
        Assert.Equal("phot_g_mean_mag", catalog.MagnitudeName);
        Assert.InRange(catalog.WithRuweUpTo().Count, withoutMotion, stars - 1);

        var then = catalog.AtEpoch(2004.5);
        Assert.All(catalog.Stars.Zip(then.Stars), pair => Assert.True(pair.Second.ErrorMas > pair.First.ErrorMas));
        Assert.Contains($"{withoutMotion} of {stars} stars have no proper motion", Assert.Single(then.Warnings));
    }

    [Fact]
    public void Faint_stars_of_Gaia_move_as_the_typical_proper_motion_says()
    {
        var spreads = new[] { "IC5332", "NGC1566", "NGC7320" }.Select(field =>
        {
            var faint = SkyCatalog.Read(SharedData.Path("catalogs", $"Gaia_DR3_{field}.fits")).Stars
                .Where(star => star.HasProperMotion && star.Magnitude is > 20 and <= 21.5);
            double[] motions = [.. faint.SelectMany(star => new[] { Math.Abs(star.PmRaMasYr), Math.Abs(star.PmDecMasYr) }).Order()];
            return 1.4826 * motions[motions.Length / 2];
        });
        Assert.Equal(SkyCatalog.TypicalProperMotionMasYr, spreads.Order().ElementAt(1), 0.3);
    }

    [Theory]
    [InlineData("gaia_results.fits", 4876, "phot_g_mean_mag")]
    [InlineData("2MASS_results.fits", 5014, "Jmag")]
    [InlineData("cdfs_master_sources.fits", 0, "")]
    [InlineData("ngc0628_agb_cat.fits", 0, "")]
    [InlineData("ryon2017_ngc628.fits", 0, "")]
    [InlineData("F475W_Catalog.ecsv", 0, "")]
    [InlineData("A1367OC-BCG-NED_Data.ecsv", 0, "")]
    [InlineData("ref.cat", 2000, "")]
    public void Catalogues_of_many_kinds_are_read(string file, int stars, string magnitude)
    {
        var catalog = SkyCatalog.Read(SharedData.Path("catalogs", file));
        if (stars > 0) Assert.Equal(stars, catalog.Count);
        Assert.NotEmpty(catalog.Stars);
        Assert.Equal(magnitude, catalog.MagnitudeName);
        var field = SkyRectangle.Around(catalog.Positions, Angle.FromArcsec(1));
        Assert.Equal(catalog.Count, catalog.Within(field).Count);
        Assert.InRange(field.Height.Degrees, 0.0005, 2);
    }

    [Fact]
    public void Lists_of_pixels_are_refused()
    {
        Assert.Contains("It has x, y", Refused("wfc3_uvis1.cat"));
        Assert.Contains("−90 to +90", Refused("convex_hull_proximity.cat"));

        static string Refused(string file) =>
            Assert.Throws<CatalogException>(() => SkyCatalog.Read(SharedData.Path("catalogs", file))).Message;
    }

    [Fact]
    public void Lists_made_for_alignment_are_read()
    {
        Assert.Equal(79, SkyCatalog.Read(SharedData.Path("photometry", "sim", "gaia.cat")).Count);
        var mock = SkyCatalog.Read(SharedData.Path("drizzle", "input", "MOCK-GAIA-RefCatalog-icrs.txt"));
        Assert.Equal(28, mock.Count);
        Assert.Equal(new SkyPoint(187.0536396290, 10.0840505050), mock.Positions[0]);
        Assert.Equal(17.8, mock.Stars[0].Magnitude);
    }

    [Fact]
    public void Sexagesimal_sources_lie_where_they_should() =>
        Assert.InRange(
            SkyCatalog.Read(SharedData.Path("catalogs", "cdfs_master_sources.fits")).Positions[0]
                .SeparationTo(SkyPoint.Parse("03:32:06.10 -27:54:49.73")).Mas, 0, 1e-3);

    [Fact]
    public void Stars_that_move_from_an_unknown_epoch_are_refused()
    {
        string path = SharedData.Path("catalogs", "gaia_results.fits");
        Assert.Contains("2015.5", Assert.Throws<CatalogException>(() => SkyCatalog.Read(path).AtEpoch(2004)).Message);
        Assert.Equal(4876, SkyCatalog.Read(path, new() { Epoch = 2016 }).AtEpoch(2004).Count);
    }
}

using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.Workflows;

public sealed class NebulaCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ngc628", "NGC0628")]
    [InlineData("NGC 628", "NGC0628")]
    [InlineData("NGC0628", "NGC0628")]
    [InlineData("ngc_1300", "NGC1300")]
    [InlineData("ngc628c", "NGC0628C")]
    [InlineData("ic5332", "IC5332")]
    [InlineData("IC 10", "IC0010")]
    [InlineData("Circinus", "CIRCINUS")]
    [InlineData("eso097-013", "ESO097-013")]
    public void A_galaxy_has_one_name(string written, string name)
    {
        Assert.Equal(name, GalaxyName.Normalise(written));
        Assert.Equal(name, GalaxyName.Normalise(name));
    }

    [Fact]
    public void The_rows_of_a_galaxy_are_found_whatever_the_spelling()
    {
        var catalog = NebulaCatalog.Read(
            Csv("gal_name,region_ID,HA6562_FLUX,flag_edge\nNGC0628,0,12.5,0\nNGC0628,7.0,3,1\nIC5332,7,4,0\n"), "ngc 628");
        Assert.Equal([0, 7], catalog.Nebulae.Keys);
        Assert.Equal((12.5, false, true), (catalog.Nebulae[0].Flux, catalog.Nebulae[0].IsAtEdge, catalog.Nebulae[7].IsAtEdge));
        // Columns that are not there are not known.
        Assert.True(double.IsNaN(catalog.Nebulae[0].VelocityKmS));
        Assert.False(catalog.Nebulae[0].IsOnStar);
    }

    [Fact]
    public void A_galaxy_that_is_not_there_is_told_with_those_that_are()
    {
        var error = Assert.Throws<ReductionException>(() => NebulaCatalog.Read(Csv("gal_name,region_ID\nNGC1300,1\nIC5332,1\n"), "ngc628"));
        Assert.Contains("no nebula of NGC0628; it has IC5332, NGC1300", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gal_name,region_ID\n", "no galaxy at all")]
    [InlineData("gal_name,region_ID\nNGC0628,1\nNGC0628,1\n", "twice")]
    [InlineData("gal_name,region_ID\nNGC0628,1\nNGC0628,-3\n", "row 1")]
    [InlineData("gal_name,region_ID\nNGC0628,1.5\n", "1.5")]
    public void A_catalogue_that_cannot_be_joined_is_refused(string text, string said) => Assert.Contains(
        said, Assert.Throws<ReductionException>(() => NebulaCatalog.Read(Csv(text), "ngc628")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nebulae_are_joined_by_their_numbers_and_what_is_left_over_is_told()
    {
        var scene = new NebulaScene(noise: false);
        // Every other nebula of the mask, whose numbers are multiples of 3, and one that is not in it.
        string rows = string.Concat(Enumerable.Range(0, 54).Select(i => $"NGC0628,{6 * i},{i}\n"));
        var catalog = NebulaCatalog.Read(Csv("gal_name,region_ID,r_R25\n" + rows + "NGC0628,1,9\n"), "ngc628");
        var fluxes = scene.Fluxes(catalog);
        Assert.All(fluxes.Rows, r => Assert.Equal(r.Id % 6 == 0 ? r.Id / 6 : null, r.Catalog?.RadiusR25));
        Assert.Equal(["54 nebulae of mask.fits are not in catalogue.csv", "1 nebulae of catalogue.csv are not in mask.fits"],
            fluxes.Warnings);
    }

    [Fact]
    public void A_catalogue_of_another_version_whose_numbers_happen_to_fit_is_told()
    {
        var scene = new NebulaScene(noise: false);
        var own = scene.Fluxes().Rows;
        Assert.Empty(scene.Fluxes(Of(i => own[i].Muse)).Warnings);
        Assert.Contains("belong together", scene.Fluxes(Of(i => own[(i * 37) % own.Count].Muse)).Warnings.Single(),
            StringComparison.Ordinal);

        NebulaCatalog Of(Func<int, double> flux) => NebulaCatalog.Read(Csv("gal_name,region_ID,HA6562_FLUX\n"
            + string.Concat(own.Select((r, i) => FormattableString.Invariant($"NGC0628,{r.Id},{flux(i):R}\n")))), "ngc628");
    }

    private string Csv(string text) => _folder.Write("catalogue.csv", text);
}

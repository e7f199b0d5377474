namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>From count rates to fluxes and magnitudes, with numbers that can be worked out by hand.</summary>
public sealed class FinalizationTests
{
    private static readonly string[] s_pivotAndVega = ["no AB and no Vega magnitudes", "1 of 2 sources have no positive flux"];

    [Fact]
    public void Sky_PHOTFLAM_and_encircled_energy_make_the_flux()
    {
        // 100 e⁻/s × 1e-19 / 0.5, 160 e⁻/s × 1e-19 / 0.8.
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);
        Assert.Equal([0.5, 0.8], catalog.EncircledEnergies);
        Assert.Equal(2e-17, catalog.Fluxes(2)[0], 1e-29);
        Assert.Equal(2e-17, catalog.Fluxes(4)[0], 1e-29);
        Assert.Equal(2e-18, catalog.FluxErrors(2)[0], 1e-30);
        Assert.Equal(2.5e-18, catalog.FluxErrors(4)[0], 1e-30);
        Assert.Equal(10, catalog.SignalToNoise(2)[0], 1e-12);
    }

    [Fact]
    public void The_original_divides_all_errors_by_the_energy_of_the_first_aperture()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options with { Fidelity = Fidelity.Original });
        Assert.Equal(2e-17, catalog.Fluxes(4)[0], 1e-29);
        Assert.Equal(4e-18, catalog.FluxErrors(4)[0], 1e-30);
    }

    [Fact]
    public void Magnitudes_are_those_of_the_flux_and_of_the_count_rate()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);
        // 26.4 − 2.5 log(100 / 0.5), and AB − Vega of F775W.
        Assert.Equal(26.4, catalog.ZeroPoint(MagnitudeSystem.ST), 1e-12);
        Assert.Equal(26.4 - 2.5 * Math.Log10(200), catalog.Magnitudes(MagnitudeSystem.ST, 2)[0], 1e-12);
        double ab = catalog.Magnitudes(MagnitudeSystem.AB, 2)[0];
        Assert.Equal(catalog.ZeroPoint(MagnitudeSystem.AB) - 2.5 * Math.Log10(200), ab, 1e-12);
        Assert.Equal(0.398, ab - catalog.Magnitudes(MagnitudeSystem.Vega, 2)[0], 1e-9);
        Assert.Equal(0.10857, catalog.MagnitudeErrors(2)[0], 1e-5);
    }

    [Fact]
    public void A_flux_of_0_or_less_keeps_its_value_and_has_no_magnitude()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);
        Assert.Equal(-6e-19, catalog.Fluxes(2)[1], 1e-30);
        Assert.Equal(-3, catalog.SignalToNoise(2)[1], 1e-12);
        Assert.True(double.IsNaN(catalog.Magnitudes(MagnitudeSystem.AB, 2)[1]));
        Assert.True(double.IsNaN(catalog.MagnitudeErrors(4)[1]));
        Assert.Equal("cmd_p9_F775W: 1 of 2 sources have no positive flux, and no magnitude, in some aperture.",
            Assert.Single(catalog.Warnings));
    }

    [Fact]
    public void Without_pivot_wavelength_there_is_no_AB_magnitude_and_a_warning()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options with { PivotAngstrom = null });
        Assert.All(catalog.Magnitudes(MagnitudeSystem.AB, 2), m => Assert.True(double.IsNaN(m)));
        Assert.True(double.IsFinite(catalog.Magnitudes(MagnitudeSystem.ST, 2)[0]));
        Assert.All(s_pivotAndVega.Zip(catalog.Warnings), p => Assert.Contains(p.First, p.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Vega_magnitudes_are_never_guessed()
    {
        var options = CatalogScene.Options with { Instrument = "WFC3/UVIS" };
        var catalog = Finalization.Finalize(CatalogScene.Table, options);
        Assert.True(double.IsNaN(catalog.ZeroPoint(MagnitudeSystem.Vega)));
        Assert.EndsWith("AB − Vega of WFC3/UVIS F775W is not known; give it as AbMinusVega.", catalog.Warnings[0],
            StringComparison.Ordinal);
        catalog = Finalization.Finalize(CatalogScene.Table, options with { AbMinusVega = 0.25 });
        Assert.Equal(0.25, catalog.ZeroPoint(MagnitudeSystem.AB) - catalog.ZeroPoint(MagnitudeSystem.Vega), 1e-12);
    }

    [Fact]
    public void The_built_in_energy_is_that_of_ACS_and_in_Original_that_of_the_published_catalogues()
    {
        var options = CatalogScene.Options with { EncircledEnergy = null };
        Assert.Equal(0.918 * 0.6759, Finalization.Finalize(CatalogScene.Table, options).EncircledEnergies[0]);
        var original = Finalization.Finalize(CatalogScene.Table, options with { Fidelity = Fidelity.Original, PixelScaleArcsec = 0.03 });
        Assert.Equal([0.468, 0.650], original.EncircledEnergies);
        options = options with { Instrument = "WFC3/UVIS" };
        var e = Assert.Throws<ReductionException>(() => Finalization.Finalize(CatalogScene.Table, options));
        Assert.Contains("the encircled energy of WFC3/UVIS is not built in", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fluxes_scale_with_PHOTFLAM_and_with_the_count_rates()
    {
        var once = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);
        var twice = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options with { PhotFlam = 2e-19 });
        Assert.Equal(once.Fluxes(4).Select(f => 2 * f), twice.Fluxes(4));
        Assert.Equal(once.SignalToNoise(4), twice.SignalToNoise(4));
        double fainter = once.Magnitudes(MagnitudeSystem.Vega, 4)[0], brighter = twice.Magnitudes(MagnitudeSystem.Vega, 4)[0];
        Assert.Equal(2.5 * Math.Log10(2), fainter - brighter, 1e-12);
    }

    [Fact]
    public void An_aperture_beyond_the_table_is_named()
    {
        var table = CatalogScene.Table with { RadiiPx = [2, 12] };
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Finalization.Finalize(table, CatalogScene.Options));
        Assert.Contains("made up, F775W: a radius of 0.6″ is outside the table, 0.1″ to 0.2″.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_without_all_apertures_are_named()
    {
        var table = CatalogScene.Table with { Sources = [CatalogScene.Source, CatalogScene.Dark with { Errors = [1] }] };
        var e = Assert.Throws<ReductionException>(() => Finalization.Finalize(table, CatalogScene.Options));
        Assert.Equal("cmd_p9_F775W: source 1 has 2 count rates, 1 errors, 2 apertures.", e.Message);
        Assert.Throws<ReductionException>(() => Finalization.Finalize(table with { RadiiPx = [] }, CatalogScene.Options));
    }

    [Fact]
    public void All_faults_of_the_options_are_listed()
    {
        var options = new FinalizationOptions { PhotFlam = 0, PivotAngstrom = -1, PixelScaleArcsec = double.NaN, AbMinusVega = double.NaN };
        var e = Assert.Throws<ArgumentException>(options.Validate);
        foreach (string name in new[] { "PhotFlam is 0", "PivotAngstrom is -1", "PixelScaleArcsec is NaN", "AbMinusVega is NaN" })
        {
            Assert.Contains(name, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_radius_that_was_not_measured_is_answered_with_those_that_were()
    {
        var catalog = Finalization.Finalize(CatalogScene.Table, CatalogScene.Options);
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Fluxes(3));
        Assert.Contains("cmd_p9_F775W has apertures of 2, 4 px.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_come_from_the_headers_of_the_image()
    {
        var path = SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz");
        var options = FinalizationOptions.For(DrizzledField.Read(path).Image);
        Assert.Equal((9.95e-20, 7693.0, "ACS/WFC"), (options.PhotFlam, options.PivotAngstrom, options.Instrument));
        Assert.Equal(0.05, options.PixelScaleArcsec, 1e-6);
    }
}

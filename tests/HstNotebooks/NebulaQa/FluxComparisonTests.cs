using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

public sealed class FluxComparisonTests
{
    private static readonly FluxComparison Simulated = FluxComparison.Of(new NebulaScene().Fluxes());

    [Fact]
    public void The_simulated_ratio_slope_and_noise_come_out()
    {
        Assert.Equal(NebulaScene.TrueRatio, Simulated.Ratio.Value, 4 * Simulated.Ratio.Error);
        Assert.Equal(1, Simulated.Slope.Value, 4 * Simulated.Slope.Error);
        Assert.Equal(1, Simulated.PullWidth.Value, 4 * Simulated.PullWidth.Error);
        Assert.InRange(Simulated.Ratio.Error, 1e-4, 0.02);
        Assert.InRange(Simulated.Slope.Error, 1e-4, 0.02);
        Assert.Empty(Simulated.Outliers);
        Assert.Equal(Outcome.Pass, Simulated.Verdict.Outcome);
    }

    [Fact]
    public void The_bootstrap_tells_the_spread_of_new_realisations()
    {
        var other = Enumerable.Range(0, 24)
            .Select(i => FluxComparison.Of(new NebulaScene(seed: 100 + 7 * (ulong)i).Fluxes(), new() { BootstrapSamples = 10 })).ToArray();
        double mean = other.Average(c => c.Slope.Value), spread = Math.Sqrt(other.Average(c => Math.Pow(c.Slope.Value - mean, 2)));
        // The spread of 24 numbers is known to 15 %.
        Assert.InRange(Simulated.Slope.Error / spread, 0.5, 2);
    }

    [Fact]
    public void The_same_seed_gives_the_same_uncertainties()
    {
        var fluxes = new NebulaScene().Fluxes();
        Assert.Equal(Simulated.Slope, FluxComparison.Of(fluxes).Slope);
        Assert.NotEqual(Simulated.Slope.Error, FluxComparison.Of(fluxes, new() { Seed = 2 }).Slope.Error);
    }

    [Fact]
    public void HST_and_MUSE_are_treated_alike()
    {
        var fluxes = new NebulaScene().Fluxes();
        var rows = fluxes.Rows.Select(r => r with { Hst = r.Muse, Muse = r.Hst, HstError = r.MuseError, MuseError = r.HstError });
        var swapped = fluxes with { Rows = [.. rows] };
        var options = new FluxComparisonOptions { MinSignalToNoise = 0 };
        Assert.Equal(1 / FluxComparison.Of(fluxes, options).Slope.Value, FluxComparison.Of(swapped, options).Slope.Value, 1e-9);
    }

    [Fact]
    public void A_nebula_hit_by_a_cosmic_ray_is_listed_by_its_number()
    {
        var fluxes = new NebulaScene().Fluxes();
        var hit = fluxes with { Rows = [.. fluxes.Rows.Select(r => r.Id is 30 or 201 ? r with { Hst = 4 * r.Hst } : r)] };
        var comparison = FluxComparison.Of(hit);
        Assert.Equal([30, 201], comparison.Outliers);
        Assert.Equal(Simulated.Ratio.Value, comparison.Ratio.Value, 0.02);
    }

    [Fact]
    public void An_offset_of_the_background_bends_the_relation_and_fails()
    {
        var scene = new NebulaScene();
        var lowered = scene.Hst.WithScience(scene.Hst.Science.Map(v => v - 18));
        var fluxes = NebulaFluxes.Measure(lowered, scene.HstError, scene.Muse, null, scene.Mask);
        var comparison = FluxComparison.Of(fluxes);
        Assert.True(comparison.Slope.Value > 1.1);
        Assert.True(comparison.Negative > 0);
        Assert.NotEqual(Outcome.Pass, comparison.Verdict.Outcome);
    }

    [Fact]
    public void Flagged_and_partial_nebulae_are_not_compared()
    {
        var fluxes = new NebulaScene().Fluxes();
        var star = new Nebula(0, 1, 1, 1, 1, IsAtEdge: false, IsOnStar: true);
        var rows = fluxes.Rows.Select((r, i) => i == 3 ? r with { Catalog = star } : i == 4 ? r with { HstCoverage = 0.5 } : r);
        var flagged = fluxes with { Rows = [.. rows] };
        Assert.Equal(Simulated.Used.Count - 2, FluxComparison.Of(flagged).Used.Count);
        Assert.Equal(Simulated.Used.Count - 1, FluxComparison.Of(flagged, new() { ExcludeFlagged = false }).Used.Count);
    }

    [Fact]
    public void Too_few_nebulae_are_told_with_where_the_others_went()
    {
        var fluxes = new NebulaScene().Fluxes();
        var error = Assert.Throws<ReductionException>(() => FluxComparison.Of(fluxes, new() { MinSignalToNoise = 1e9 }));
        Assert.Contains("108 are wholly inside", error.Message, StringComparison.Ordinal);
        var faults = Assert.Throws<ArgumentException>(() => FluxComparison.Of(fluxes, new() { OutlierSigma = 0, BootstrapSamples = 1 }));
        Assert.Contains("OutlierSigma", faults.Message, StringComparison.Ordinal);
        Assert.Contains("BootstrapSamples", faults.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_have_a_panel_for_each_product_and_one_scale()
    {
        string svg = FluxFigures.Comparison(Simulated, Simulated).ToSvg();
        Assert.Equal(2, svg.Split(">y = 3x, x/3</text>").Length - 1);
        Assert.Single(svg.Split("HST Hα flux")[1..]);
        // Without catalogue: over flux, and the histogram.
        Assert.Contains("2 panels", FluxFigures.Ratios(Simulated).ToString(), StringComparison.Ordinal);
        Assert.Throws<ReductionException>(() => FluxFigures.AgainstCatalog(Simulated));
    }

    [Fact]
    public void With_a_catalogue_ratios_are_shown_over_distance_and_velocity_too()
    {
        var fluxes = new NebulaScene().Fluxes();
        var rows = fluxes.Rows.Select(r => r with { Catalog = new(r.Id, r.Muse, 1, 650 + r.Id, 0.01 * r.Id, false, false) });
        var comparison = FluxComparison.Of(fluxes with { Rows = [.. rows] });
        Assert.Contains("4 panels", FluxFigures.Ratios(comparison).ToString(), StringComparison.Ordinal);
        Assert.Contains("'MUSE map'", FluxFigures.AgainstCatalog(comparison).ToString(), StringComparison.Ordinal);
    }
}

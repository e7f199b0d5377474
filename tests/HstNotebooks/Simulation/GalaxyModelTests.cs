using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>The sources of a simulated galaxy, before pixels.</summary>
public sealed class GalaxyModelTests
{
    private static readonly PhangsLikeOptions Large = new() { Width = 5200, Height = 4300, HiiRegions = 2400, Clusters = 3000 };

    private static GalaxyModel Model(PhangsLikeOptions options) => new(options, SimulatedGrid.Hubble(options, options.Narrow).Wcs);

    [Fact]
    public void HII_regions_follow_the_luminosity_function()
    {
        double[] fluxes = [.. Model(Large).Regions.Select(r => r.Flux).Order()];
        Assert.Equal(2400, fluxes.Length);
        Assert.InRange(fluxes[0], 4e3, 4.1e3);
        Assert.True(fluxes[^1] <= 1.2e6);
        // The integral of F^−1.8 from 4 × 10³ to 1.2 × 10⁶, inverted at three fractions.
        foreach (double fraction in new[] { 0.3, 0.5, 0.9 })
        {
            double low = Math.Pow(4e3, -0.8), high = Math.Pow(1.2e6, -0.8), expected = Math.Pow(low + fraction * (high - low), -1.25);
            Assert.Equal(1, fluxes[(int)(fraction * 2400)] / expected, 0.15);
        }
    }

    [Fact]
    public void HII_regions_do_not_touch()
    {
        var regions = Model(Large).Regions;
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < regions.Count; i++)
            for (int j = 0; j < i; j++) nearest = Math.Min(nearest, double.Hypot(regions[i].X - regions[j].X, regions[i].Y - regions[j].Y));
        Assert.InRange(nearest * 0.03962, 1.55, 1.6);
    }

    [Fact]
    public void The_disc_is_exponential()
    {
        foreach (double r in new[] { 0.05, 0.2, 1, 3.3, 8 })
        {
            double sum = ExponentialDisc.Gaussians.Sum(g => g.Central * Math.Exp(-r * r / (2 * g.Sigma * g.Sigma)));
            Assert.Equal(1, sum / Math.Exp(-r), 0.01);
        }
    }

    [Fact]
    public void Light_is_the_same_at_both_resolutions()
    {
        var options = new PhangsLikeOptions { Width = 520, Height = 430, HstPixelArcsec = 0.05, OrientationDeg = 33 };
        var model = Model(options);
        var narrow = SimulatedGrid.Hubble(options, options.Narrow);
        // Sources near the middle lie wholly in both fields.
        var inside = model.Sources.Where(s => s.SigmaArcsec < 0.5 && Math.Abs(s.X - 260) < 80 && Math.Abs(s.Y - 215) < 60).ToArray();
        double flux = inside.Sum(s => s.Halpha);
        Assert.True(flux > 1e4);
        var shifted = SimulatedGrid.Hubble(options, options.Broad1 with { ShiftXPx = 7.3 });
        foreach (var grid in new[] { narrow, shifted, SimulatedGrid.Muse(options) })
            Assert.Equal(1, grid.Scene(inside, narrow, s => s.Halpha).Render().Sum() / flux, 1e-10);
    }

    [Fact]
    public void A_band_sees_the_photon_mean_of_continuum_and_lines_behind_dust()
    {
        var options = new PhangsLikeOptions { Ebv = 0.3, VelocityKms = 1200, NiiToHalpha = 0.4 };
        foreach (string name in SimulatedFilter.Names)
        {
            var curve = SimulatedFilter.Find(name)!.Curve(name);
            var response = new BandResponse(curve, options);
            double expected = curve.PhotonMean(w => Math.Exp(-0.3 * (w - 5500) / 1000) / MilkyWayExtinction.Factor(w, 0.3));
            Assert.Equal(1, response.Continuum(0.3) / expected, 1e-12);
        }
        // Three narrow lines, integrated numerically in steps of 0.01 Å.
        var narrow = SimulatedFilter.Find("UVIS_F658N")!.Curve("narrow");
        double top = 0, bottom = 0, redshift = 1 + 1230 / 299792.458;
        for (double w = narrow.Wavelengths[0]; w < narrow.Wavelengths[^1]; w += 0.01)
        {
            double lines = Line(w, 6564.614, 1) + Line(w, 6585.27, 0.4) + Line(w, 6549.86, 0.4 / 3);
            top += lines * narrow.Throughput(w) * w / MilkyWayExtinction.Factor(w, 0.3);
            bottom += narrow.Throughput(w) * w;
        }
        Assert.Equal(1, new BandResponse(narrow, options).Lines(30) / (top / bottom), 1e-3);

        double Line(double w, double rest, double flux) =>
            flux * Math.Exp(-0.5 * Math.Pow((w - rest * redshift) / 0.1, 2)) / (0.1 * Math.Sqrt(2 * Math.PI));
    }

    [Theory]
    [InlineData("ACS_F658N", 6583.95, 74.91)]
    [InlineData("UVIS_F657N", 6566.61, 121.04)]
    [InlineData("UVIS_F658N", 6585.63, 27.53)]
    [InlineData("ACS_F555W", 5360, 1210)]
    [InlineData("ACS_F814W", 8045, 1870)]
    public void The_curves_have_about_the_wavelength_and_width_of_the_real_filters(string name, double pivot, double width)
    {
        var curve = SimulatedFilter.Find(name)!.Curve(name);
        Assert.Equal(1, curve.Pivot / pivot, 0.005);
        Assert.Equal(1, curve.RectangularWidth / width, 0.005);
    }
}

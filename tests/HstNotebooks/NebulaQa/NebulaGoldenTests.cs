using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Against a run of the original notebooks on a simulated galaxy (float32 sums).</summary>
public sealed class NebulaGoldenTests
{
    [Theory]
    [InlineData("current", "hst_ha", "current/simgal_hst_ha")]
    [InlineData("current", "hst_f658n_contsub", "current/simgal_hst_f658n_contsub")]
    [InlineData("v0p9", "halpha", "v09/simgal_halpha")]
    [InlineData("v0p9", "halpha_bgsub_starmasked", "v09/simgal_halpha_bgsub_starmasked")]
    [InlineData("v0p9", "halpha_bgsub_fit_anchored_intnegs", "v09/simgal_halpha_bgsub_fit_anchored_intnegs")]
    [InlineData("v0p9", "halpha_bgsub_ratio_anchored", "v09/simgal_halpha_bgsub_ratio_anchored")]
    public void Fluxes_of_all_nebulae_are_those_of_the_original(string version, string product, string file)
    {
        var golden = Golden();
        var fluxes = NebulaFluxes.Measure(Read(file), null, Muse(), null, Mask(), Catalog());
        Assert.Equal(Numbers(golden, "v0p9", "ids"), fluxes.Rows.Select(r => (double)r.Id));
        // Float32 sums of up to some thousand pixels; a nebula's own sum may be near zero.
        double scale = Numbers(golden, version, product, "flux").Average(Math.Abs);
        Assert.All(Numbers(golden, version, product, "flux").Zip(fluxes.Rows), p =>
            Assert.Equal(p.First, p.Second.Hst, 1e-5 * (Math.Abs(p.First) + 0.1 * scale)));
        Assert.All(Numbers(golden, "v0p9", "flux_muse").Zip(fluxes.Rows), p => Assert.Equal(1, p.Second.Muse / p.First, 1e-5));
        // The catalogue is the sum of the map.
        Assert.All(fluxes.Rows, r => Assert.Equal(r.Catalog!.Flux, r.Muse, 1e-5 * r.Muse));
        Assert.All(fluxes.Rows, r => Assert.Equal(1.0, r.HstCoverage));
    }

    [Theory]
    [InlineData("halpha")]
    [InlineData("halpha_bgsub_starmasked")]
    [InlineData("halpha_bgsub_fit_anchored_intnegs")]
    [InlineData("halpha_bgsub_ratio_anchored")]
    public void Histogram_and_Gaussian_are_those_of_the_original(string product)
    {
        var golden = Golden().GetProperty("v0p9").GetProperty(product).GetProperty("hist");
        var histogram = PixelHistogram.Of(Read($"v09/simgal_{product}"));
        double[] edges = Numbers(golden, "edges"), fit = Numbers(golden, "gauss");
        Assert.Equal(golden.GetProperty("n").GetInt64(), histogram.Bins.Total);
        double width = histogram.Bins.BinWidth;
        Assert.Equal((edges[0], edges[1]), (histogram.Bins.Lo, histogram.Bins.Hi));
        // The original's bin edges are float32: a few pixels on an edge are counted beside.
        var stats = golden.GetProperty("stats");
        Assert.Equal(stats.GetProperty("mean").GetDouble(), histogram.Bins.Mean, 1e-3 * width);
        Assert.Equal(stats.GetProperty("std").GetDouble(), histogram.Bins.Std, 1e-3 * width);
        Assert.Equal(stats.GetProperty("median").GetDouble(), histogram.Bins.Median, 1e-3 * width);
        Assert.Equal(fit[0], histogram.Fit.Amplitude, 1e-4 * fit[0]);
        Assert.Equal(fit[1], histogram.Fit.Mean, 1e-4 * fit[2]);
        Assert.Equal(fit[2], histogram.Fit.Sigma, 1e-4 * fit[2]);
    }

    [Fact]
    public void The_current_product_is_as_close_to_MUSE_as_the_original_found()
    {
        var hst = Read("current/simgal_hst_ha");
        var fluxes = NebulaFluxes.Measure(hst, Read("current/simgal_hst_ha_err"), Muse(), null, Mask(), Catalog());
        var comparison = FluxComparison.Of(fluxes);
        double expected = Golden().GetProperty("current").GetProperty("hst_ha").GetProperty("over_muse").GetProperty("median").GetDouble();
        Assert.Equal(expected, comparison.Ratio.Value, 1e-5);
        // Noise beside the nebulae is what the error map says, and its mean is the diffuse light of MUSE.
        double diffuse = PixelHistogram.DiffuseLevel(Muse(), Mask(), hst);
        var pixels = PixelHistogram.OffNebulae(hst, Mask(), Read("current/simgal_hst_ha_err"), new() { ExpectedMean = diffuse });
        Assert.InRange(pixels.PullWidth, 0.97, 1.03);
        Assert.InRange(pixels.Offset, -0.02, 0.02);
    }

    [Fact]
    public void Tables_of_fits_are_the_same_from_text_and_FITS()
    {
        string folder = SharedData.Path("contsub", "caseA", "current");
        string copy = Directory.CreateTempSubdirectory("hst-fits-").FullName;
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "table_fits_*.fits"))
            {
                File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
            }
            var (text, fits) = (AnchoringFits.Collect(("simgal", folder)), AnchoringFits.Collect(("simgal", copy)));
            Assert.Equal(["broad2", "narrow", "broad1", "halpha"], text.Select(f => f.Band));
            Assert.Equal(1.342044, text[3].Slope, 1e-6);
            Assert.Equal(-20.0590673, text[1].InterceptMuse, 1e-6);
            Assert.All(text.Zip(fits), p => Assert.Equal(p.First.Slope, p.Second.Slope, 1e-12));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static HstImage Read(string name) => HstImage.Read(SharedData.Path("contsub", "caseA", name + ".fits.gz"));

    private static HstImage Muse() =>
        HstImage.Read(SharedData.Path("contsub", "caseA", "input", "SIMGAL-0.92asec_MAPS.fits.gz"), "HA6562_FLUX");

    private static NebulaMask Mask() => NebulaMask.Read(SharedData.Path("contsub", "caseA", "input", "SIMGAL_nebmask.fits.gz"));

    private static NebulaCatalog Catalog() =>
        NebulaCatalog.Read(SharedData.Path("contsub", "caseA", "input", "Nebulae_catalogue_sim.fits"), "simgal");

    private static JsonElement Golden()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Path("contsub", "caseA", "qa.json")));
        return json.RootElement.Clone();
    }

    private static double[] Numbers(JsonElement element, params string[] path)
    {
        foreach (string name in path) element = element.GetProperty(name);
        return [.. element.EnumerateArray().Select(v => v.GetDouble())];
    }
}

using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.Workflows;

public sealed class NebulaFluxesTests
{
    [Fact]
    public void Noiseless_nebulae_have_their_ratio_on_grids_that_are_turned()
    {
        var fluxes = new NebulaScene(noise: false).Fluxes();
        Assert.Equal(107 * 3, fluxes.Rows[^1].Id);
        // 29 MUSE pixels of 16 HST pixels each: their number on a turned grid is within 2 %.
        Assert.All(fluxes.Rows, r => Assert.Equal(NebulaScene.TrueRatio, r.Ratio, 0.025));
        Assert.Equal(NebulaScene.TrueRatio, fluxes.Rows.Sum(r => r.Hst) / fluxes.Rows.Sum(r => r.Muse), 3e-3);
        Assert.All(fluxes.Rows, r => Assert.Equal((1.0, 1.0, false), (r.HstCoverage, r.MuseCoverage, r.IsPartial)));
    }

    [Fact]
    public void Errors_describe_the_noise()
    {
        var (noisy, exact) = (new NebulaScene().Fluxes(), new NebulaScene(noise: false).Fluxes());
        double[] hst = [.. noisy.Rows.Zip(exact.Rows, (n, e) => (n.Hst - e.Hst) / n.HstError)];
        double[] muse = [.. noisy.Rows.Zip(exact.Rows, (n, e) => (n.Muse - e.Muse) / n.MuseError)];
        // The RMS of 108 normal numbers is within 1 ± 0.07 (1 σ).
        Assert.Equal(1, Math.Sqrt(hst.Average(p => p * p)), 0.2);
        Assert.Equal(1, Math.Sqrt(muse.Average(p => p * p)), 0.2);
        // 29 pixels of MUSE.
        Assert.Equal(Math.Sqrt(29) * NebulaScene.MuseSigma, noisy.Rows[0].MuseError, 1e-3);
    }

    [Fact]
    public void A_nebula_that_is_partly_beyond_the_image_or_missing_says_so()
    {
        var scene = new NebulaScene(noise: false);
        int cut = 300;
        var part = scene.Hst.Science.Crop(cut, 0, 660 - cut, 560);
        var left = NebulaScene.Image("left.fits", part, scene.Hst.Wcs.Cropped(cut, 0), scene.Hst.Unit);
        var holed = scene.Hst.WithScience(scene.Hst.Science.Clone());
        for (int y = 0; y < 560; y++) holed.Science.Row(y)[..cut].Fill(float.NaN);
        // Whether the array ends or its pixels are NaN, the coverage is the same but for the coarser steps of the mask's pixels.
        var (beyond, missing) = (Measure(left), Measure(holed));
        Assert.Contains(beyond.Rows, r => r.HstCoverage is > 0.1 and < 0.9 && r.IsPartial);
        Assert.Contains(beyond.Rows, r => r.HstCoverage == 0 && double.IsNaN(r.Hst) && r.IsPartial);
        Assert.All(beyond.Rows.Zip(missing.Rows), p => Assert.Equal(p.Second.HstCoverage, p.First.HstCoverage, 0.1));
        Assert.Contains("partly outside", beyond.ToString(), StringComparison.Ordinal);

        NebulaFluxes Measure(HstImage hst) => NebulaFluxes.Measure(hst, scene.Muse, scene.Mask);
    }

    [Fact]
    public void The_table_is_read_back_from_each_kind_of_file()
    {
        using var folder = new TemporaryFolder();
        var fluxes = new NebulaScene().Fluxes();
        foreach (string ending in new[] { ".csv", ".ecsv", ".fits" })
        {
            string path = folder.File("fluxes" + ending);
            fluxes.Write(path);
            var table = Table.Read(path);
            Assert.Equal(fluxes.Rows.Select(r => r.Hst), table.Column<double>("HST_FLUX"));
            Assert.Equal(fluxes.Rows.Select(r => r.Id), table.Column<int>("region_ID"));
            Assert.Equal(fluxes.Rows.Select(r => r.IsPartial), table.Column<bool>("flag_partial"));
        }
    }

    [Theory]
    [InlineData("erg/s/cm2/arcsec2", "arcsec2")]
    [InlineData("erg/s/cm2/A/pixel", "line flux")]
    [InlineData("ELECTRONS/S", "ELECTRONS/S")]
    [InlineData("", "BUNIT is ''")]
    [InlineData("1e-17 erg/s/cm2", "1e-17")]
    [InlineData("Jy", "Jy")]
    public void Units_that_differ_are_refused(string unit, string said)
    {
        var scene = new NebulaScene(noise: false);
        var error = Assert.Throws<ReductionException>(() =>
            NebulaFluxes.Measure(scene.Hst with { Unit = unit }, null, scene.Muse, null, scene.Mask));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("hst.fits", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erg/s/cm2")]
    [InlineData("1E-20 erg s-1 cm-2")]
    [InlineData("10**-20 cm-2 erg s-1")]
    [InlineData("10^(-20) erg / (cm2 s)")]
    [InlineData("1e-20 erg/s/cm**2/spaxel")]
    public void One_unit_in_its_spellings_is_one_unit(string unit)
    {
        var scene = new NebulaScene(noise: false);
        Assert.Equal(NebulaScene.Count,
            NebulaFluxes.Measure(scene.Hst with { Unit = unit }, null, scene.Muse, null, scene.Mask).Rows.Count);
    }

    [Fact]
    public void A_mask_of_another_part_of_the_sky_is_refused()
    {
        var scene = new NebulaScene(noise: false);
        var elsewhere = scene.Mask with { Wcs = Wcs.Tan(new(60, 50), new(201.3, -43), 0.2) };
        var error = Assert.Throws<ReductionException>(() => NebulaFluxes.Measure(scene.Hst, null, scene.Muse, null, elsewhere));
        Assert.Contains("mask.fits", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_another_shape_are_refused()
    {
        var scene = new NebulaScene(noise: false);
        var error = Assert.Throws<ReductionException>(() => NebulaFluxes.Measure(scene.Hst, scene.Muse, scene.Muse, null, scene.Mask));
        Assert.Contains("130 × 100", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.5f, "2.5")]
    [InlineData(float.PositiveInfinity, "pixel (1, 1)")]
    [InlineData(float.NaN, "no nebula")]
    [InlineData(-1f, "no nebula")]
    public void A_mask_that_is_none_is_refused(float value, string said)
    {
        var pixels = new Image<float>(4, 3, [.. Enumerable.Repeat(-1f, 12)]) { [1, 1] = value };
        var image = NebulaScene.Image("mask.fits", pixels, Wcs.Tan(new(1, 1), new(10, 10), 0.2), "");
        Assert.Contains(said, Assert.Throws<ReductionException>(() => NebulaMask.From(image)).Message, StringComparison.Ordinal);
    }
}

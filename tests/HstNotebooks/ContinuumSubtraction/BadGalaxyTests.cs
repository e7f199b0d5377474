using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>Files that cannot be used say so, by name.</summary>
public sealed class BadGalaxyTests : IDisposable
{
    private readonly SimulatedGalaxy _galaxy = new(new() { Width = 260, Height = 230, Seed = 5 });

    public void Dispose() => _galaxy.Dispose();

    private PhangsLikeTruth Truth => _galaxy.Truth;

    [Fact]
    public void Without_PHOTFLAM_counts_are_no_flux()
    {
        _galaxy.Change(Truth.Broad1.Science, header: h => h.Remove("PHOTFLAM"));
        Fails("simgal_acs_f555w_exp_drc_sci.fits", "PHOTFLAM is missing");
    }

    [Fact]
    public void Without_PHOTPLAM_the_curve_says_where_a_band_lies()
    {
        double with = _galaxy.Run().Halpha.Image.Science[130, 110];
        _galaxy.Change(Truth.Broad1.Science, header: h => h.Remove("PHOTPLAM"));
        Assert.Equal(with, _galaxy.Run().Halpha.Image.Science[130, 110]);
    }

    [Fact]
    public void Another_filters_PHOTPLAM_is_a_warning()
    {
        _galaxy.Change(Truth.Broad1.Science, header: h => h.Set("PHOTPLAM", 4320.0));
        Assert.Contains(_galaxy.Run().Warnings, w => w.Contains("PHOTPLAM is 4320.0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_weight_is_named()
    {
        File.Delete(Truth.PathOf(Truth.Broad2.Weight));
        Fails("simgal*_*ACS_*F814W*_err_drc_wht.fits", "simgal_acs_f814w_exp_drc_sci.fits");
    }

    [Fact]
    public void Weights_of_another_shape_are_refused()
    {
        _galaxy.Change(Truth.Narrow.Weight, w => w.Crop(0, 0, 200, 230));
        Fails("simgal_acs_f658n_err_drc_wht.fits has 200 × 230", "260 × 230");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Weights_that_are_0_are_refused(int band)
    {
        _galaxy.Change(Truth.Bands[band].Weight, w => w.Map(_ => 0f));
        Fails(Path.GetFileName(Truth.Bands[band].Weight), "0 or NaN everywhere");
    }

    [Theory]
    [InlineData(0, "neither 0 nor NaN")]
    [InlineData(1, "no pixel in common")]
    public void An_image_of_0_is_refused(int band, string why)
    {
        _galaxy.Change(Truth.Bands[band].Science, w => w.Map(_ => 0f));
        Fails(Path.GetFileName(Truth.Bands[band].Science), why);
    }

    [Theory]
    [InlineData(Fidelity.Corrected)]
    [InlineData(Fidelity.Original)]
    public void A_negative_continuum_is_no_crash_and_no_pass(Fidelity fidelity)
    {
        foreach (var band in new[] { Truth.Broad1, Truth.Broad2 }) _galaxy.Change(band.Science, w => w.Map(v => v == 0 ? 0 : v - 5));
        var run = _galaxy.Run(new(fidelity) { OffsetRule = OffsetRule.UnitSlope }, _galaxy.Products);
        Assert.True(run.Anchoring!.Offsets.Broad1.Offset < -1000);
        // Without the anchoring, which finds what was taken away, nothing is left of the continuum.
        var files = _galaxy.Files with { MuseBands = null, MuseMaps = null };
        var alone = ContinuumSubtraction.Run(files, _galaxy.Curves, new("simgal", 0.062, 657), options: new(fidelity));
        Assert.NotEqual(Outcome.Pass, alone.Verdict.Outcome);
        Assert.Contains("continuum ≤ 0", alone.Verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MUSE_elsewhere_on_the_sky_has_no_pixel_in_common()
    {
        string[] bands = Directory.GetFiles(Truth.PathOf("simgal/muse"), "SIMGAL-*ACS*");
        foreach (string file in bands) _galaxy.Change(file, header: h => h.Set("CRVAL2", 15.9));
        Fails("is not on the grid of");
        MoveMaps();
        Fails("HST does not see the field of MUSE");

        void MoveMaps()
        {
            string maps = Directory.GetFiles(Truth.PathOf("simgal/muse"), "*_MAPS.fits")[0];
            var file = FitsFile.Open(maps);
            foreach (var hdu in file.Hdus.Skip(1)) hdu.Header.Set("CRVAL2", 15.9);
            FitsFile.Write(maps, file.Hdus);
        }
    }

    [Fact]
    public void MUSE_images_of_several_grids_are_refused()
    {
        _galaxy.Change(Truth.Broad2.Muse!, m => m.Crop(0, 0, m.Width - 1, m.Height));
        Fails(Path.GetFileName(Truth.Broad2.Muse!), "is not on the grid of");
    }

    [Fact]
    public void MUSE_images_in_another_unit_are_refused()
    {
        _galaxy.Change(Truth.Narrow.Muse!, header: h => h.Set("BUNIT", "ADU"));
        Fails(Path.GetFileName(Truth.Narrow.Muse!), "BUNIT is 'ADU'");
    }

    [Fact]
    public void The_resolution_of_MUSE_has_to_be_known()
    {
        string muse = Truth.PathOf("simgal/muse");
        foreach (string file in Directory.GetFiles(muse, "*0.92asec*"))
        {
            File.Move(file, file.Replace("-0.92asec", "", StringComparison.Ordinal));
        }
        Fails("does not give its resolution", "MuseFwhmArcsec");
        Assert.NotNull(_galaxy.Run(new() { MuseFwhmArcsec = 0.92 }).Anchoring);
    }

    [Fact]
    public void A_missing_curve_is_named()
    {
        File.Delete(Truth.PathOf(Truth.Broad1.Curve));
        Fails("'ACS_F555W'", "ACS_F658N, ACS_F814W");
    }

    [Fact]
    public void Filters_on_one_side_of_the_line_are_refused()
    {
        var files = _galaxy.Files;
        files = files with { Filters = new("F555W", "F658N", "F814W") };
        var error = Assert.Throws<ReductionException>(() => GalaxyImages.Read(files, _galaxy.Curves, new("simgal", 0, 657)));
        Assert.Contains("on one side of F555W", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_files_says_what_there_is()
    {
        using var empty = new TemporaryFolder();
        Assert.Contains("no such folder", Find(empty.Path), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(empty.Path, "hst"));
        Assert.Contains("is no FITS file", Find(empty.Path), StringComparison.Ordinal);
        Assert.Contains("nowhere", Find(Path.Combine(empty.Path, "nowhere")), StringComparison.Ordinal);

        static string Find(string folder) => Assert.Throws<ReductionException>(
            () => GalaxyFiles.Find("simgal", folder, ["F658N", "F555W", "F814W"], ["ACS", "ACS", "ACS"])).Message;
    }

    [Fact]
    public void The_table_of_the_sample_says_whom_it_has()
    {
        string table = Truth.PathOf("sample_table.fits");
        Assert.Equal(new SampleGalaxy("simgal", 0.062, 657), SampleGalaxy.Read(table, "SIMGAL"));
        var error = Assert.Throws<ReductionException>(() => SampleGalaxy.Read(table, "ngc628"));
        Assert.Contains("'ngc628'", error.Message, StringComparison.Ordinal);
        Assert.Contains("othergalaxy, simgal", error.Message, StringComparison.Ordinal);
        var (name, ebv) = (TableColumn.Create("name", new[] { "NGC 0628" }), TableColumn.Create("mwext_sf11", new[] { double.NaN }));
        FitsFile.Write(table, TableHdu.Create(name, ebv));
        error = Assert.Throws<ReductionException>(() => SampleGalaxy.Read(table, "ngc628"));
        Assert.Contains("NaN, not ≥ 0", error.Message, StringComparison.Ordinal);
    }

    private void Fails(params string[] says)
    {
        var error = Assert.Throws<ReductionException>(() => _galaxy.Run());
        foreach (string part in says) Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}

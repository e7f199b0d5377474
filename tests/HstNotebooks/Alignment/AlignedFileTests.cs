using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Alignments;

public sealed class AlignedFileTests
{
    // A drizzled file with SCI and WHT whose WCS is wrong by 0.6″, and its alignment.
    private static (string Path, AlignmentScene Scene, AlignmentResult Result) Make(TemporaryFolder folder, int stars = 40)
    {
        var scene = new AlignmentScene(21, stars, 100, 30);
        var header = new Header();
        scene.Wrong.WriteTo(header);
        header.Set("WCSNAME", "IDC_0461802ej");
        header.Set("PHOTFLAM", 7.9e-20);
        string path = folder["jtst_drc.fits"];
        FitsFile.Write(path, ImageHdu.Empty(), Extension("SCI", header), Extension("WHT", header));
        return (path, scene, scene.Fit());

        static ImageHdu Extension(string name, Header cards)
        {
            var own = cards.Clone();
            own.Set("EXTNAME", name);
            own.Set("EXTVER", 1);
            return ImageHdu.Create(new float[12 * 7], 12, 7, own);
        }
    }

    [Fact]
    public void A_copy_has_the_new_WCS_the_old_one_under_A_and_the_numbers_of_the_fit()
    {
        using var folder = new TemporaryFolder();
        var (path, scene, result) = Make(folder);
        byte[] before = File.ReadAllBytes(path);
        AlignedFile.Write(path, folder["aligned_drc.fits"], result.Accept(), new() { Reference = "Gaia DR3" });
        Assert.Equal(before, File.ReadAllBytes(path));

        var file = FitsFile.Open(folder["aligned_drc.fits"]);
        var header = file["SCI"].Header;
        Assert.InRange(scene.ErrorMas(Wcs.FromHdu(file["SCI"], file)).Rms, 0, 3);
        Assert.True(Wcs.FromHdu(file["SCI"], file, 'A').IsAlignedWith(scene.Wrong, 12, 7, 1e-6));
        Assert.Equal(("GAIA", "IDC_0461802ej", "user-defined", "GAIA"),
            (header.Text("WCSNAME"), header.Text("WCSNAMEA"), header.Text("WCSTYPE"), header.Text("FITNAME")));
        Assert.Equal(result.Count, header.Integer("NMATCH"));
        Assert.Equal(result.RmsMas.East / 3.6e6, header.Double("RMS_RA"), 1e-15);
        Assert.Equal(header.Double("RMS_DEC"), header.Double("CRDER2"));
        Assert.Contains("Gaia DR3", string.Concat(header.History));
        Assert.Equal(result.Options, Provenance.Read(header)!.Options<AlignmentOptions>());
        // The weights stay where they were.
        Assert.True(Wcs.FromHdu(file["WHT"], file).IsAlignedWith(scene.Wrong, 12, 7, 1e-6));
        Assert.Equal(7.9e-20, header.Double("PHOTFLAM"));
    }

    [Fact]
    public void In_place_a_second_time_is_refused_by_name_and_by_WCS()
    {
        using var folder = new TemporaryFolder();
        var (path, _, result) = Make(folder);
        AlignedFile.UpdateInPlace(path, result.Accept());
        byte[] once = File.ReadAllBytes(path);
        Assert.Contains("'GAIA' already", Assert.Throws<ReductionException>(
            () => AlignedFile.UpdateInPlace(path, result.Accept())).Message);
        Assert.Contains("has not the WCS", Assert.Throws<ReductionException>(
            () => AlignedFile.UpdateInPlace(path, result.Accept(), new() { WcsName = "OTHER" })).Message);
        // A name that is archived is not taken again either, in whatever case.
        Assert.Contains("the WCS A", Assert.Throws<ReductionException>(
            () => AlignedFile.UpdateInPlace(path, result.Accept(), new() { WcsName = "idc_0461802EJ" })).Message);
        Assert.Equal(once, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_second_alignment_takes_the_next_letter_or_replaces_the_first()
    {
        using var folder = new TemporaryFolder();
        var (path, scene, result) = Make(folder);
        AlignedFile.UpdateInPlace(path, result.Accept());
        var aligned = Wcs.FromHeader(FitsFile.Open(path)["SCI"].Header);
        var options = new AlignmentOptions { Geometry = FitGeometry.General };
        var again = CatalogAlignment.Fit([new(aligned, scene.Positions)], scene.Reference, options: options).Accept();
        AlignedFile.Write(path, folder["b.fits"], again, new() { WcsName = "GAIA-2" });
        AlignedFile.Write(path, folder["c.fits"], again, new() { ReplaceSameName = true });
        Assert.Equal([' ', 'A', 'B'], Wcs.Alternates(FitsFile.Open(folder["b.fits"])["SCI"].Header));
        Assert.Equal("GAIA", FitsFile.Open(folder["b.fits"])["SCI"].Header.Text("WCSNAMEB"));
        Assert.Equal([' ', 'A'], Wcs.Alternates(FitsFile.Open(folder["c.fits"])["SCI"].Header));
    }

    [Fact]
    public void The_letter_O_is_left_free_and_a_full_header_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (path, _, result) = Make(folder);
        var file = FitsFile.Open(path);
        for (char letter = 'A'; letter < 'O'; letter++) Wcs.Copy(file["SCI"].Header, ' ', letter, $"OLD{letter}");
        file.Update();
        AlignedFile.Write(path, folder["p.fits"], result.Accept());
        Assert.Equal('P', Wcs.Alternates(FitsFile.Open(folder["p.fits"])["SCI"].Header)[^1]);
        for (char letter = 'P'; letter <= 'Z'; letter++) Wcs.Copy(file["SCI"].Header, ' ', letter, $"OLD{letter}");
        file.Update();
        Assert.Contains("all letters", Assert.Throws<ReductionException>(() => AlignedFile.UpdateInPlace(path, result.Accept())).Message);
    }

    [Fact]
    public void A_failed_alignment_is_written_only_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        var (path, _, result) = Make(folder, stars: 5);
        var failed = CatalogAlignment.Fit(result.Images, [.. result.Images[0].Positions.Take(3).Select(result.Images[0].Wcs.PixelToSky)]);
        Assert.Equal(Outcome.Fail, failed.Verdict.Outcome);
        Assert.Throws<ReductionException>(() => failed.Accept());
        AlignedFile.UpdateInPlace(path, failed.AcceptAnyway("three stars checked by eye"));
        Assert.Contains("three stars checked by eye", string.Concat(FitsFile.Open(path)["SCI"].Header.History));
    }

    [Fact]
    public void A_file_with_other_images_or_the_input_itself_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (path, scene, result) = Make(folder);
        Assert.Throws<ArgumentException>(() => AlignedFile.Write(path, path, result.Accept()));
        var two = CatalogAlignment.Fit([scene.Input, new(scene.Wrong, [])], scene.Reference).Accept();
        Assert.Contains("1 science images", Assert.Throws<ReductionException>(() => AlignedFile.UpdateInPlace(path, two)).Message);
        Assert.Throws<ArgumentException>(() => AlignedFile.UpdateInPlace(path, result.Accept(), new() { WcsName = " Gaia" }));
    }
}

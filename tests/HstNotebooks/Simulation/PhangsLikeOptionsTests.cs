using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>Other fields than the default one, and options that are refused.</summary>
public sealed class PhangsLikeOptionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-phangs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Stars_are_where_the_WCS_of_each_band_puts_them_on_turned_and_shifted_grids()
    {
        var truth = PhangsLikeGalaxy.Simulate(new()
        {
            Galaxy = "ngc0001",
            Width = 400,
            Height = 310,
            Seed = 3,
            HasMuse = false,
            OrientationDeg = 33,
            VelocityKms = 900,
            HiiRegions = 0,
            Clusters = 0,
            CosmicRays = 0,
            Stars = 2,
            Narrow = new("UVIS", "F658N"),
            Broad1 = new("UVIS", "F555W") { ShiftXPx = 2.3, ShiftYPx = -1.6 },
            Broad2 = new("UVIS", "F814W") { ShiftXPx = 2.3, ShiftYPx = -1.6 },
        }, _folder);
        Assert.False(Directory.Exists(truth.PathOf("ngc0001/muse")));
        Assert.Null(truth.Narrow.Muse);
        Assert.Equal("ngc0001/hst/ngc0001_uvis_f658n_exp_drc_sci.fits", truth.Narrow.Science);
        foreach (var band in truth.Bands)
        {
            var image = HstImage.Read(truth.PathOf(band.Science));
            Assert.Equal(33, image.Wcs.Orientation.Degrees, 1e-9);
            Assert.Equal(("WFC3/UVIS", band.Name[5..]), (image.Photometry.Instrument, image.Photometry.Filter));
            foreach (var star in truth.Stars)
            {
                var expected = image.Wcs.SkyToPixel(new SkyPoint(star.Ra, star.Dec));
                var (x, y) = Centroid.Near(image.Science, expected.X, expected.Y);
                Assert.Equal(expected.X, x, 0.05);
                Assert.Equal(expected.Y, y, 0.05);
                if (band == truth.Narrow) Assert.Equal(star.X, expected.X, 1e-6);
                else Assert.Equal(star.X + 2.3, expected.X, 1e-6);
            }
        }
    }

    [Fact]
    public void Numbers_of_sources_grow_with_the_area_on_the_sky()
    {
        var small = new PhangsLikeOptions();
        var large = small with { Width = 2 * small.Width, HstPixelArcsec = small.HstPixelArcsec * 2 };
        Assert.Equal(67, small.RegionCount);
        Assert.Equal(8.0, (double)large.ClusterCount / small.ClusterCount, 0.01);
        Assert.Equal(5, (small with { HiiRegions = 5 }).RegionCount);
    }

    [Fact]
    public void All_faults_are_in_one_message()
    {
        string message = Assert.Throws<ArgumentException>(() => PhangsLikeGalaxy.Simulate(new()
        {
            Galaxy = "NGC 628",
            Width = 100,
            Ebv = double.NaN,
            Stars = -1,
            Narrow = new("ACS", "F999N"),
            Broad1 = new("ACS", "F814W") { ExposureS = 0 },
        }, _folder)).Message;
        string[] faults = ["NGC 628", "Width is 100", "Ebv is NaN", "Stars is -1", "ACS_F999N, not one of ACS_F550M"];
        foreach (string fault in faults.Append("Broad1.ExposureS is 0").Append("same filter"))
            Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("{ \"width\": 10 }", "Width is 10")]
    [InlineData("{ \"narrow\": null }", "cannot be null")]
    [InlineData("{ \"hight\": 700 }", "hight")]
    public void A_recipe_that_cannot_be_simulated_says_why(string options, string expected)
    {
        string path = Path.Combine(_folder, "bad.json");
        File.WriteAllText(path, $"{{ \"kind\": \"phangs-like\", \"description\": \"bad\", \"seed\": 1, \"options\": {options} }}");
        Assert.Contains(expected, Assert.Throws<ReductionException>(() => Samples.Make(path)).Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void More_regions_than_have_room_are_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => new PhangsLikeOptions { HiiRegions = 500 }.Validate()).Message;
        Assert.Contains("HiiRegions is 500; the field has room for", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truth_that_is_none_is_refused_with_its_path()
    {
        File.WriteAllText(Path.Combine(_folder, "truth.json"), "{\"fluxes\": {}}");
        string message = Assert.Throws<ReductionException>(() => PhangsLikeTruth.Read(_folder)).Message;
        Assert.Contains("truth.json is not the truth", message, StringComparison.Ordinal);
        Assert.Throws<ReductionException>(() => PhangsLikeTruth.Read(Path.Combine(_folder, "absent")));
    }

    [Fact]
    public void A_simulation_that_is_cancelled_leaves_no_truth()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var options = new PhangsLikeOptions { Width = 200, Height = 150 };
        PhangsLikeGalaxy.Simulate(options, _folder);
        Assert.True(File.Exists(Path.Combine(_folder, "truth.json")));
        Assert.ThrowsAny<OperationCanceledException>(() => PhangsLikeGalaxy.Simulate(options, _folder, null, source.Token));
        Assert.False(File.Exists(Path.Combine(_folder, "truth.json")));
    }

    [Fact]
    public void The_sample_of_the_repository_is_made_from_its_recipe()
    {
        File.Copy(SampleData.RecipePath("phangs-like"), Path.Combine(_folder, "galaxy.json"));
        var truth = PhangsLikeTruth.Read(Samples.Ensure(Path.Combine(_folder, "galaxy")));
        Assert.Equal((800, 760), (truth.Options.Width, truth.Options.Height));
        Assert.Equal(760, HstImage.Read(truth.PathOf(truth.Narrow.Science)).Height);
    }
}

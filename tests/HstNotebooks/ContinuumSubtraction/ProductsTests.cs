using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Imaging;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>What a run leaves in its folder, also when it ends early.</summary>
public sealed class ProductsTests(ProductsTests.Field field) : IClassFixture<ProductsTests.Field>
{
    private readonly SimulatedGalaxy _galaxy = field.Galaxy;

    [Fact]
    public void The_bytes_do_not_depend_on_the_threads()
    {
        string one = Into("one"), two = Into("two");
        foreach (var (threads, folder) in new[] { (1, one), (2, two) })
            TestImages.WithThreads(threads, () => _galaxy.Run(new() { Save = ProductSet.All }, folder));
        string[] names = [.. Directory.GetFiles(one).Select(f => Path.GetFileName(f))];
        Assert.Equal(32, names.Length);
        Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(one, n)), File.ReadAllBytes(Path.Combine(two, n))));
        Assert.All(Directory.GetFiles(one, "*.fits"), f => Assert.Empty(FitsFile.Verify(f).Errors));
    }

    [Theory]
    [InlineData(ProductSet.None, 0)]
    [InlineData(ProductSet.NoMuse, 5 + 4)]
    [InlineData(ProductSet.Halpha, 7 + 4)]
    public void A_set_of_products_is_what_it_says(ProductSet set, int count)
    {
        string folder = Into($"set-{set}");
        var run = _galaxy.Run(new() { Save = set, Compress = true }, folder);
        Assert.Equal(count, run.Written.Count);
        Assert.All(run.Written, f => Assert.True(File.Exists(f)));
        Assert.Equal(set is ProductSet.Halpha, run.Written.Any(f => f.Contains("_muse_", StringComparison.Ordinal)));
        if (count > 0) Assert.Equal(run.Halpha.Image.Science.Pixels, SimulatedGalaxy.Read(run.Written[0]).Pixels);
    }

    [Fact]
    public void The_header_of_a_map_says_what_was_done()
    {
        var run = _galaxy.Run(into: Into("header"));
        var header = FitsFile.Open(Path.Combine(Into("header"), "simgal_hst_ha_as2.fits")).Image(0).Header;
        Assert.Equal(FluxUnits.PerArcsec2, header.Text("BUNIT", ""));
        Assert.Equal(run.Anchoring!.Slope.Slope, header.DoubleOrNull("NIISLOPE")!.Value, 1e-12);
        Assert.Equal(run.Anchoring.OffsetsPerHstPixel.Narrow, header.DoubleOrNull("BGNARROW")!.Value, 1e-12);
        Assert.Equal(_galaxy.Truth.Narrow.PhotFlam, header.DoubleOrNull("PHOTFLAM"));
        Assert.Equal(new ContinuumSubtractionOptions(), Provenance.Read(header)!.Options<ContinuumSubtractionOptions>());
    }

    [Fact]
    public void A_product_that_cannot_be_written_is_named_and_the_old_ones_stay_whole()
    {
        string folder = Into("blocked");
        Directory.CreateDirectory(Path.Combine(folder, "simgal_hst_ha_err.fits"));
        File.WriteAllText(Path.Combine(folder, "simgal_hst_ha_as2.fits"), "old");
        var error = Assert.Throws<FitsException>(() => _galaxy.Run(into: folder));
        Assert.Contains("simgal_hst_ha_err.fits", error.Message, StringComparison.Ordinal);
        Assert.Equal(["simgal_hst_ha.fits", "simgal_hst_ha_as2.fits", "simgal_hst_ha_err.fits"], Names(folder));
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "simgal_hst_ha_as2.fits")));
        Assert.Empty(FitsFile.Verify(Path.Combine(folder, "simgal_hst_ha.fits")).Errors);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_named()
    {
        string path = Into("file");
        File.WriteAllText(path, "not a folder");
        var error = Assert.Throws<ReductionException>(() => _galaxy.Run(into: path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal("not a folder", File.ReadAllText(path));
    }

    [Fact]
    public void Cancelled_before_it_begins_it_does_nothing()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => _galaxy.Run(into: Into("before"), cancellation: new(canceled: true)));
        Assert.False(Directory.Exists(Into("before")));
    }

    [Theory]
    [InlineData("reading HST", 2)]
    [InlineData("anchoring to MUSE", 1)]
    [InlineData("writing", 3)]
    public void Cancelled_within_it_leaves_whole_files(string step, int done)
    {
        string folder = Into($"within {step}");
        using var source = new CancellationTokenSource();
        var progress = new Stop(p => { if (p.Step == step && p.Done == done) source.Cancel(); });
        Assert.ThrowsAny<OperationCanceledException>(() => _galaxy.Run(into: folder, progress: progress, cancellation: source.Token));
        string[] left = Directory.Exists(folder) ? Names(folder) : [];
        Assert.Equal(step == "writing" ? ["simgal_hst_ha.fits", "simgal_hst_ha_as2.fits", "simgal_hst_ha_err.fits"] : [], left);
    }

    private string Into(string name) => Path.Combine(_galaxy.Folder, name);

    private static string[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private sealed class Stop(Action<StepProgress> report) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => report(value);
    }

    public sealed class Field : IDisposable
    {
        public SimulatedGalaxy Galaxy { get; } = new(new() { Width = 260, Height = 230, Seed = 6 });

        public void Dispose() => Galaxy.Dispose();
    }
}

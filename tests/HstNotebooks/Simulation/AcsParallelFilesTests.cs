using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Simulation;

/// <summary>The files of simulated parallel fields, the sample made of them, and options that are refused.</summary>
public sealed class AcsParallelFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-parallel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_reads_back()
    {
        var simulation = AcsParallelField.Simulate(new() { Width = 420, Height = 400, RootName = "jcmdp9020", Filter = "F475W" });
        string path = simulation.Write(_folder);
        string[] files = [.. Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["cmd_p9_gaia.ecsv", "jcmdp9020_drc.fits", "jcmdp9020_truth.ecsv", "jcmdp9020_truth_cr.fits"], files);
        Assert.All(Directory.GetFiles(_folder, "*.fits"), f => Assert.Empty(FitsFile.Verify(f).Errors));

        var read = DrizzledField.Read(path);
        Assert.Equal(simulation.Field.Image.Science.Pixels, read.Image.Science.Pixels);
        Assert.Equal(simulation.Field.Weight!.Pixels, read.Weight!.Pixels);
        Assert.Equal(simulation.Field.Context[0].Pixels, read.Context[0].Pixels);
        Assert.Equal(simulation.Field.Image.Photometry, read.Image.Photometry);
        Assert.Equal(("jcmdp9020", "F475W", 6), (read.RootName, read.Filter, read.InputChips));
        Assert.Equal(simulation.Field.RootName, read.RootName);
        var primary = FitsFile.Open(path)[0].Header;
        Assert.Equal(500, primary.Double("D006DEXP"));
        Assert.Equal("jcmdp91cq_flc.fits[sci,2]", primary.Text("D006DATA"));

        var truth = Table.Read(Path.Combine(_folder, "jcmdp9020_truth.ecsv"));
        Assert.Equal(simulation.Sources.Select(s => s.ElectronsPerS), truth.Column<double>("flux"));
        var gaia = Table.Read(Path.Combine(_folder, "cmd_p9_gaia.ecsv"));
        string[] columns = ["source_id", "ra", "dec", "ra_error", "dec_error", "parallax", "pmra", "pmdec", "pmra_error", "pmdec_error",
            "phot_g_mean_mag", "ruwe", "ref_epoch"];
        Assert.Equal(columns, gaia.Columns.Select(c => c.Name));
        Assert.Equal(simulation.Gaia.Column<long>("source_id"), gaia.Column<long>("source_id"));
    }

    [Fact]
    public void More_than_sixteen_exposures_have_a_context_of_two_planes()
    {
        var simulation = AcsParallelField.Simulate(new() { Width = 420, Height = 400, Exposures = AcsParallelExposure.Dithers(17, 100) });
        var read = DrizzledField.Read(simulation.Write(_folder));
        Assert.Equal(2, read.Context.Count);
        Assert.Equal(simulation.Field.Context[1].Pixels, read.Context[1].Pixels);
        Assert.Contains(17, simulation.Exposures.Pixels.Select(n => (int)n));
        Assert.Contains(read.Context[1].Pixels, c => c != 0);
        Assert.Equal(34, read.InputChips);
    }

    [Fact]
    public void The_sample_has_two_visits_and_is_small()
    {
        string recipe = Path.Combine(_folder, "acs-parallel.json");
        File.Copy(SampleData.RecipePath("acs-parallel"), recipe);
        string sample = Samples.Make(recipe);
        var fields = Directory.GetFiles(sample, "*_drc.fits").Order(StringComparer.Ordinal).Select(DrizzledField.Read).ToArray();
        Assert.Equal(["F475W", "F775W", "F625W"], fields.Select(f => f.Filter));
        Assert.Equal([6, 6, 2], fields.Select(f => f.InputChips!.Value));
        Assert.Equal(2, Directory.GetFiles(sample, "*_gaia.ecsv").Length);
        Assert.True(File.Exists(Path.Combine(sample, "truth.json")));
        Assert.InRange(Directory.GetFiles(sample).Sum(f => new FileInfo(f).Length), 40e6, 60e6);
        var blue = Table.Read(Path.Combine(sample, "jcmdp9010_truth.ecsv"));
        var red = Table.Read(Path.Combine(sample, "jcmdp9020_truth.ecsv"));
        Assert.Equal(blue.Column<double>("x"), red.Column<double>("x"));
        Assert.InRange(blue.Column<double>("flux").Count(f => f > 10), 20, 150);
    }

    [Fact]
    public void Options_out_of_range_are_listed()
    {
        var options = new AcsParallelOptions
        {
            RootName = "j", Filter = "F814W", Width = 10, Dec = double.NaN, PsfBeta = 1, ReadNoise = -1,
            Exposures = [new(0)], Sky = new() { Stars = -1, FaintestStar = 3 }, WcsError = new() { EastArcsec = 100 },
            Gaia = new() { MissingFraction = 2 },
        };
        string message = Assert.Throws<ArgumentException>(() => AcsParallelField.Simulate(options)).Message;
        foreach (string name in new[] { "RootName", "Filter", "Width", "Dec", "PsfBeta", "ReadNoise", "ExposureS", "Stars", "FaintestStar",
            "EastArcsec", "MissingFraction" })
            Assert.Contains(name, message);
        Assert.DoesNotContain("Height", message);
    }

    [Fact]
    public void Dithers_that_leave_no_chip_are_refused()
    {
        var options = new AcsParallelOptions { Width = 300, Height = 300, Exposures = [new(100), new(100, 250, 0)] };
        Assert.Contains("chips of", Assert.Throws<ArgumentException>(options.Validate).Message);
        Assert.Throws<ArgumentException>(() => new AcsParallelOptions { Exposures = [] }.Validate());
        Assert.Throws<ArgumentException>(() => new AcsParallelOptions { Exposures = [null!] }.Validate());
        Assert.Throws<ArgumentException>(() => new AcsParallelOptions { Sky = null! }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => AcsParallelExposure.Dithers(0, 100));
        AcsParallelOptions.SingleExposure.Validate();
        AcsParallelOptions.FullField.Validate();
    }
}

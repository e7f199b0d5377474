using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>What the simulation put in must come out.</summary>
public sealed class StandardMapsTruthTests
{
    [Fact]
    public void Total_flux_is_recovered_within_2_percent_in_every_band()
    {
        var verdict = ClosureTest.Flux(SampleData.Stamps, StandardMaps.Run(SampleData.Stamps, ["101", "m102"]));
        Assert.Equal(18, verdict.Checks.Count);
        Assert.All(verdict.Checks, c => Assert.Equal(1, c.Value, 0.02));
    }

    [Fact]
    public void Every_band_ends_with_the_common_PSF_within_2_percent()
    {
        var verdict = ClosureTest.CommonPsf(SampleData.Stamps);
        Assert.Equal(9, verdict.Checks.Count);
        Assert.All(verdict.Checks, c => Assert.Equal(1, c.Value, 0.02));
    }

    [Fact]
    public void The_variance_map_describes_the_noise()
    {
        var pulls = ClosureTest.Pulls(SampleData.Stamps, StandardMaps.Galaxy(SampleData.Stamps, "101"));
        Assert.Equal(1, ClosureTest.PullWidth(pulls).Checks[0].Value, 0.03);
        Assert.Equal(0, pulls.Average(), 0.03);
    }

    [Fact]
    public void Half_covered_border_pixels_follow_the_true_isophote_better_than_dilation()
    {
        var segments = SampleData.Stamps.SegmentMap("101");
        var science = SampleData.Stamps.Science("101", "160");
        var truth = HstImage.Read(Path.Combine(SampleData.Stamps.Folder, "truth", "101_60mas_f160w_true.fits")).Science.Map(v => v >= 0.0012);
        // The neighbour is a group of its own.
        var groups = ConnectedPixels.Label(truth).Labels;
        truth = groups.Map(g => g == groups[science.Width / 2, science.Height / 2]);
        double covered = Excess(MaskRule.CoveredByHalf), dilated = Excess(MaskRule.Dilated);
        Assert.InRange(Math.Abs(covered), 0, 0.02);
        Assert.True(dilated > covered + 0.02, $"excess area {covered:P2} with half coverage, {dilated:P2} with dilation");

        double Excess(MaskRule rule) => (double)ObjectMask.Of(segments, science, rule).Image.CountTrue() / truth.CountTrue() - 1;
    }

    [Fact]
    public void The_sky_is_recovered_within_5_standard_errors()
    {
        foreach (var sky in SkyMeasurement.MeasureAll(SampleData.Stamps, SampleData.Stamps.Galaxies))
        {
            // Faint wings of the galaxies, below the isophote, are part of the sky.
            Assert.InRange(Math.Abs(sky.Level - SampleData.Stamps.Truth!.Sky[sky.Band]), 0, 5 * sky.LevelError + 1e-4);
        }
    }

    [Fact]
    public void The_weights_of_the_OII_model_are_recovered()
    {
        var result = HstOnMuse.Model(SampleData.Stamps, "101");
        Assert.Equal(0.15, result.Weights[0], 0.03);
        Assert.True(result.Correlation > 0.99, $"correlation {result.Correlation}");
        Assert.Equal(1, result.Model.Select(result.Common).Sum() / result.Map.Flux.Select(result.Common).Sum(), 1e-9);
    }

    [Fact]
    public void The_sample_is_the_same_bytes_each_time()
    {
        string folder = Directory.CreateTempSubdirectory("hst-again-").FullName;
        try
        {
            File.Copy(SampleData.Stamps.Folder + ".json", Path.Combine(folder, "udf-like.json"));
            string again = Samples.Make(Path.Combine(folder, "udf-like.json"));
            string[] files = [.. Directory.EnumerateFiles(again, "*", SearchOption.AllDirectories)];
            Assert.True(files.Length > 100);
            foreach (string file in files)
            {
                Assert.Equal(File.ReadAllBytes(Path.Combine(SampleData.Stamps.Folder, Path.GetRelativePath(again, file))), File.ReadAllBytes(file));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Products_read_back_with_their_options_and_inputs()
    {
        string folder = Directory.CreateTempSubdirectory("hst-products-").FullName;
        try
        {
            var run = StandardMaps.Run(SampleData.Stamps, ["101"], folder, new() { Bands = ["160", "850"] });
            Assert.Equal(["101_160_lowres.fits", "101_160_variance_lowres.fits", "101_850_lowres.fits", "101_850_variance_lowres.fits", "101_masks.fits"],
                run.Written.Select(p => Path.GetFileName(p)));
            var header = FitsFile.Open(run.Written[3]).FirstImage().Header;
            var provenance = Provenance.Read(header)!;
            Assert.Equal("(ELECTRONS/S)**2", header.Text("BUNIT"));
            Assert.Equal(["160", "850"], provenance.Options<StandardMapsOptions>().Bands);
            Assert.Equal("101_60mas_f850lp_wht.fits", provenance.Inputs[1].Name);
            Assert.Equal(InputFile.Of(SampleData.Stamps.WeightPath("101", "850")).Sha256, provenance.Inputs[1].Sha256);
            Assert.Equal(run["101"]["850"].Variance.Pixels, FitsFile.Open(run.Written[3]).FirstImage().Read<double>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;
using HstNotebooks.Tests.Imaging;

namespace HstNotebooks.Tests.Workflows;

public sealed class AnchoredMapsCosmicRayTests
{
    [Fact]
    public void The_default_path_finds_nine_tenths_of_the_hits()
    {
        var inputs = AnchoredScene.CaseA();
        var found = AnchoredMaps.FindCosmicRays(inputs.Narrow, inputs.Narrow);
        var truth = HstImage.Read(SharedData.Path("contsub", "caseA", "truth_cr_mask.fits.gz")).Science
            .Combine(inputs.Narrow.Science, (hit, v) => hit != 0 && !float.IsNaN(v));
        // A hit is found when one of its pixels is; what touches no hit is false.
        Assert.Equal(39, Events(truth));
        Assert.InRange(Touched(truth, found), 38, 39);
        Assert.InRange(Events(found) - Touched(found, Morphology.Dilate(truth, Footprint.Box(3, 3))), 0, 2);
    }

    [Fact]
    public void The_neural_finder_writes_its_mask_and_fills_what_it_masks()
    {
        using var folder = new TemporaryFolder();
        var truth = PhangsLikeGalaxy.Simulate(new() { Width = 160, Height = 140, HasMuse = false }, folder["simgal"]);
        var files = GalaxyFiles.Find("simgal", truth.Folder, ["F658N", "F555W", "F814W"], ["ACS", "ACS", "ACS"]);
        string weights = folder["weights.safetensors"];
        File.WriteAllBytes(weights, WeightsFile.SafeTensors(FormulaWeights.Make(4, "")));
        var inputs = AnchoredMapsInputs.Read(files, Bandpass.Read(truth.PathOf(truth.Narrow.Curve)));
        var probability = CosmicRayWeights.Read(weights).Predict(AnchoredMaps.Run(inputs).Filled.Science);
        // Weights that know nothing: the threshold is put where they mask a few pixels in a hundred.
        double threshold = RobustStatistics.Percentiles(probability, 97)[0];
        var run = AnchoredMaps.Run(inputs, folder["products"], new()
        {
            CosmicRays = CosmicRayFinder.Neural,
            CosmicRayWeightsPath = weights,
            Neural = new() { Threshold = threshold, DilationIterations = 0 },
        });
        var mask = HstImage.Read(Path.Combine(folder["products"], "simgal_halpha_bgsub_intnegs_nocosmic_nnet_masknnet.fits"));
        var cleaned = HstImage.Read(Path.Combine(folder["products"], "simgal_halpha_bgsub_intnegs_nocosmic_nnet.fits"));
        Assert.Equal(probability.Pixels.Select(p => p > threshold), mask.Science.Pixels.Select(v => v == 1));
        Assert.Equal(run.Final.Science.Pixels, cleaned.Science.Pixels);
        for (int i = 0; i < mask.Science.Pixels.Length; i++)
        {
            if (mask.Science.Pixels[i] == 0) Assert.Equal(run.Filled.Science.Pixels[i], cleaned.Science.Pixels[i]);
            else Assert.NotEqual(run.Filled.Science.Pixels[i], cleaned.Science.Pixels[i]);
        }
    }

    private static int Events(Image<bool> mask) => ConnectedPixels.Label(mask).Count;

    // How many events of one mask have a pixel in the other.
    private static int Touched(Image<bool> mask, Image<bool> other) =>
        ConnectedPixels.Label(mask).Labels.Select(mask.And(other)).Distinct().Count();
}

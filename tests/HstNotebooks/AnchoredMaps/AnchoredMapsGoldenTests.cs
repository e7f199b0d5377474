using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>
/// Against a run of the original pipeline (its v0p9) on a simulated galaxy. What follows the masking of stars is compared from the
/// original's
/// own masked map: its noise has another generator.
/// </summary>
public sealed class AnchoredMapsGoldenTests
{
    private static readonly AnchoredMapsOptions Original = new(Fidelity.Original);

    [Fact]
    public void Up_to_the_stars_every_product_is_that_of_the_original()
    {
        var inputs = AnchoredScene.CaseA();
        var run = AnchoredMaps.Run(inputs, options: Original with { CosmicRays = CosmicRayFinder.None });
        AssertClose("halpha", run.Halpha.Science);
        AssertClose("cont_raw", run.Raw.Continuum.Science);
        AssertStatistics("halpha_raw", run.Raw.Line.Science, 1e-4);
        AssertStatistics("onecont_halpha_raw", AnchoredMaps.Subtract(inputs with { Continuum2 = null }, Original).Line.Science, 1e-4);
        AssertStatistics("onecont_cont_raw", AnchoredMaps.Subtract(inputs with { Continuum2 = null }, Original).Continuum.Science, 1e-4);
        AssertStatistics("musehalpha_regrid", run.Muse!.OnHst.Science, 1e-6);
        var mask = Golden("halpha_mask");
        Assert.Equal(mask.Science.Pixels.Select(v => v > 0), AnchoredMaps.Coverage(run.Halpha, Fidelity.Original).Pixels);
        var background = AnchoredMaps.Background(run.Halpha, Original).Science;
        Assert.All(background.Pixels.Where(v => !float.IsNaN(v)), v => Assert.Equal(-3.666698694229126, v, 1e-5));
    }

    [Fact]
    public void From_the_masked_stars_on_every_product_is_that_of_the_original()
    {
        var inputs = AnchoredScene.CaseA();
        HstImage clean = Golden("halpha_bgsub_starmasked"), muse = inputs.MuseHalpha!;
        var coverage = Golden("halpha_mask").Science.Map(v => v > 0);
        var smoothed = AnchoredMaps.SmoothToMuse(clean, inputs, Original);
        var museOnHst = muse.OnGrid(clean.Wcs, clean.Width, clean.Height);
        var onMuse = smoothed.OnGrid(muse.Wcs, muse.Width, muse.Height);
        AssertClose("halpha_bgsub_smoothed", smoothed.Science);
        AssertClose("halpha_bgsub_smoothed_regrid", onMuse.Science);

        var compared = AnchoredMaps.Compare(clean, smoothed, museOnHst);
        Assert.Equal(Extra("ratio_scale_factor").GetDouble(), compared.K, 1e-4);
        AssertClose("halpha_bgsub_ratio_anchored", compared.AnchoredByRatio.Science);
        AssertStatistics("halpha_bgsub_ratio", compared.Ratio.Science, 1e-5);
        AssertStatistics("halpha_bgsub_diff", compared.Difference.Science, 1e-5);
        AssertStatistics("halpha_bgsub_diff_anchored", compared.AnchoredByDifference.Science, 1e-5);
        AssertStatistics("halpha_bgsub_ratio_anchored_intnegs",
            AnchoredMaps.FillNegatives(compared.AnchoredByRatio, 0, coverage, Fidelity.Original).Science, 1e-5);

        var stars = inputs.Stars!.Science.Map(v => v != 0);
        var fit = MuseFit.Measure(muse, onMuse, stars, Fidelity.Original);
        Assert.Equal(0.5726384330906437, fit.Line.Slope, 1e-6);
        Assert.Equal(-34.56225509171516, fit.Line.Intercept, 1e-3);
        var anchored = AnchoredMaps.Anchor(clean, fit, muse);
        AssertStatistics("halpha_bgsub_fit_anchored", anchored.Science, 1e-5);
        AssertClose("halpha_bgsub_fit_anchored_intnegs",
            AnchoredMaps.FillNegatives(anchored, AnchoredMaps.NegativeLevel(anchored), coverage, Fidelity.Original).Science);
    }

    [Fact]
    public void The_star_like_cosmic_rays_are_those_of_the_original()
    {
        var inputs = AnchoredScene.CaseA();
        var filled = Golden("halpha_bgsub_fit_anchored_intnegs");
        var museOnHst = inputs.MuseHalpha!.OnGrid(filled.Wcs, filled.Width, filled.Height);
        var found = AnchoredMaps.FindStarLikeCosmicRays(filled, inputs, museOnHst, Original);
        double[][] expected = Extra("cr_positions").Deserialize<double[][]>()!;
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), p =>
        {
            Assert.Equal(p.First[0], p.Second.X, 1e-4);
            Assert.Equal(p.First[1], p.Second.Y, 1e-4);
        });
        // The reference run had no coverage here, and so its map grew beyond its border.
        var hits = Mask.Circles(filled.Width, filled.Height, [.. found.Select(s => (s.X, s.Y))], 3);
        var everywhere = filled.Science.Map(_ => true);
        var cleaned = AnchoredMaps.Fill(filled, hits, 0.75, 1, everywhere, Fidelity.Original);
        AssertStatistics("halpha_bgsub_fit_anchored_intnegs_nocosmic", cleaned.Science, 1e-5);
    }

    [Fact]
    public void With_its_own_noise_on_the_stars_the_whole_path_ends_where_the_original_does()
    {
        var run = AnchoredMaps.Run(AnchoredScene.CaseA(), options: Original);
        Assert.Equal(0.57264, run.Muse!.Fit.Line.Slope, 5e-4);
        Assert.Equal(-34.56, run.Muse.Fit.Line.Intercept, 1.0);
        AssertStatistics("halpha_bgsub_starmasked", run.Clean.Science, 0.01);
        AssertStatistics("halpha_bgsub_fit_anchored", run.Muse.Anchored.Science, 0.02);
        Assert.Equal(493975, run.Final.Science.Map(float.IsFinite).CountTrue());
        Assert.Equal(10 * 28.3, run.CosmicRays!.CountTrue(), 30.0);
    }

    [Fact]
    public void Noise_is_added_with_the_variance_of_the_core()
    {
        var image = Golden("halpha_bgsub_fit_anchored_intnegs");
        var (noisy, rms) = AnchoredMaps.AddNoise(image);
        double[] added = [.. noisy.Science.Pixels.Zip(image.Science.Pixels, (a, b) => (double)a - b).Where(double.IsFinite)];
        Assert.Equal(1, added.Average(v => v * v) / (rms * rms), 0.01);
        Assert.Equal(0, added.Average(), 4 * rms / Math.Sqrt(added.Length));
        // σ of the whole against that of the original's noisy map.
        double before = Statistic("halpha_bgsub_fit_anchored", "std"), after = Statistic("halpha_bgsub_fit_anchored_wnoise", "std");
        Assert.Equal(1, rms * rms / (after * after - before * before), 0.01);
    }

    private static HstImage Golden(string name) => HstImage.Read(SharedData.Path("contsub", "caseA", "v09", $"simgal_{name}.fits.gz"));

    private static readonly Lazy<JsonElement> Reference =
        new(() => JsonDocument.Parse(File.ReadAllText(SharedData.Path("contsub", "caseA", "v09_v0p9.json"))).RootElement);

    private static JsonElement Extra(string name) => Reference.Value.GetProperty("extra").GetProperty(name);

    private static double Statistic(string name, string key) =>
        Reference.Value.GetProperty("files").GetProperty($"simgal_{name}.fits").GetProperty(key).GetDouble();

    // Float32 intermediate results of the original are good to 1e-6 of a value.
    private static void AssertClose(string name, Image<float> actual)
    {
        var expected = Golden(name).Science;
        double noise = Statistic(name, "mad_std");
        Assert.Equal(expected.Pixels.Select(float.IsNaN), actual.Pixels.Select(float.IsNaN));
        int far = expected.Pixels.Zip(actual.Pixels).Count(p => Math.Abs(p.First - p.Second) > 1e-4 * noise + 1e-5 * Math.Abs(p.First));
        Assert.Equal(0, far);
    }

    private static void AssertStatistics(string name, Image<float> actual, double tolerance)
    {
        double[] values = [.. actual.Pixels.Where(float.IsFinite).Select(v => (double)v)];
        double noise = Math.Max(Statistic(name, "mad_std"), 1e-12), mean = values.Average();
        Assert.Equal(Statistic(name, "nfinite"), values.Length);
        double[] percentiles = RobustStatistics.Percentiles(values, 16, 50, 84);
        var found = new Dictionary<string, double>
        {
            ["mean"] = mean,
            ["std"] = Math.Sqrt(values.Average(v => (v - mean) * (v - mean))),
            ["p16"] = percentiles[0],
            ["median"] = percentiles[1],
            ["p84"] = percentiles[2],
        };
        foreach (var (key, value) in found)
        {
            double expected = Statistic(name, key);
            bool isClose = Math.Abs(value - expected) <= tolerance * noise + 1e-6 * Math.Abs(expected);
            Assert.True(isClose, $"{name}: {key} is {value}, expected {expected}; noise {noise}");
        }
    }
}

using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Moffat fits about given centres.</summary>
public sealed class MoffatProfileTests
{
    private static readonly MoffatOptions AsOriginal = new()
    {
        IncludeCorners = true, LowestBackground = 0, ClipSigma = double.PositiveInfinity, RequireAllPixels = true,
    };

    [Theory]
    [InlineData(100, 1.6, 2.8, 0.05)]
    [InlineData(3, 4, 1.2, 0.7)]
    [InlineData(20, 2.2, 6, -0.3)]
    public void A_profile_without_noise_is_recovered(double amplitude, double gamma, double alpha, double background)
    {
        var truth = new MoffatProfile(amplitude, gamma, alpha, background, 0, 0, MoffatQuality.Fitted);
        var fit = MoffatProfile.Fit(Draw(truth, 20.3, 14.6), [(20.3, 14.6)])[0];
        Assert.Equal(MoffatQuality.Fitted, fit.Quality);
        TestImages.AssertClose([1, 1, 1], [fit.Amplitude / amplitude, fit.FwhmPx / truth.FwhmPx, fit.Alpha / alpha], 1e-4);
        Assert.Equal(background, fit.Background, 1e-4 * amplitude);
        // Half of the height above the background at half of the width.
        Assert.Equal(fit.Background + fit.Amplitude / 2, fit.At(fit.FwhmPx / 2), 1e-9);
    }

    [Fact]
    public void Fits_are_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("photometry", "unit_goldens.json")));
        foreach (var expected in golden.RootElement.GetProperty("moffat_fit").EnumerateArray())
        {
            double x = expected.GetProperty("x").GetDouble(), y = expected.GetProperty("y").GetDouble();
            double[] truth = expected.GetProperty("true").Deserialize<double[]>()!;
            double[] fit = expected.GetProperty("fit").Deserialize<double[]>()!;
            var image = expected.GetProperty("image").ValueKind == JsonValueKind.Null
                ? Draw(new(truth[0], truth[1], truth[2], truth[3], 0, 0, MoffatQuality.Fitted), x, y)
                : new Image<float>(31, 31, [.. expected.GetProperty("image").Deserialize<float[][]>()!.SelectMany(row => row)]);
            var found = MoffatProfile.Fit(image, [(x, y)], AsOriginal)[0];
            Assert.Equal(0, found.FwhmPx / expected.GetProperty("fwhm").GetDouble() - 1, 1e-4);
            TestImages.AssertClose([1, 1, 1], [found.Amplitude / fit[0], found.GammaPx / fit[1], found.Alpha / fit[2]], 1e-3);
        }
    }

    [Fact]
    public void Hits_and_neighbours_in_the_wings_do_not_widen_the_profile()
    {
        var truth = new MoffatProfile(10, 2, 2.8, 0.1, 0, 0, MoffatQuality.Fitted);
        var image = WhiteNoise.Add(Draw(truth, 20.3, 14.6), 0.01, 5);
        foreach (var (x, y) in new[] { (23, 16), (24, 16), (24, 17), (17, 12) }) image[x, y] += 3;
        image[21, 12] = float.NaN;
        var fit = MoffatProfile.Fit(image, [(20.3, 14.6)], backgrounds: [0.1])[0];
        Assert.Equal(1, fit.FwhmPx / truth.FwhmPx, 0.02);
        var unclipped = MoffatProfile.Fit(image, [(20.3, 14.6)], new() { ClipSigma = double.PositiveInfinity }, backgrounds: [0.1])[0];
        Assert.True(Math.Abs(unclipped.FwhmPx / truth.FwhmPx - 1) > 0.05, $"{unclipped}");
        var mask = new Image<bool>(image.Width, image.Height);
        foreach (var (x, y) in new[] { (23, 16), (24, 16), (24, 17), (17, 12) }) mask[x, y] = true;
        var masked = MoffatProfile.Fit(image, [(20.3, 14.6)], new() { ClipSigma = double.PositiveInfinity }, mask: mask)[0];
        Assert.Equal(1, masked.FwhmPx / truth.FwhmPx, 0.02);
        Assert.Equal(MoffatQuality.TooFewPixels, MoffatProfile.Fit(image, [(20.3, 14.6)], AsOriginal)[0].Quality);
    }

    [Fact]
    public void Weights_say_which_pixels_count()
    {
        var truth = new MoffatProfile(10, 2, 2.8, 0.1, 0, 0, MoffatQuality.Fitted);
        var image = Draw(truth, 20.3, 14.6);
        image[22, 15] += 5;
        var weight = image.Map(_ => 1f);
        weight[22, 15] = 0;
        var fit = MoffatProfile.Fit(image, [(20.3, 14.6)], new() { ClipSigma = double.PositiveInfinity }, weight)[0];
        Assert.Equal(1, fit.FwhmPx / truth.FwhmPx, 1e-4);
        weight[22, 15] = 1e-6f;
        Assert.Equal(1, MoffatProfile.Fit(image, [(20.3, 14.6)], weight: weight)[0].FwhmPx / truth.FwhmPx, 1e-3);
    }

    [Fact]
    public void What_is_no_star_is_said_so()
    {
        var flat = TestImages.Filled(40, 30, 2f);
        var hole = flat.Map(p => p);
        for (int y = 13; y <= 16; y++) for (int x = 18; x <= 21; x++) hole[x, y] = 0;
        var slope = new Image<float>(40, 30);
        for (int y = 0; y < 30; y++) for (int x = 0; x < 40; x++) slope[x, y] = (float)Math.Exp(-0.5 * (x * x + y * y) / 200.0);
        Assert.Equal(MoffatQuality.NoCentralPeak, MoffatProfile.Fit(hole, [(19.5, 14.5)])[0].Quality);
        Assert.Equal(MoffatQuality.TooBroad, MoffatProfile.Fit(slope, [(2, 2)])[0].Quality);
        Assert.Equal(
            [MoffatQuality.TooFewPixels, MoffatQuality.TooFewPixels, MoffatQuality.TooFewPixels],
            MoffatProfile.Fit(flat, [(-5, 2), (1e30, 1), (double.NaN, 3)]).Select(f => f.Quality));
        Assert.True(double.IsNaN(MoffatProfile.Fit(flat, [(-50, 2)])[0].FwhmPx));
        // Flat, and of zeros: whatever the amplitude is, it ends.
        Assert.All(MoffatProfile.Fit(flat, [(20, 15)]), f => Assert.Equal(2, f.At(0), 1e-3));
        Assert.Single(MoffatProfile.Fit(flat.Map(_ => 0f), [(20, 15)]));
    }

    [Fact]
    public void A_background_below_the_lowest_allowed_is_not_fitted_and_a_known_one_is_kept()
    {
        var image = Draw(new(10, 2, 2.8, -0.6, 0, 0, MoffatQuality.Fitted), 20.3, 14.6);
        Assert.Equal(MoffatQuality.DidNotConverge, MoffatProfile.Fit(image, [(20.3, 14.6)], AsOriginal)[0].Quality);
        Assert.Equal(-0.5, MoffatProfile.Fit(image, [(20.3, 14.6)], backgrounds: [-0.5])[0].Background);
        Assert.Throws<ArgumentException>(() => MoffatProfile.Fit(image, [(20.3, 14.6)], backgrounds: [1, 2]));
    }

    [Fact]
    public void Fits_do_not_depend_on_the_threads()
    {
        var image = WhiteNoise.Add(Draw(new(10, 2, 2.8, 0.1, 0, 0, MoffatQuality.Fitted), 20.3, 14.6), 0.1, 3);
        var positions = Enumerable.Range(0, 600).Select(i => (20.0 + i % 7 * 0.1, 14.0 + i % 11 * 0.1)).ToArray();
        Assert.Equal(
            TestImages.WithThreads(1, () => MoffatProfile.Fit(image, positions)),
            TestImages.WithThreads(3, () => MoffatProfile.Fit(image, positions)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => MoffatProfile.Fit(new(9, 8), [], new() { RadiusPx = 1, ClipSigma = 0 }));
        Assert.Contains("RadiusPx", error.Message, StringComparison.Ordinal);
        Assert.Contains("ClipSigma", error.Message, StringComparison.Ordinal);
    }

    private static Image<float> Draw(MoffatProfile profile, double x, double y)
    {
        var image = new Image<float>(41, 31);
        for (int j = 0; j < 31; j++) for (int i = 0; i < 41; i++) image[i, j] = (float)profile.At(double.Hypot(i - x, j - y));
        return image;
    }
}

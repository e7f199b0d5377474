using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class DetectionThresholdTests
{
    private static readonly Image<double> Small = new(3, 3, [0, 1, 0, 0, 2, 0, 0, 0, 0]);

    [Fact]
    public void Global_thresholds_are_those_of_photutils()
    {
        // test_detect.py of photutils
        Assert.Equal(0.4, Value(DetectionThreshold.Global(Small, 0.1)), 1e-15);
        Assert.Equal(1 / 3.0, Value(DetectionThreshold.Global(Small, 0)), 1e-15);
        Assert.Equal(5 / 3.0, Value(DetectionThreshold.Global(Small, 1, background: 1)), 1e-15);
        Assert.Equal(4 / 3.0, Value(DetectionThreshold.Global(Small, 1, error: 1)), 1e-15);
        Assert.Equal(12, Value(DetectionThreshold.Global(Small, 2, background: 10, error: 1)));
        var centre = new Image<bool>(3, 3) { [1, 1] = true };
        Assert.Equal(1 / 8.0, Value(DetectionThreshold.Global(Small, 1, error: 0, mask: centre, clip: new() { Sigma = 10 })), 1e-15);
    }

    [Fact]
    public void The_same_significance_is_asked_everywhere()
    {
        var random = new Random(4);
        var image = new Image<float>(150, 90);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (float)((1 + i % 150 / 50) * (random.NextDouble() - 0.5));
        var background = BackgroundMesh.Estimate(image, new() { BoxWidth = 30, BoxHeight = 30 });
        var threshold = DetectionThreshold.PerPixel(background, 2.5).ToImage(150, 90);
        var (level, rms) = (background.Level<double>(), background.Rms<double>());
        Assert.All(
            Enumerable.Range(0, threshold.Pixels.Length),
            i => Assert.Equal(level.Pixels[i] + 2.5 * rms.Pixels[i], threshold.Pixels[i], 1e-14));
        Assert.True(threshold[140, 50] > 2 * threshold[10, 50]);
        Assert.Equal(2.5 * 7, DetectionThreshold.PerPixel(new Image<float>(1, 1, [7]), 2.5).ToImage(1, 1)[0, 0]);
    }

    [Fact]
    public void Numbers_out_of_range_and_other_shapes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => DetectionThreshold.Constant(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("nSigma", () => DetectionThreshold.Global(Small, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => DetectionThreshold.Global(Small, 1, error: -1));
        var missing = TestImages.Filled(4, 3, float.NaN);
        Assert.Contains("No finite pixel", Assert.Throws<ArgumentException>(() => DetectionThreshold.Global(missing, 1)).Message);
        var plane = DetectionThreshold.Plane(new Image<float>(4, 3));
        var e = Assert.Throws<ArgumentException>(() => Detection.Segments(Small, plane));
        Assert.Contains("4 × 3", e.Message);
    }

    private static double Value(DetectionThreshold threshold) => threshold.Value!.Value;
}

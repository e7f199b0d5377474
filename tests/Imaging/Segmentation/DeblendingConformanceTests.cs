using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The scenes with which photutils tests its deblending, and the numbers that photutils 1.6 gives for them.</summary>
public sealed class DeblendingConformanceTests
{
    [Theory]
    [InlineData(DeblendMode.Exponential)]
    [InlineData(DeblendMode.Linear)]
    [InlineData(DeblendMode.Sinh)]
    public void Two_equal_Gaussians_share_their_pixels(DeblendMode mode)
    {
        var image = Scene(100, 100, (100, 50, 50, 5), (100, 35, 50, 5));
        var parts = Deblending.Split(image, Detection.Segments(image, DetectionThreshold.Constant(10)), new() { Mode = mode });
        var sums = RegionSums.Measure(parts, image.ToFloat());
        Assert.Equal([332, 332], Areas(parts));
        Assert.Equal(14585.168207986764, sums[1].Sum, 1e-3);    // float pixels
        Assert.Equal(14585.168207986764, sums[2].Sum, 1e-3);
    }

    [Theory]
    [InlineData(0.001, new[] { 798, 1308, 1298, 217, 343, 300 })]
    [InlineData(0.017, new[] { 798, 1308, 1298, 517, 343 })]
    [InlineData(0.06, new[] { 798, 1308, 1298, 860 })]
    [InlineData(0.1, new[] { 1308, 2096, 860 })]
    [InlineData(0.15, new[] { 2168, 2096 })]
    [InlineData(0.45, new[] { 4264 })]
    public void Fewer_of_six_Gaussians_stand_out_for_a_higher_contrast(double contrast, int[] areas)
    {
        var parts = Deblending.Split(SixGaussians, SixLabels, new() { Mode = DeblendMode.Linear, Contrast = contrast });
        Assert.Equal([.. areas.Order()], Areas(parts).Order());
    }

    [Theory]
    [InlineData(0.06, 6)]
    [InlineData(0.1, 6)]
    [InlineData(0.15, 5)]
    [InlineData(0.45, 5)]
    public void The_contrast_hardly_acts_by_the_rules_of_photutils_06(double contrast, int count)
    {
        var parts = Deblending.Split(SixGaussians, SixLabels, new() { Contrast = contrast, Rules = DeblendRules.Photutils06 });
        Assert.Equal(count, parts.Pixels.Max());
    }

    [Fact]
    public void Squares_that_touch_by_corners_are_one_source_only_with_corners()
    {
        var image = new Image<double>(51, 51);
        for (int y = 15; y < 36; y++) image.Row(y)[15..36].Fill(10);
        foreach (var (x, y, value) in new[]
        {
            (36, 14, 1), (37, 13, 10), (14, 14, 5), (13, 13, 10), (14, 36, 10), (13, 37, 10), (36, 36, 10), (37, 37, 10),
        }) image[x, y] = value;
        var byEdges = Find(Connectivity.Four);
        var byCorners = Find(Connectivity.Eight);
        Assert.Equal((9, 9), (byEdges.Pixels.Max(), Split(byEdges, Connectivity.Four).Pixels.Max()));
        Assert.Equal((1, 3), (byCorners.Pixels.Max(), Split(byCorners, Connectivity.Eight).Pixels.Max()));
        var e = Assert.Throws<ArgumentException>(() => Split(byCorners, Connectivity.Four));
        Assert.Contains("Label 1 is not connected", e.Message);

        Image<int> Find(Connectivity connectivity) =>
            Detection.Segments(image, DetectionThreshold.Constant(0.1), new() { MinPixels = 1, Connectivity = connectivity });

        Image<int> Split(Image<int> labels, Connectivity connectivity) =>
            Deblending.Split(image, labels, new() { MinPixels = 1, Mode = DeblendMode.Linear, Connectivity = connectivity });
    }

    [Fact]
    public void Two_groups_of_four_Gaussians_get_different_labels()
    {
        var image = Scene(101, 201,
            (80, 36, 35, 8), (71, 58, 60, 8), (30, 36, 60, 7), (30, 58, 35, 7),
            (80, 36, 135, 8), (71, 58, 160, 8), (30, 36, 160, 7), (30, 58, 135, 7));
        var labels = Detection.Segments(image, DetectionThreshold.Constant(5));
        var parts = Deblending.Split(image, labels, new() { Mode = DeblendMode.Linear, Contrast = 0.3 });
        Assert.Equal(4, Areas(parts).Length);
    }

    [Fact]
    public void Too_many_peaks_are_sought_again_at_even_levels()
    {
        // Stripes that make more than 200 peaks near the lowest levels, about a bright square.
        const int size = 51;
        var image = new Image<double>(101, 101);
        int[] pattern = [.. Enumerable.Range(0, size).Select(i => i % 4 / 2)];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++) image[25 + x, 25 + y] = x % 2 == 0 || y % 2 == 0 ? 1 : Math.Abs(pattern[x] - pattern[y]) + 2;
        }
        for (int y = 50; y < 60; y++) image.Row(y)[50..60].Fill(10);
        var labels = Detection.Segments(image, DetectionThreshold.Constant(0.01), new() { MinPixels = 10 });
        Assert.Equal(1, labels.Pixels.Max());
        Assert.Equal(299, Deblending.Split(image, labels, new() { MinPixels = 1 }).Pixels.Max());
    }

    private static readonly Image<double> SixGaussians = Scene(151, 51,
        (9.5, 16, 25, 5), (51, 30, 25, 3), (30, 42, 25, 5), (80, 66, 25, 8), (71, 88, 25, 8), (18, 119, 25, 7));

    private static readonly Image<int> SixLabels = Detection.Segments(SixGaussians, DetectionThreshold.Constant(1));

    private static int[] Areas(Image<int> labels) => [.. LabelBox.Of(labels).Select(b => b.Area)];

    private static Image<double> Scene(int width, int height, params (double Height, double X, double Y, double Sigma)[] gaussians)
    {
        var image = new Image<double>(width, height);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = gaussians.Sum(g =>
                g.Height * Math.Exp(-0.5 * (Math.Pow(i % width - g.X, 2) + Math.Pow(i / width - g.Y, 2)) / (g.Sigma * g.Sigma)));
        }
        return image;
    }
}

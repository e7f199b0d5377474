using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class DeblendingTests
{
    // Whole numbers, so that most pixels have equals; label maps by photutils 1.6.0 with npixels=3.
    private static readonly Image<double> Digits = FromDigits(
        "0111110001234321", "1234321011357531", "1367642122478741", "1479853344567641", "1367644676556532",
        "1234434787545542", "0112123576445542", "0000012343224432", "0000001111112221").ToDouble();

    [Fact]
    public void Equally_bright_pixels_go_where_photutils_sends_them()
    {
        var byCorners = FromDigits(
            "0222220001111111", "2222222011111111", "2222222331111111", "2222223333111111", "2222223333311111",
            "2222223333311111", "0222223333331111", "0000033333311111", "0000003333311111");
        var byEdges = FromDigits(
            "0222220001111111", "2222222031111111", "2222222331111111", "2222222333111111", "2222223333311111",
            "2222233333331111", "0222233333311111", "0000033333311111", "0000003333311111");
        Assert.Equal(byCorners.Pixels, Split(Connectivity.Eight).Pixels);
        Assert.Equal(byEdges.Pixels, Split(Connectivity.Four).Pixels);

        static Image<int> Split(Connectivity connectivity)
        {
            var options = new DetectionOptions { MinPixels = 3, Connectivity = connectivity };
            var labels = Detection.Segments(Digits, DetectionThreshold.Constant(0.5), options);
            return Deblending.Split(Digits, labels, new() { MinPixels = 3, Connectivity = connectivity });
        }
    }

    [Theory]
    [InlineData(DeblendRules.Photutils16, DeblendMode.Exponential)]
    [InlineData(DeblendRules.Photutils16, DeblendMode.Sinh)]
    [InlineData(DeblendRules.Photutils06, DeblendMode.Linear)]
    public void Parts_lie_within_their_source_and_make_it_up(DeblendRules rules, DeblendMode mode)
    {
        var (image, labels) = Blends();
        var parts = Deblending.Split(image, labels, new() { Rules = rules, Mode = mode, Kernel = Kernel.Gaussian(2.5, 3) });
        var parents = new Dictionary<int, int>();
        for (int i = 0; i < parts.Pixels.Length; i++)
        {
            Assert.Equal(labels.Pixels[i] > 0, parts.Pixels[i] > 0);
            if (parts.Pixels[i] > 0 && !parents.TryAdd(parts.Pixels[i], labels.Pixels[i]))
            {
                Assert.Equal(parents[parts.Pixels[i]], labels.Pixels[i]);
            }
        }
        Assert.Equal(Enumerable.Range(1, parents.Count), parents.Keys.Order());
        Assert.True(parents.Count > labels.Pixels.Max());
    }

    [Fact]
    public void The_parts_are_the_same_for_any_number_of_threads_and_for_a_convolved_image()
    {
        var (image, labels) = Blends();
        var options = new DeblendOptions { Kernel = Kernel.Gaussian(2.5, 3) };
        var parts = Deblending.Split(image, labels, options);
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            Assert.Equal(parts.Pixels, Deblending.Split(image, labels, options).Pixels);
        }
        finally
        {
            Compute.Threads = threads;
        }
        var convolved = MatchedFilter.Convolve(image.ToDouble(), options.Kernel);
        Assert.Equal(parts.Pixels, Deblending.Split(convolved, labels, options with { Kernel = null }).Pixels);
    }

    [Fact]
    public void Missing_pixels_stay_in_their_source()
    {
        var image = Digits.WithNaN(TestImages.RandomMask(16, 9, 0.2, 1));
        var labels = Digits.Map(v => v > 0.5 ? 7 : 0);
        var parts = Deblending.Split(image, labels, new() { MinPixels = 2 });
        Assert.Equal(labels.Map(l => l > 0).Pixels, parts.Map(l => l > 0).Pixels);
        Assert.True(parts.Pixels.Max() > 1);
        var empty = TestImages.Filled(16, 9, double.NaN);
        Assert.Equal(labels.Map(l => l > 0 ? 1 : 0).Pixels, Deblending.Split(empty, labels).Pixels);
    }

    [Fact]
    public void Labels_with_gaps_are_numbered_anew_with_the_parts_last()
    {
        var image = new Image<float>(12, 1, [1, 5, 1, 5, 1, 0, 3, 4, 3, 0, 2, 2]);
        var labels = new Image<int>(12, 1, [9, 9, 9, 9, 9, 0, int.MaxValue, int.MaxValue, int.MaxValue, -4, 12, 12]);
        var parts = Deblending.Split(image, labels, new() { MinPixels = 1 });
        Assert.Equal([3, 3, 3, 4, 4, 0, 2, 2, 2, 0, 1, 1], parts.Pixels);
    }

    [Fact]
    public void No_contrast_takes_every_peak_and_full_contrast_none()
    {
        var (image, labels) = Blends();
        int[] counts = [.. new[] { 0, 0.01, 0.1, 1 }.Select(c => Deblending.Split(image, labels, new() { Contrast = c }).Pixels.Max())];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.True(counts[0] > counts[2] && counts[2] > counts[3], string.Join(", ", counts));
        Assert.Equal(labels.Pixels.Max(), counts[^1]);
    }

    [Fact]
    public void Options_out_of_range_and_other_shapes_are_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => Deblending.Split(Digits, new(16, 9),
            new() { MinPixels = 0, Levels = 0, Contrast = double.NaN, Mode = (DeblendMode)9, Kernel = Digits }));
        foreach (string part in new[] { "MinPixels", "Levels", "Contrast", "Mode 9", "16 × 9" }) Assert.Contains(part, e.Message);
        Assert.Throws<ArgumentException>(() => Deblending.Split(Digits, new(9, 16)));
        Assert.Equal([0], Deblending.Split(new Image<float>(1, 1), new(1, 1)).Pixels);
        Assert.Equal([1], Deblending.Split(new Image<float>(1, 1, [3]), new(1, 1, [5]), new() { MinPixels = 1 }).Pixels);
    }

    private static (Image<float> Image, Image<int> Labels) Blends()
    {
        var random = new Random(11);
        var image = WhiteNoise.Add(new Image<float>(230, 140), 0.05, 2);
        for (int n = 0; n < 220; n++)
        {
            double x = 230 * random.NextDouble(), y = 140 * random.NextDouble(), height = 0.5 / (1.01 - random.NextDouble());
            for (int i = 0; i < image.Pixels.Length; i++)
            {
                double dx = i % 230 - x, dy = i / 230 - y;
                if (dx * dx + dy * dy < 100) image.Pixels[i] += (float)(height * Math.Exp(-0.2 * (dx * dx + dy * dy)));
            }
        }
        return (image, Detection.Segments(image, DetectionThreshold.Constant(0.15), new() { Kernel = Kernel.Gaussian(2.5, 3) }));
    }

    private static Image<int> FromDigits(params string[] rows) =>
        new(rows[0].Length, rows.Length, [.. rows.SelectMany(r => r).Select(c => c - '0')]);
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class NeuralCosmicRaysTests
{
    private static readonly NeuralCosmicRays Small = new(FormulaWeights.Make(4));

    /// <summary>
    /// The same layers in PyTorch 1.13.1 (Conv2d under weight_norm, MaxPool2d, ConvTranspose2d) with the same weights, the image extended
    /// with zeros at low x and low y to 24 × 20.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0.5460367)]
    [InlineData(22, 0, 0.58069104)]
    [InlineData(0, 17, 0.52126503)]
    [InlineData(22, 17, 0.53304756)]
    [InlineData(5, 6, 0.80001295)]
    [InlineData(11, 9, 0.8621334)]
    [InlineData(14, 9, 0.9470198)]
    [InlineData(8, 13, 0.52001154)]
    [InlineData(20, 3, 0.51759756)]
    public void Probabilities_are_those_of_PyTorch(int x, int y, double expected) =>
        Assert.Equal(expected, new NeuralCosmicRays(FormulaWeights.Make(32)).Predict(FormulaWeights.Scene(23, 18))[x, y], 2e-6);

    [Theory]
    [InlineData(36, 20)]
    [InlineData(4, 12)]
    public void Every_pixel_is_that_of_the_definition(int width, int height)
    {
        var scene = FormulaWeights.Scene(width, height);
        var image = new double[width, height];
        for (int x = 0; x < width; x++) for (int y = 0; y < height; y++) image[x, y] = scene[x, y];
        var expected = new ScalarUNet(FormulaWeights.Make(4)).Predict(image);
        var found = Small.Predict(scene);
        for (int x = 0; x < width; x++) for (int y = 0; y < height; y++) Assert.Equal(expected[x, y], found[x, y], 2e-6);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(50)]
    [InlineData(100)]
    public void Overlapping_tiles_leave_no_seams(int tile)
    {
        var scene = FormulaWeights.Scene(131, 94);
        Assert.Equal(Small.Predict(scene).Pixels, Small.Predict(scene, new() { TilePx = tile }).Pixels);
    }

    [Fact]
    public void A_single_pixel_matters_as_far_as_the_tiles_overlap_at_most()
    {
        var blank = new Image<float>(64, 64);
        var before = Small.Predict(blank);
        for (int x = 30; x < 34; x++)
        {
            var hit = blank.Clone();
            hit[x, 31] = 1e4f;
            var after = Small.Predict(hit);
            var reach = Enumerable.Range(0, 64 * 64).Where(i => after.Pixels[i] != before.Pixels[i]).Max(i => Math.Abs(i % 64 - x));
            Assert.InRange(reach, 1, UNet.ReachPx - 1);
        }
    }

    [Fact]
    public void Independent_tiles_are_the_tiles_one_by_one()
    {
        var scene = FormulaWeights.Scene(87, 50);
        var found = Small.Predict(scene, new() { TilePx = 40, IndependentTiles = true });
        for (int y = 0; y < 50; y += 40)
        {
            for (int x = 0; x < 87; x += 40)
            {
                int width = Math.Min(40, 87 - x), height = Math.Min(40, 50 - y);
                Assert.Equal(Small.Predict(scene.Crop(x, y, width, height)).Pixels, found.Crop(x, y, width, height).Pixels);
            }
        }
        Assert.NotEqual(Small.Predict(scene).Pixels, found.Pixels);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var scene = FormulaWeights.Scene(77, 61);
        var one = TestImages.WithThreads(1, () => Small.Predict(scene));
        Assert.Equal(one.Pixels, TestImages.WithThreads(5, () => Small.Predict(scene)).Pixels);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_missing_pixel_counts_as_zero_and_stays_missing(float missing)
    {
        var scene = FormulaWeights.Scene(30, 21);
        scene[11, 8] = 0;
        var expected = Small.Predict(scene);
        scene[11, 8] = missing;
        expected[11, 8] = float.NaN;
        Assert.Equal(expected.Pixels, Small.Predict(scene).Pixels);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 7)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    public void The_smallest_images_have_probabilities(int width, int height)
    {
        var found = Small.Predict(new Image<float>(width, height));
        Assert.Equal((width, height), (found.Width, found.Height));
        Assert.All(found.Pixels, p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void A_mask_is_what_exceeds_the_threshold_grown_by_four_neighbours()
    {
        var probability = new Image<float>(7, 5);
        (probability[2, 2], probability[5, 4], probability[0, 0]) = (0.9f, 0.25f, float.NaN);
        string[] expected = [".......", "..#....", ".###...", "..#....", "......."];
        Assert.Equal(expected, TestImages.Draw(NeuralCosmicRays.Mask(probability, new() { DilationIterations = 1 })));
        Assert.Equal(25, NeuralCosmicRays.Mask(Centre(21), new() { DilationIterations = 3 }).CountTrue());
        Assert.Equal(0, NeuralCosmicRays.Mask(probability, new() { Threshold = 0.9, DilationIterations = 5 }).CountTrue());

        static Image<float> Centre(int size)
        {
            var image = new Image<float>(size, size + 2);
            image[size / 2, size / 2] = 1;
            return image;
        }
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var told = new List<double>();
        Small.Predict(FormulaWeights.Scene(90, 50), new() { TilePx = 48 }, told.Add);
        Assert.Equal([0.25, 0.5, 0.75, 1], told);
    }

    [Fact]
    public void Work_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Small.Predict(FormulaWeights.Scene(40, 40), cancellation: new(canceled: true)));

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var options = new NeuralCosmicRayOptions { TilePx = 31, Threshold = double.NaN, DilationIterations = -1 };
        var e = Assert.Throws<ArgumentException>(() => Small.Predict(new Image<float>(8, 8), options));
        Assert.All(["TilePx", "Threshold", "DilationIterations"], name => Assert.Contains(name, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_published_network_costs_106_thousand_operations_a_pixel() =>
        Assert.Equal(106112, new NeuralCosmicRays(FormulaWeights.Make(32)).OperationsPerPixel);
}

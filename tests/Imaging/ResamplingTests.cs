using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ResamplingTests
{
    private static readonly PixelMap Identity = PixelMap.Affine(0, 1, 0, 0, 0, 1);

    [Theory]
    [InlineData(23, 14)]
    [InlineData(1, 6)]
    [InlineData(6, 1)]
    [InlineData(1, 1)]
    [InlineData(70, 150)]
    public void The_identity_gives_back_every_pixel(int width, int height)
    {
        var image = TestImages.Uniform(width, height, 1);
        image[width / 2, height / 3] = double.NaN;
        Assert.Equal(image.Pixels, Resampling.Bilinear(image, Identity, width, height, -9).Pixels);
        Assert.Equal(image.Pixels, Resampling.Nearest(image, Identity, width, height, -9).Pixels);
        Assert.Equal(image.Pixels, Resampling.NearestExtrapolated(image, Identity, width, height).Pixels);
    }

    [Fact]
    public void Bilinear_interpolation_is_exact_on_planes()
    {
        var plane = Image(31, 20, (x, y) => 5 - 0.25 * x + 3 * y);
        var map = PixelMap.Affine(12.3, 0.4, -0.2, 7.1, 0.3, 0.35);
        var result = Resampling.Bilinear(plane, map, 17, 9, double.NaN);
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 17; x++)
            {
                Assert.Equal(5 - 0.25 * (12.3 + 0.4 * x - 0.2 * y) + 3 * (7.1 + 0.3 * x + 0.35 * y), result[x, y], 1e-12);
            }
        }
    }

    [Fact]
    public void A_missing_pixel_spoils_what_it_has_a_weight_in_and_nothing_else()
    {
        var image = TestImages.Filled(7, 5, 2f);
        image[3, 2] = float.NaN;
        var half = Resampling.Bilinear(image, PixelMap.Affine(0.5, 1, 0, 0, 0, 1), 6, 5, -1f);
        for (int y = 0; y < 5; y++)
        {
            for (int x = 0; x < 6; x++) Assert.Equal(y == 2 && x is 2 or 3 ? float.NaN : 2, half[x, y]);
        }
    }

    [Fact]
    public void Beyond_the_outermost_centres_lies_outside()
    {
        var image = Image(4, 3, (x, y) => x + 10 * y);
        Assert.Equal([-1, 0, 0.5, 3, -1], Along(x => (x, 0), -0.001, 0, 0.5, 3, 3.001));
        Assert.Equal([-1, 0, 5, 20, -1], Along(y => (0, y), -0.001, 0, 0.5, 2, 2.001));
        Assert.Equal([-1, -1, -1], Along(x => (x, x), double.NaN, double.PositiveInfinity, -1e300));

        double[] Along(Func<double, (double, double)> at, params double[] positions) =>
            Resampling.Bilinear(image, PixelMap.From((x, _) => at(positions[(int)x])), positions.Length, 1, -1).Pixels;
    }

    [Fact]
    public void The_nearest_pixel_is_the_one_that_the_centre_falls_into()
    {
        var image = new Image<int>(5, 1, [10, 11, 12, 13, 14]);
        // Pixel i is [i − ½, i + ½), as for scipy.ndimage.map_coordinates(order=0): a shift by half a pixel loses none.
        Assert.Equal([11, 12, 13, 14, -1], Resampling.Nearest(image, PixelMap.Affine(0.5, 1, 0, 0, 0, 1), 5, 1, -1).Pixels);
        Assert.Equal([10, 10, 11, 11, 12, 12], Resampling.Nearest(image, PixelMap.Affine(-0.25, 0.5, 0, 0, 0, 1), 6, 1, -1).Pixels);
        double[] rows = [-0.6, -0.5, 0.49, 0.5];
        Assert.Equal([-1, 10, 10, -1], Resampling.Nearest(image, PixelMap.From((x, _) => (0, rows[(int)x])), 4, 1, -1).Pixels);
        Assert.Equal([-1, -1], Resampling.Nearest(image, PixelMap.From((x, _) => x == 0 ? (double.NaN, 0) : (0, 1e300)), 2, 1, -1).Pixels);
    }

    [Fact]
    public void Extrapolation_repeats_the_border()
    {
        var image = Image(4, 3, (x, y) => x + 10 * y);
        var far = Resampling.NearestExtrapolated(image, PixelMap.Affine(-3.2, 2, 0, -1, 0, 3), 6, 3);
        Assert.Equal([0, 0, 1, 3, 3, 3, 20, 20, 21, 23, 23, 23, 20, 20, 21, 23, 23, 23], far.Pixels);
        Assert.Equal([3.0], Resampling.NearestExtrapolated(image, PixelMap.From((_, _) => (1e300, -1e300)), 1, 1).Pixels);
    }

    public static TheoryData<PixelMap> Maps => new(
        PixelMap.Affine(4.3, 0.9, -0.31, -2.7, 0.31, 0.9),
        PixelMap.Affine(70, 0, -1, 3.25, 0.5, 0),
        PixelMap.Affine(0.5, 0.5, 0, 0, 0, 0.5),
        PixelMap.Affine(-7, 1, 0, 5, 0, 1),
        PixelMap.Affine(6 + 4e-10, 1 + 1e-12, 0, -3, -1e-12, 1),
        PixelMap.Affine(0, 1, 0, 1e13, 0, 1),
        PixelMap.From((x, y) => (x + 3 * Math.Sin(y / 9), y % 7 == 3 ? double.NaN : y * 0.8 - x * x / 700)),
        PixelMap.From((x, y) => (Math.Floor(x * 1.1) + 1e-10, Math.Floor(y * 0.9) - (x % 3) / 4)));

    [Theory]
    [MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public void The_fast_forms_are_the_definition_bit_for_bit(PixelMap map)
    {
        var image = TestImages.Uniform(71, 43, 5).ToFloat();
        (image[20, 11], image[33, 30], image[50, 7]) = (float.NaN, float.PositiveInfinity, -0f);
        var exact = image.ToDouble();
        var bilinear = ScalarResampling.Bilinear(exact, map, 90, 61, -9);
        Assert.Equal(bilinear.Pixels, Resampling.Bilinear(exact, map, 90, 61, -9).Pixels);
        Assert.Equal(bilinear.ToFloat().Pixels, Resampling.Bilinear(image, map, 90, 61, -9f).Pixels);
        var nearest = ScalarResampling.Nearest(exact, map, 90, 61, -9);
        Assert.Equal(nearest.Pixels, Resampling.Nearest(exact, map, 90, 61, -9).Pixels);
        var bytes = Resampling.Nearest(exact.Map(AsByte), map, 90, 61, AsByte(-9));
        Assert.Equal(nearest.Map(AsByte).Pixels, bytes.Pixels);

        static byte AsByte(double v) => double.IsFinite(v) ? (byte)(int)(20 * v + 200) : (byte)3;
    }

    [Fact]
    public void The_factor_multiplies_before_the_value_is_rounded()
    {
        var image = TestImages.Uniform(40, 30, 6).ToFloat();
        foreach (var map in new[] { PixelMap.Affine(4.3, 0.9, -0.31, 2.7, 0.31, 0.9), PixelMap.Affine(2, 1, 0, 1, 0, 1) })
        {
            var expected = ScalarResampling.Bilinear(image.ToDouble(), map, 30, 20, double.NaN).Map(v => (float)(v * 0.039244));
            Assert.Equal(expected.Pixels, Resampling.Bilinear(image, map, 30, 20, float.NaN, 0.039244).Pixels);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampling.Bilinear(image, Identity, 4, 4, 0f, double.NaN));
    }

    [Fact]
    public void Block_means_keep_the_mean_and_refuse_part_blocks()
    {
        var image = Image(6, 4, (x, y) => x + 10 * y);
        Assert.Equal([5.5, 7.5, 9.5, 25.5, 27.5, 29.5], Resampling.BlockMean(image, 2).Pixels);
        image[4, 1] = double.NaN;
        Assert.Equal([5.5, 7.5, double.NaN, 25.5, 27.5, 29.5], Resampling.BlockMean(image, 2).Pixels);
        Assert.Contains("6 × 4", Assert.Throws<ArgumentException>(() => Resampling.BlockMean(image, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampling.BlockMean(image, 0));
    }

    [Fact]
    public void An_affine_map_is_the_function_it_names()
    {
        var affine = PixelMap.Affine(1, 2, 3, 4, 5, 6);
        var function = PixelMap.From((x, y) => (1 + 2 * x + 3 * y, 4 + 5 * x + 6 * y));
        double[] x1 = new double[4], y1 = new double[4], x2 = new double[4], y2 = new double[4];
        affine.Row(7, x1, y1);
        function.Row(7, x2, y2);
        Assert.Equal([22, 24, 26, 28], x1);
        Assert.Equal([46, 51, 56, 61], y1);
        Assert.Equal(x1, x2);
        Assert.Equal(y1, y2);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_pixels_and_a_cancelled_one_ends()
    {
        var image = TestImages.Uniform(50, 300, 3);
        var map = PixelMap.Affine(0.3, 0.9, 0.02, 0.1, -0.01, 0.95);
        double[] one = TestImages.WithThreads(1, () => Resampling.Bilinear(image, map, 50, 300, -1).Pixels);
        Assert.Equal(one, TestImages.WithThreads(2, () => Resampling.Bilinear(image, map, 50, 300, -1).Pixels));
        Assert.ThrowsAny<OperationCanceledException>(() => Resampling.Nearest(image, map, 50, 300, 0, new(canceled: true)));
    }

    [Fact]
    public void An_empty_image_cannot_be_resampled() =>
        Assert.Throws<ArgumentException>(() => Resampling.NearestExtrapolated(new Image<float>(0, 4), Identity, 2, 2));

    private static Image<double> Image(int width, int height, Func<int, int, double> f) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => f(i % width, i / width))]);
}

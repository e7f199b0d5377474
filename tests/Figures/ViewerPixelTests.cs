using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class ViewerPixelTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1000, 5)]
    [InlineData(-3e-19, 2e-20)]
    [InlineData(1e30, 1e28)]
    public void A_value_is_known_to_a_third_of_the_noise_or_one_per_cent(double sky, double sigma)
    {
        var companding = new Companding(sky, sigma);
        Assert.Equal(sky, companding.Decode(companding.Encode(sky)));
        for (double distance = 1e-3; distance < 1e7; distance *= 1.0371)
        {
            foreach (double value in new[] { sky + distance * sigma, sky - distance * sigma })
            {
                double error = Math.Abs(companding.Decode(companding.Encode(value)) - value);
                double allowed = Math.Max(0.3, 0.01 * distance) * sigma + 1e-12 * Math.Abs(value);
                Assert.True(error <= allowed, $"{value}: {error} is more than {allowed}.");
            }
        }
    }

    [Fact]
    public void Missing_and_infinite_values_stay_what_they_are()
    {
        var companding = new Companding(5, 2);
        foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Equal(value, companding.Decode(companding.Encode(value)));
        }
        Assert.True(double.IsFinite(companding.Decode(companding.Encode(double.MaxValue))));
    }

    [Fact]
    public void The_noise_is_that_of_the_sky_under_structure_and_beside_empty_borders()
    {
        var image = NoisyImage.Large(700, 500);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int x = i % 700;
            image.Pixels[i] = x < 400 ? 0 : 7 * image.Pixels[i] + 1000 + x / 4f;
        }
        var companding = Companding.Of(BlockPlane.Of(PixelSource.Of(image)));
        Assert.InRange(companding.Softening / 50, 6.7, 7.3);
        Assert.InRange(companding.Sky, 1130, 1145);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, 0)]
    [InlineData(-4.5, -4.5)]
    public void An_image_of_one_value_shows_it(double value, double sky)
    {
        var image = new Image<double>(9, 4);
        Array.Fill(image.Pixels, value);
        var level = TilePyramid.Of(PixelSource.Of(image), 10_000).Levels[0];
        Assert.Equal(sky, level.Companding!.Sky);
        int[] codes = ViewerTile.Decode(level.Tiles[0], level.Width, level.Height, 2);
        Assert.All(codes, code => Assert.Equal(value, level.Companding.Decode((short)code)));
    }

    [Theory]
    [InlineData(2, short.MinValue, short.MaxValue)]
    [InlineData(4, int.MinValue, int.MaxValue)]
    public void Tiles_give_their_codes_back(int bytesPerCode, int least, int most)
    {
        const int width = 300, height = 270;
        var image = new Image<int>(width, height);
        var random = new Random(1);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i % 7 == 0 ? least : i % 11 == 0 ? most : random.Next(-900, 900);
        string[] tiles = TileEncoder.Encode(BlockPlane.Of(PixelSource.Of(image)), bytesPerCode, value => (int)value);
        Assert.Equal(4, tiles.Length);
        int[] lastTile = ViewerTile.Decode(tiles[3], width - 256, height - 256, bytesPerCode);
        Assert.Equal(image.Crop(256, 256, width - 256, height - 256).Pixels, lastTile);
        Assert.Equal(image.Crop(0, 0, 256, 256).Pixels, ViewerTile.Decode(tiles[0], 256, 256, bytesPerCode));
    }

    [Fact]
    public void Blocks_are_means_of_their_finite_pixels_at_every_level()
    {
        var image = NoisyImage.Large(61, 37);
        image[3, 2] = float.NaN;
        image[60, 36] = float.PositiveInfinity;
        for (int x = 8; x < 12; x++) image.Row(5).Slice(8, 4).Fill(float.NaN);
        var plane = BlockPlane.Of(PixelSource.Of(image));
        var once = plane.Reduced(6);
        var twice = plane.Reduced(3).Stored().Reduced(2);
        double[] direct = new double[once.Width], through = new double[once.Width];
        Assert.Equal((11, 7), (once.Width, once.Height));
        for (int j = 0; j < once.Height; j++)
        {
            once.ReadRow(j, direct, null);
            twice.ReadRow(j, through, null);
            for (int i = 0; i < once.Width; i++)
            {
                var block = image.Crop(6 * i, 6 * j, Math.Min(6, 61 - 6 * i), Math.Min(6, 37 - 6 * j));
                double[] finite = [.. block.Pixels.Where(float.IsFinite)];
                double mean = finite.Length > 0 ? finite.Average() : double.PositiveInfinity;
                Assert.Equal(mean, direct[i], 1e-12);
                Assert.Equal(mean, through[i], 1e-12);
            }
        }
    }

    [Fact]
    public void A_block_without_a_finite_pixel_is_infinite_if_one_is()
    {
        var image = new Image<float>(6, 2, [float.NaN, float.NaN, float.NaN, float.NegativeInfinity, 1, float.NaN, float.NaN, float.NaN,
            float.PositiveInfinity, float.NegativeInfinity, float.PositiveInfinity, 3]);
        var row = new double[3];
        BlockPlane.Of(PixelSource.Of(image)).Reduced(2).ReadRow(0, row, null);
        Assert.Equal([double.NaN, double.PositiveInfinity, 2], row);
    }

    [Fact]
    public void A_large_noisy_image_is_as_fine_as_its_bytes_allow()
    {
        var noise = PixelSource.Of(NoisyImage.Large(1500, 1100));
        const int budget = 300_000;
        var pyramid = TilePyramid.Of(noise, budget);
        int factor = pyramid.Levels[0].Factor;
        Assert.InRange(factor, 2, 4);
        Assert.InRange(pyramid.Bytes, budget * (factor - 1) * (factor - 1) / (factor * factor), budget);
        Assert.Equal(Enumerable.Range(0, pyramid.Levels.Count).Select(k => factor << k), pyramid.Levels.Select(level => level.Factor));
        Assert.True(Math.Max(pyramid.Levels[^1].Width, pyramid.Levels[^1].Height) <= 256);
    }

    [Fact]
    public void Labels_keep_their_values_beyond_16_bits_and_the_largest_of_a_block()
    {
        var labels = new Image<int>(600, 300);
        labels[599, 299] = -2_000_000_000;
        labels[598, 299] = 2_000_000_000;
        labels[0, 0] = 40_000;
        var pyramid = TilePyramid.Of(PixelSource.Of(labels), 1_000_000);
        Assert.Equal((4, 1), (pyramid.BytesPerCode, pyramid.Levels[0].Factor));
        Assert.Null(pyramid.Levels[0].Companding);
        Assert.Equal([2_000_000_000, -2_000_000_000], ViewerTile.Decode(pyramid.Levels[0].Tiles[^1], 88, 44, 4)[^2..]);
        int[] coarse = ViewerTile.Decode(pyramid.Levels[1].Tiles[0], 256, 150, 4);
        Assert.Equal(40_000, coarse[0]);
        Assert.Equal(2_000_000_000, ViewerTile.Decode(pyramid.Levels[1].Tiles[1], 44, 150, 4)[^1]);
        Assert.Equal(2, TilePyramid.Of(PixelSource.Of(new Image<byte>(20, 30)), 1_000_000).BytesPerCode);
    }

    [Fact]
    public void The_histogram_holds_every_finite_value_and_the_limits()
    {
        var image = NoisyImage.Small();
        var histogram = ValueHistogram.Of(PixelSource.Of(image), -100, 50);
        Assert.Equal(image.Pixels.Count(double.IsFinite), histogram.Counts.Sum());
        Assert.Equal(-100, histogram.Sky + histogram.Softening * Math.Sinh(histogram.From), 1e-6);
    }
}

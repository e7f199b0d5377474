using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class RgbTests
{
    private static readonly Image<double> Red = Of(i => 0.3 + 0.9 * Math.Pow(i, 1.5));
    private static readonly Image<double> Green = Of(i => 0.1 + 4 * Math.Abs(Math.Sin(i + 1)));
    private static readonly Image<double> Blue = Of(i => 2 + 0.1 * i * i - 0.8 * i);

    /// <summary>astropy.visualization.make_lupton_rgb (5.2.1): minimum=[0.2, 0.1, -0.3], stretch=3, Q=7.</summary>
    [Fact]
    public void Colours_are_those_of_astropy() => Close(Red, Green, new() { Minimum = (0.2, 0.1, -0.3), Stretch = 3, Q = 7 },
        [
            (4, 150, 103), (42, 156, 68), (138, 29, 57), (169, 107, 28), (210, 110, 20), (254, 28, 20),
            (255, 50, 21), (255, 60, 24), (255, 20, 28), (254, 22, 33), (255, 35, 38), (255, 16, 43),
        ]);

    /// <summary>astropy.visualization.make_lupton_rgb (5.2.1): red × 20, green × 2, minimum=0, stretch=5, Q=8.</summary>
    [Fact]
    public void A_channel_that_saturates_keeps_its_colour_as_in_astropy() =>
        Close(Red.Map(v => 20 * v), Green.Map(v => 2 * v), new() { Minimum = (0, 0, 0), Stretch = 5 },
        [
            (116, 134, 38), (254, 79, 13), (255, 5, 3), (255, 16, 1), (255, 13, 0), (254, 2, 0),
            (255, 5, 0), (255, 6, 0), (255, 2, 1), (255, 2, 1), (255, 3, 1), (255, 1, 2),
        ]);

    [Fact]
    public void Sky_is_black_and_objects_of_equal_colour_are_white_whatever_the_units_of_the_bands()
    {
        var field = Field();
        var picture = Picture(field.Map(v => 3 + v), field.Map(v => 1e-20 * v - 5e-20), field.Map(v => 700 * v), new());
        var (r, g, b) = At(picture, 60, 40);
        Assert.InRange(Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b)), 0, 4);
        Assert.InRange((int)r, 150, 255);
        Assert.InRange(Enumerable.Range(0, 300).Average(i => At(picture, i % 20, i / 20).R), 0, 40);
    }

    [Fact]
    public void A_pixel_missing_in_any_band_is_grey()
    {
        var hole = Field();
        hole[7, 5] = double.NaN;
        hole[9, 5] = double.PositiveInfinity;
        foreach (var (r, g, b) in new[] { (hole, Field(), Field()), (Field(), hole, Field()), (Field(), Field(), hole) })
        {
            var picture = Picture(r, g, b, new());
            Assert.Equal(new Rgb(0x6E, 0x6E, 0x6E), At(picture, 7, 5));
            Assert.Equal(new Rgb(0x6E, 0x6E, 0x6E), At(picture, 9, 5));
            Assert.NotEqual(new Rgb(0x6E, 0x6E, 0x6E), At(picture, 8, 5));
        }
    }

    [Fact]
    public void A_large_noisy_picture_stays_small_in_a_notebook_and_is_fine_in_a_file()
    {
        var noise = NoisyImage.Large(1500, 1300);
        var figure = Figure.Rgb(noise, noise.Map(v => -v), noise.Map(v => v * v),
            new() { Wcs = Wcs.Tan(new(9, 9), new(1, 2), 0.04), Title = "noise" });
        Assert.InRange(figure.ToHtml().Length, 50_000, 250_000);
        Assert.True(figure.ToSvg().Length > 1_000_000);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-3e-20)]
    public void Constant_and_empty_images_have_pictures(double value)
    {
        var image = new Image<double>(5, 3);
        Array.Fill(image.Pixels, value);
        string svg = Figure.Rgb(image, image, image).ToSvg();
        Assert.Equal(double.IsNaN(value), svg.Contains("no finite pixels</text>", StringComparison.Ordinal));
    }

    [Fact]
    public void Images_of_different_size_and_impossible_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Figure.Rgb(Red, Green, new Image<double>(4, 4)));
        Assert.Throws<ArgumentException>(() => Figure.Rgb(Red, Green, Blue, new() { Stretch = 0 }));
        Assert.Throws<ArgumentException>(() => Figure.Rgb(Red, Green, Blue, new() { Q = double.NaN }));
        Assert.Throws<ArgumentException>(() => Figure.Rgb(Red, Green, Blue, new() { Weights = (1, 0, 1) }));
    }

    [Fact]
    public void A_palette_of_256_colours_is_near_the_true_ones()
    {
        var bytes = new byte[4 * 64 * 48];
        for (int i = 0; i < 64 * 48; i++)
        {
            (bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2], bytes[4 * i + 3]) = ((byte)(i % 64 * 4), (byte)(i / 64 * 5), 90, 255);
        }
        var indexed = MedianCut.Indexed(new(64, 48, bytes));
        Assert.InRange(indexed.Palette!.Count, 200, 256);
        for (int i = 0; i < 64 * 48; i++)
        {
            var color = indexed.Palette[indexed.Bytes[i]];
            Assert.InRange(Math.Abs(color.R - bytes[4 * i]) + Math.Abs(color.G - bytes[4 * i + 1]) + Math.Abs(color.B - 90), 0, 32);
        }
    }

    private static void Close(Image<double> red, Image<double> green, RgbStyle style, (int R, int G, int B)[] expected)
    {
        var picture = Picture(red, green, Blue, style);
        for (int i = 0; i < expected.Length; i++)
        {
            var color = At(picture, i % 4, i / 4);
            Assert.InRange(color.R - expected[i].R, -1, 1);
            Assert.InRange(color.G - expected[i].G, -1, 1);
            Assert.InRange(color.B - expected[i].B, -1, 1);
        }
    }

    private static Bitmap Picture(Image<double> red, Image<double> green, Image<double> blue, RgbStyle style) =>
        RgbPicture.Of([PixelSource.Of(red), PixelSource.Of(green), PixelSource.Of(blue)], style).AtMost(1400, indexed: false);

    private static Rgb At(Bitmap picture, int x, int y)
    {
        int i = 4 * ((picture.Height - 1 - y) * picture.Width + x);
        return new(picture.Bytes[i], picture.Bytes[i + 1], picture.Bytes[i + 2]);
    }

    private static Image<double> Of(Func<int, double> value) => new(4, 3, [.. Enumerable.Range(0, 12).Select(value)]);

    // Noise of σ = 1 and a source of 300.
    private static Image<double> Field()
    {
        var image = NoisyImage.Large(120, 90).Map(v => (double)v);
        for (int y = 0; y < 90; y++)
        {
            for (int x = 0; x < 120; x++) image[x, y] += 300 * Math.Exp(-(Math.Pow(x - 60, 2) + Math.Pow(y - 40, 2)) / 50);
        }
        return image;
    }
}

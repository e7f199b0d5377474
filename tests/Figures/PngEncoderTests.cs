namespace HstNotebooks.Tests.Figures;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(false, 255, 3)]
    [InlineData(false, 0, 4)]
    [InlineData(true, 255, 3)]
    [InlineData(true, 0, 4)]
    public void Photographs_noise_and_translucent_pictures_come_back_as_they_were(bool smooth, int leastOpacity, int channels)
    {
        // Large enough for several packed parts.
        var picture = Photograph(1237, 701, smooth, leastOpacity);
        var png = Png.Decode(PngEncoder.Encode(picture, 300));
        Assert.Equal((1237, 701, channels, 11811), (png.Width, png.Height, png.Channels, png.PerMetre));
        for (int i = 0, j = 0; i < picture.Bytes.Length; i++)
        {
            if (i % 4 < channels && picture.Bytes[i] != png.Samples[j++]) Assert.Fail($"sample {i}");
        }
    }

    [Fact]
    public void A_picture_of_few_opaque_colours_gets_a_palette()
    {
        var few = Png.Decode(PngEncoder.Encode(new(300, 7, Colors(256))));
        Assert.Equal((1, 256), (few.Channels, few.Palette.Length));
        Assert.Equal(new Rgb(299 - 256, 0, 9), few.At(299, 0));
        Assert.Equal(3, Png.Decode(PngEncoder.Encode(new(300, 7, Colors(257)))).Channels);

        static byte[] Colors(int count) =>
            [.. Enumerable.Range(0, 300 * 7).SelectMany(i => new byte[] { (byte)(i % count), (byte)(i % count / 200), 9, 255 })];
    }

    [Fact]
    public void A_photograph_packs_better_with_filters()
    {
        var picture = Photograph(600, 400, smooth: true, 255);
        using var plain = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(plain, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(picture.Bytes.Where((_, i) => i % 4 != 3).ToArray());
        }
        Assert.InRange(PngEncoder.Encode(picture).Length, 1000, 0.8 * plain.Length);
    }

    [Fact]
    public void A_figure_has_the_size_of_its_page_at_the_resolution_asked_for()
    {
        var figure = NoisyImage.Small().ToFigure(new ImageStyle { Title = "noise" });
        Png coarse = Png.Decode(figure.ToPng(96)), fine = Png.Decode(figure.ToPng(192));
        Assert.InRange(fine.Width - 2 * coarse.Width, -1, 1);
        Assert.InRange(fine.Height - 2 * coarse.Height, -1, 1);
        Assert.Equal((3780, 7559), (coarse.PerMetre, fine.PerMetre));
        Assert.Equal(new Rgb(255, 255, 255), coarse.At(0, 0));
        Assert.Equal(figure.ToPng(96), figure.ToPng(96));
        Assert.Throws<ArgumentOutOfRangeException>(() => figure.ToPng(0));
    }

    private static Bitmap Photograph(int width, int height, bool smooth, int leastOpacity)
    {
        var random = new Random(11);
        var bytes = new byte[4 * width * height];
        for (int i = 0; i < bytes.Length; i++)
        {
            int x = i / 4 % width, y = i / 4 / width;
            double wave = 100 + 80 * Math.Sin(x / 50.0) * Math.Cos(y / 40.0) + i % 4 * 20;
            int value = smooth ? (int)wave + random.Next(4) : random.Next(256);
            bytes[i] = (byte)(i % 4 == 3 ? Math.Max(leastOpacity, random.Next(256)) : value);
        }
        return new(width, height, bytes);
    }
}

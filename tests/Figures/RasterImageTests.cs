using static HstNotebooks.Tests.Figures.RasterPage;

namespace HstNotebooks.Tests.Figures;

public sealed class RasterImageTests
{
    [Fact]
    public void A_reduced_image_keeps_its_mean()
    {
        var random = new Random(3);
        byte[] pixels = new byte[4 * 317 * 203];
        random.NextBytes(pixels);
        for (int i = 3; i < pixels.Length; i += 4) pixels[i] = 255;
        var picture = Draw(new RasterImage(new(10, 20, 70, 41), new(317, 203, pixels)));
        Assert.Equal(70 * 41, Area(picture));
        for (int channel = 0; channel < 3; channel++)
        {
            double before = pixels.Chunk(4).Average(p => p[channel]);
            double after = picture.Bytes.Chunk(4).Where(p => p[3] == 255).Average(p => p[channel]);
            Assert.Equal(before, after, 0.05);
        }
    }

    [Fact]
    public void A_transparent_pixel_lends_no_colour_to_its_neighbours()
    {
        // Columns in turn: opaque red and transparent green.
        byte[] pixels = [.. Enumerable.Range(0, 80 * 20).SelectMany(i => i % 2 == 0 ? new byte[] { 250, 0, 0, 255 } : [0, 250, 0, 0])];
        var picture = Draw(new RasterImage(new(10, 20, 40, 20), new(80, 20, pixels)));
        Assert.Equal<byte>([250, 0, 0, 128], picture.Bytes.AsSpan(4 * (30 * 120 + 30), 4).ToArray());
    }

    [Fact]
    public void An_enlarged_image_shows_its_pixels()
    {
        byte[] indices = [.. Enumerable.Range(0, 5 * 3).Select(i => (byte)i)];
        var palette = Enumerable.Range(0, 15).Select(i => new Rgb((byte)(i * 16), 7, 3)).ToArray();
        var picture = Draw(new RasterImage(new(10, 20, 50, 60), new(5, 3, indices, palette)));
        for (int y = 0; y < 60; y++)
        {
            for (int x = 0; x < 50; x++) Assert.Equal((y / 20 * 5 + x / 10) * 16, picture.Bytes[4 * ((y + 20) * 120 + x + 10)]);
        }
    }

    [Fact]
    public void An_image_wide_and_low_is_averaged_across_and_enlarged_down()
    {
        byte[] indices = [.. Enumerable.Range(0, 400 * 3).Select(i => (byte)(i % 2 + i / 400 * 2))];
        var palette = Enumerable.Range(0, 6).Select(i => new Rgb((byte)(i * 20), 0, 0)).ToArray();
        var picture = Draw(new RasterImage(new(10, 20, 100, 60), new(400, 3, indices, palette)));
        for (int y = 0; y < 60; y++) Assert.Equal(y / 20 * 40 + 10, picture.Bytes[4 * ((y + 20) * 120 + 77)]);
    }

    [Fact]
    public void An_image_fills_whole_pixels_even_where_it_is_small_or_off_the_page()
    {
        var one = new Bitmap(1, 1, [5, 6, 7, 255]);
        Assert.Equal(1, Area(Draw(new RasterImage(new(10.2, 20.7, 0.01, 0.01), one))));
        Assert.Equal(11 * 6, Area(Draw(new RasterImage(new(9.6, 20.3, 11, 6), one))));
        Assert.Equal(120 * 90, Area(Draw(new RasterImage(new(-1e9, -1e9, 2e9, 2e9), one))));
        Assert.Equal(0, Area(Draw(new RasterImage(new(500, 20, 10, 10), one), new RasterImage(new(-50, 20, 10, 10), one))));
    }

    [Fact]
    public void A_rasterised_shape_looks_like_the_shape()
    {
        var random = new Random(5);
        var points = Enumerable.Range(0, 400).Select(_ => (20 + 80 * random.NextDouble(), 20 + 50 * random.NextDouble())).ToArray();
        var dots = Markers.Shape(points, MarkerShape.Circle, 4, Palette.Blue, 0.6);
        var raster = RasterRenderer.Rasterised([dots], new(10, 10, 100, 70), 144);
        Assert.Equal((200, 140), (raster.Pixels.Width, raster.Pixels.Height));
        var ground = new PathShape([new Box(0, 0, 120, 90).Outline], Fill: new Rgb(255, 255, 255));
        byte[] direct = Draw(144, ground, dots).Bytes, stamped = Draw(144, ground, raster).Bytes;
        for (int i = 0; i < direct.Length; i++) Assert.InRange(direct[i] - stamped[i], -1, 1);
    }
}

using System.Runtime.InteropServices;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Compression;

public sealed class CompressionRoundTripTests : IDisposable
{
    private const int Width = 37, Height = 53;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_pixel_type_comes_back_bit_for_bit_by_default()
    {
        RoundTrip<byte>(CompressionAlgorithm.Rice1);
        RoundTrip<sbyte>(CompressionAlgorithm.Rice1);
        RoundTrip<short>(CompressionAlgorithm.Rice1);
        RoundTrip<ushort>(CompressionAlgorithm.Rice1);
        RoundTrip<int>(CompressionAlgorithm.Rice1);
        RoundTrip<uint>(CompressionAlgorithm.Rice1);
        RoundTrip<long>(CompressionAlgorithm.Gzip2);
        RoundTrip<ulong>(CompressionAlgorithm.Gzip2);
        RoundTrip<float>(CompressionAlgorithm.Gzip2);
        RoundTrip<double>(CompressionAlgorithm.Gzip2);
    }

    [Theory]
    [InlineData(CompressionAlgorithm.Gzip1)]
    [InlineData(CompressionAlgorithm.Gzip2)]
    public void Algorithms_for_any_bytes_keep_all_pixel_types(CompressionAlgorithm algorithm)
    {
        RoundTrip<byte>(algorithm, algorithm);
        RoundTrip<short>(algorithm, algorithm);
        RoundTrip<ulong>(algorithm, algorithm);
        RoundTrip<float>(algorithm, algorithm);
    }

    // Tiles that do not divide the image, wider than it, of single pixels, of one column.
    [Theory]
    [InlineData(10, 7)]
    [InlineData(16, 16)]
    [InlineData(1, 53)]
    [InlineData(37, 5)]
    [InlineData(100, 100)]
    [InlineData(1, 1)]
    public void Tiles_may_have_any_shape(int width, int height) => RoundTrip<short>(CompressionAlgorithm.Rice1, null, width, height);

    [Theory]
    [InlineData(7, 5, 2)]
    [InlineData(23, 6, 1)]
    [InlineData(23, 19, 3)]
    public void Cubes_may_have_tiles_of_three_axes(int x, int y, int z)
    {
        int[] pixels = [.. Enumerable.Range(0, 23 * 19 * 4).Select(i => i * i % 1009 - 300)];
        var image = Written(ImageHdu.Create(pixels, [23, 19, 4]).Compress(new() { TileShape = [x, y, z] }));
        Assert.Equal([x, y, z], image.Compression!.TileShape);
        Assert.Equal(pixels, image.Read<int>());
    }

    [Theory]
    [InlineData(QuantizationMethod.NoDither)]
    [InlineData(QuantizationMethod.SubtractiveDither1)]
    [InlineData(QuantizationMethod.SubtractiveDither2)]
    public void Quantised_pixels_stay_within_half_a_step_and_NaN_stays_NaN(QuantizationMethod dither)
    {
        float[] pixels = Noise(sigma: 5);
        pixels[40] = float.NaN;
        Array.Fill(pixels, float.NaN, 3 * Width, Width);
        Array.Fill(pixels, 7.25f, 5 * Width, Width);
        var image = Written(ImageHdu.Create(pixels, Width, Height).Compress(new() { QuantizeLevel = -0.5, Dither = dither, Seed = 4711 }));
        Assert.Equal(CompressionAlgorithm.Rice1, image.Compression!.Algorithm);
        Assert.Equal((-0.5, dither), (image.Compression.QuantizeLevel, image.Compression.Dither));
        float[] read = image.Read<float>();
        for (int i = 0; i < pixels.Length; i++)
        {
            if (float.IsNaN(pixels[i])) Assert.True(float.IsNaN(read[i]));
            else Assert.InRange(read[i], pixels[i] - 0.2501f, pixels[i] + 0.2501f);
        }
    }

    // An infinity cannot be quantised: its tile is stored with all bits in GZIP_COMPRESSED_DATA.
    [Fact]
    public void A_tile_that_cannot_be_quantised_keeps_every_bit()
    {
        double[] pixels = [.. Noise(sigma: 5).Select(value => (double)value)];
        pixels[2 * Width + 5] = double.PositiveInfinity;
        var image = Written(ImageHdu.Create(pixels, Width, Height).Compress(new() { QuantizeLevel = 8 }));
        double[] read = image.Read<double>();
        Assert.Equal(pixels.AsSpan(2 * Width, Width), read.AsSpan(2 * Width, Width));
        Assert.NotEqual(pixels, read);
    }

    [Fact]
    public void The_header_is_that_of_the_image_and_changes_to_it_are_written()
    {
        var template = new Header();
        template.Set("OBJECT", "NGC 628", "target");
        template.AddHistory("made by hand");
        FitsFile.Write(folder["a.fits"], ImageHdu.Create(Noise(5), Width, Height, template).Compress());
        var image = FitsFile.Open(folder["a.fits"]).FirstImage();
        Assert.Equal(["SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "OBJECT", "HISTORY"], image.Header.Select(card => card.Keyword));

        float[] pixels = image.Read<float>();
        image.Header.Set("OBJECT", "NGC 1566");
        image.Header.Set("EXTNAME", "SCI");
        FitsFile.Write(folder["b.fits"], image);
        var changed = FitsFile.Open(folder["b.fits"]).Image("SCI");
        Assert.Equal("NGC 1566", changed.Header.Text("OBJECT"));
        Assert.True(changed.IsCompressed);
        Assert.Equal(pixels, changed.Read<float>());
    }

    [Fact]
    public void An_image_can_be_written_uncompressed_again()
    {
        short[] pixels = [.. Noise(9).Select(value => (short)value)];
        var image = Written(Written(ImageHdu.Create(pixels, Width, Height).Compress()).Uncompress());
        Assert.False(image.IsCompressed);
        Assert.Equal(pixels, image.Read<short>());
    }

    [Fact]
    public void An_image_without_pixels_has_no_tiles() => Assert.Empty(Written(ImageHdu.Create<float>([], 0, 5).Compress()).Read<float>());

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        var real = ImageHdu.Create(Noise(5), Width, Height);
        var wide = ImageHdu.Create(new long[6], 3, 2);
        Refused("QuantizeLevel", real, new() { Algorithm = CompressionAlgorithm.Rice1 });
        Refused("32 bits", wide, new() { Algorithm = CompressionAlgorithm.Rice1 });
        Refused("TileShape", wide, new() { TileShape = [3] });
        Refused("TileShape", wide, new() { TileShape = [3, 0] });
        Refused("Seed", real, new() { QuantizeLevel = 4, Seed = 0 });
        Refused("QuantizeLevel", real, new() { QuantizeLevel = 0 });
        Refused("not written", wide, new() { Algorithm = CompressionAlgorithm.HCompress1 });

        static void Refused(string why, ImageHdu image, TileCompression options) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => image.Compress(options)).Message, StringComparison.Ordinal);
    }

    private void RoundTrip<T>(CompressionAlgorithm expected, CompressionAlgorithm? algorithm = null, params long[] tile) where T : unmanaged
    {
        var pixels = new T[Width * Height];
        new Random(7).NextBytes(MemoryMarshal.AsBytes(pixels.AsSpan()));
        var options = new TileCompression { Algorithm = algorithm, TileShape = tile.Length > 0 ? tile : null };
        var image = Written(ImageHdu.Create(pixels, Width, Height).Compress(options));
        Assert.Equal(expected, image.Compression!.Algorithm);
        Assert.True(MemoryMarshal.AsBytes(pixels.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(image.Read<T>().AsSpan())), typeof(T).Name);
    }

    private ImageHdu Written(ImageHdu image)
    {
        FitsFile.Write(folder["image.fits"], image);
        var file = FitsFile.Open(folder["image.fits"]);
        Assert.Empty(file.Warnings);
        return (ImageHdu)file.Hdus[^1];
    }

    // Sums of uniform numbers: near enough to a sky background.
    private static float[] Noise(double sigma)
    {
        var random = new Random(11);
        double Normal() => 2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
        return [.. Enumerable.Range(0, Width * Height).Select(_ => (float)(100 + sigma * Normal()))];
    }
}

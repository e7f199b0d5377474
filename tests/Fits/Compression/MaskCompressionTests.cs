using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Compression;

/// <summary>PLIO_1, which packs masks of 0 to 2^24 − 1.</summary>
public sealed class MaskCompressionTests
{
    private const int Width = 37, Height = 23;

    private static readonly TileCompression Plio = new() { Algorithm = CompressionAlgorithm.Plio1 };

    [Fact]
    public void Masks_of_all_integers_up_to_32_bits_come_back()
    {
        RoundTrip<byte>(255);
        RoundTrip<short>(short.MaxValue);
        RoundTrip<ushort>(ushort.MaxValue);
        RoundTrip<int>((1 << 24) - 1);
    }

    [Fact]
    public void Tiles_of_several_rows_and_of_parts_of_rows_come_back()
    {
        RoundTrip<short>(8192, 10, 7);
        RoundTrip<ushort>(8192, 37, 23);
    }

    // The list of a row by fpack (CFITSIO 4.2.0), which packs unsigned integers as they are, not as they are stored.
    [Fact]
    public void Unsigned_integers_of_fpack_are_read()
    {
        short[] list =
            [0, 7, -100, 22, 0, 0, 0, 8268, 16387, 24583, 7232, 9, 16385, 4180, 0, 16391, 8199, 16393, 8199, 16393, 8199, 16389];
        byte[] packed = [.. list.SelectMany(word => new[] { (byte)(word >> 8), (byte)word })];
        string[] cards =
        [
            "XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2", "NAXIS1  =                    8",
            "NAXIS2  =                    1", "PCOUNT  =                   44", "GCOUNT  =                    1", "TFIELDS =                    1",
            "TTYPE1  = 'COMPRESSED_DATA'", "TFORM1  = '1PI(22)'", "ZIMAGE  =                    T", "ZCMPTYPE= 'PLIO_1'",
            "ZBITPIX =                   16", "ZNAXIS  =                    1", "ZNAXIS1 =                   35", "BZERO   =                32768",
        ];
        byte[] file = [.. FitsText.Hdu(FitsText.NoData), .. FitsText.Hdu(cards, [0, 0, 0, 22, 0, 0, 0, 0, .. packed])];
        ushort[] expected = [.. Enumerable.Range(105, 35).Select(i => (ushort)(i / 9 * 7))];
        expected[4] = 40000;
        Assert.Equal(expected, FitsFile.Parse(file, "x.fits").Image(1).Read<ushort>());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 24)]
    public void A_pixel_that_PLIO_cannot_hold_is_refused(int value)
    {
        int[] pixels = new int[Width * Height];
        pixels[700] = value;
        string message = Assert.Throws<ArgumentException>(() => ImageHdu.Create(pixels, Width, Height).Compress(Plio)).Message;
        Assert.Contains($"PLIO_1 packs values of 0 to 16777215; there is a pixel of {value}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_and_long_pixels_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ImageHdu.Create(new float[6], 3, 2).Compress(Plio));
        Assert.Throws<ArgumentException>(() => ImageHdu.Create(new float[6], 3, 2).Compress(Plio with { QuantizeLevel = 4 }));
        Assert.Throws<ArgumentException>(() => ImageHdu.Create(new long[6], 3, 2).Compress(Plio));
    }

    [Fact]
    public void More_axes_than_ZNAXISn_can_count_are_refused() => Assert.Throws<ArgumentException>(
        () => ImageHdu.Create(new byte[1], [.. Enumerable.Repeat(1, 100)]).Compress());

    private static void RoundTrip<T>(int max, params long[] tile) where T : unmanaged, System.Numerics.INumber<T>
    {
        var random = new Random(5);
        int value = 0;
        T[] pixels = new T[Width * Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            if (random.Next(4) == 0) value = random.Next(3) == 0 ? 0 : random.Next(max) + 1;
            pixels[i] = T.CreateChecked(value);
        }
        var hdu = ImageHdu.Create(pixels, Width, Height).Compress(Plio with { TileShape = tile.Length > 0 ? tile : null });
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["mask.fits"], hdu);
        var file = FitsFile.Open(folder["mask.fits"]);
        Assert.Empty(file.Warnings);
        var image = file.FirstImage();
        Assert.Equal(CompressionAlgorithm.Plio1, image.Compression!.Algorithm);
        Assert.Equal(pixels, image.Read<T>());
    }
}

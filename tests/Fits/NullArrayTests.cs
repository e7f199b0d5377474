using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class NullArrayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Bytes(int bitpix, params string[] cards) =>
    [
        .. FitsText.Hdu([.. FitsText.NoData, "EXTEND  =                    T"]),
        .. FitsText.Hdu(
        [
            "XTENSION= 'IMAGE   '", $"BITPIX  = {bitpix,20}", "NAXIS   =                    0", "PCOUNT  =                    0",
            "GCOUNT  =                    1", "EXTNAME = 'ERR     '", .. cards,
        ]),
    ];

    private static ImageHdu Image(int bitpix, params string[] cards) => FitsFile.Parse(Bytes(bitpix, cards), "null.fits").Image("ERR");

    [Fact]
    public void A_null_array_has_its_shape_and_its_value()
    {
        var image = Image(-32, "NPIX1   = 7", "NPIX2   = 3", "PIXVALUE= 1.5");
        Assert.Equal((7, 3, 0L), (image.Width, image.Height, image.DataLength));
        Assert.Equal(Enumerable.Repeat(1.5f, 21), image.Read<float>());
        Assert.Equal([1.5, 1.5], image.Read<double>("6:7, 2"));
    }

    [Fact]
    public void A_null_array_is_no_violation_of_the_standard()
    {
        File.WriteAllBytes(folder["null.fits"], Bytes(16, "NPIX1   =                    7", "NPIX2   =                    3", "PIXVALUE=                    0"));
        Assert.Empty(FitsFile.Verify(folder["null.fits"]).Findings);
    }

    [Theory]
    [InlineData(8, "255", 255)]
    [InlineData(16, "-2", -2)]
    [InlineData(32, "7.0", 7)]
    [InlineData(64, "-9007199254740993", -9007199254740993)]
    public void Integers_of_every_depth_are_exact(int bitpix, string value, long expected) =>
        Assert.Equal([expected, expected], Image(bitpix, "NPIX1   = 1", "NPIX2   = 2", $"PIXVALUE= {value}").Read<long>());

    [Theory]
    [InlineData(16, "1.5")]
    [InlineData(8, "256")]
    [InlineData(8, "-1")]
    [InlineData(64, "1E300")]
    public void A_value_that_BITPIX_does_not_hold_is_refused(int bitpix, string value) =>
        FitsAssert.Fails("HDU 1 (ERR): PIXVALUE is", () => Image(bitpix, "NPIX1   = 1", "NPIX2   = 2", $"PIXVALUE= {value}").Read<float>());

    [Fact]
    public void More_than_16_million_pixels_are_refused()
    {
        FitsAssert.Fails("at most 2^24", () => Image(8, "NPIX1   = 4097", "NPIX2   = 4096", "PIXVALUE= 0").Read<byte>());
        var huge = Image(-64, "NPIX1   = 2147483647", "NPIX2   = 2147483647", "PIXVALUE= 0");
        FitsAssert.Fails("more than one array holds", () => huge.Read<double>());
        FitsAssert.Fails("at most 2^24", () => huge.Read<double>("1, 1"));
    }

    [Theory]
    [InlineData("NPIX1   = 7", "NPIX2   = 3")]
    [InlineData("NPIX1   = 7", "NPIX2   = 0", "PIXVALUE= 1")]
    [InlineData("NPIX1   = 7", "NPIX2   = 'x'", "PIXVALUE= 1")]
    public void An_incomplete_one_is_an_image_without_data(params string[] cards) => Assert.Empty(Image(8, cards).Shape);

    [Fact]
    public void It_is_written_as_the_null_array_that_it_was()
    {
        byte[] bytes = Bytes(-32, "NPIX1   = 7", "NPIX2   = 3", "PIXVALUE= 1.5");
        FitsFile.Write(folder["null.fits"], FitsFile.Parse(bytes, "null.fits").Hdus);
        Assert.Equal(bytes, File.ReadAllBytes(folder["null.fits"]));
        FitsFile.Write(folder["first.fits"], FitsFile.Open(folder["null.fits"]).Image("ERR"));
        Assert.Equal(1.5f, FitsFile.Open(folder["first.fits"]).Image(0).Read<float>("7, 3")[0]);
    }
}

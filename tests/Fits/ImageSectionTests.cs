using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class ImageSectionTests : IDisposable
{
    private static readonly long[] Shape = [13, 7, 5];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The value of a pixel says where it is: 1 + x + 100 y + 10000 z.
    private ImageHdu Cube()
    {
        var pixels = new int[13 * 7 * 5];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = 1 + i % 13 + 100 * (i / 13 % 7) + 10000 * (i / (13 * 7));
        FitsFile.Write(folder["cube.fits"], ImageHdu.Create(pixels, [13, 7, 5]));
        return FitsFile.Open(folder["cube.fits"]).Image(0);
    }

    private static IEnumerable<int> Truth(ImageSection section)
    {
        var (x, y, z) = (section.Axes[0], section.Axes[1], section.Axes[2]);
        for (long k = 0; k < z.Length; k++)
            for (long j = 0; j < y.Length; j++)
                for (long i = 0; i < x.Length; i++)
                    yield return (int)(1 + x.Start + i * x.Step + 100 * (y.Start + j * y.Step) + 10000 * (z.Start + k * z.Step));
    }

    [Theory]
    [InlineData("[*, *, *]", 13, 7, 5)]
    [InlineData("[3:7, *, 2]", 5, 7, 1)]
    [InlineData(" 3:7:2 , 7:2:-3, -* ", 3, 2, 5)]
    [InlineData("[-*, 4:4, 5:1:2]", 13, 1, 3)]
    [InlineData("[*:5, *, *]", 3, 7, 5)]
    [InlineData("[-*:5, *, 1:2]", 3, 7, 2)]
    [InlineData("[13, 7, 5]", 1, 1, 1)]
    public void The_notation_of_FITS_is_read(string text, params int[] shape)
    {
        var section = ImageSection.Parse(text, Shape);
        Assert.Equal(shape.Select(length => (long)length), section.Shape);
        Assert.Equal(section, ImageSection.Parse(section.ToString(), Shape));
        Assert.Equal(Truth(section), Cube().Read<int>(text));
    }

    [Fact]
    public void Any_section_is_what_picking_from_the_whole_gives()
    {
        var cube = Cube();
        var random = new Random(5);
        SectionAxis Axis(int size)
        {
            int step = random.Next(1, 4), start = random.Next(size), length = random.Next((size - 1 - start) / step + 1) + 1;
            return random.Next(2) == 0 ? new(start, length, step) : new(start + (length - 1) * step, length, -step);
        }
        for (int trial = 0; trial < 300; trial++)
        {
            var section = new ImageSection(Axis(13), Axis(7), Axis(5));
            Assert.Equal(Truth(section), cube.Read<int>(section));
            Assert.Equal(Truth(section).Select(value => (float)value), cube.Read<float>(section));
        }
    }

    [Fact]
    public void Long_strides_pass_over_the_edges_of_the_buffer()
    {
        byte[] pixels = new byte[400_003];
        new Random(6).NextBytes(pixels);
        var image = ImageHdu.Create(pixels, [400_003]);
        foreach (int step in new[] { 2, 3, 1000, 65_536, 100_000 })
        {
            var expected = Enumerable.Range(0, 400_002 / step + 1).Select(i => pixels[i * step]).ToArray();
            Assert.Equal(expected, image.Read<byte>($"*:{step}"));
            var backwards = new ImageSection(new SectionAxis((expected.Length - 1) * step, expected.Length, -step));
            Assert.Equal(expected.Reverse(), image.Read<byte>(backwards));
        }
    }

    [Fact]
    public void Rectangles_and_planes_have_their_names()
    {
        var cube = Cube();
        Assert.Equal("[3:6, 2:4]", ImageSection.Of(2, 1, 4, 3).ToString());
        Assert.Equal(cube.Read<int>("*, *, 4"), cube.Read<int>(ImageSection.Plane(cube.Shape, 3)));
        Assert.Throws<ArgumentException>(() => ImageSection.Plane(cube.Shape, 3, 1));
        var plane = ImageHdu.Create(new short[] { 1, 2, 3, 4, 5, 6 }, [3, 2, 1]);
        Assert.Equal<short>([2, 3, 5, 6], plane.Read<short>(ImageSection.Of(1, 0, 2, 2)));
    }

    [Theory]
    [InlineData("[0:3, *, *]")]
    [InlineData("[1:14, *, *]")]
    [InlineData("[*, 8, *]")]
    [InlineData("[*, *, 9:7]")]
    [InlineData("[*, *]")]
    [InlineData("[*, *, *, 1]")]
    public void A_section_outside_the_image_is_refused(string text) =>
        FitsAssert.Fails("cube.fits, HDU 0 has the shape 13 × 7 × 5", () => Cube().Read<int>(text));

    [Theory]
    [InlineData("")]
    [InlineData("[1:2:0, *, *]")]
    [InlineData("[1:5:-1, *, *]")]
    [InlineData("[a, *, *]")]
    [InlineData("[1:2:3:4, *, *]")]
    [InlineData("[*:2:3, *, *]")]
    [InlineData("[99999999999999999999, *, *]")]
    public void What_is_no_section_is_a_wrong_argument(string text) => Assert.Throws<ArgumentException>(() => Cube().Read<int>(text));

    [Fact]
    public void The_refusal_says_the_shape_and_the_section()
    {
        FitsAssert.Fails("cube.fits, HDU 0 has the shape 13 × 7 × 5", () => Cube().Read<int>(ImageSection.Of(0, 0, 2, 2)));
        FitsAssert.Fails("[4:3000000001, 1", () => Cube().Read<int>(new ImageSection(new(3, 2_999_999_998), new(0, 1), new(0, 1))));
        foreach (long extreme in new[] { long.MaxValue, long.MinValue })
        {
            var beyond = new ImageSection(new SectionAxis(long.MaxValue, long.MaxValue, extreme), new(0, 1), new(0, 1));
            FitsAssert.Fails("is not within it", () => Cube().Read<int>(beyond));
        }
    }

    [Fact]
    public void A_value_that_does_not_fit_is_named_by_its_place_in_the_image() =>
        FitsAssert.Fails("10302 at [1, 3, 1] does not fit", () => Cube().Read<byte>("2, 4, 2"));

    [Fact]
    public void Blank_and_scaling_hold_in_a_section()
    {
        var image = FitsText.Image(16, 4, [0, 1, 0, 2, 0x80, 0, 0, 4], "BLANK   = -32768", "BZERO   = 0.5");
        Assert.Equal([4.5f, float.NaN], image.Read<float>("4:3"));
    }

    [Fact]
    public void A_section_of_a_file_beyond_2_GB_is_read_without_the_rest()
    {
        string[] cards = ["SIMPLE  =                    T", "BITPIX  =                  -32", "NAXIS   =                    2",
            "NAXIS1  =                30000", "NAXIS2  =                30000"];
        File.WriteAllBytes(folder["big.fits"], FitsText.Hdu(cards));
        using (var file = File.OpenWrite(folder["big.fits"]))
        {
            file.SetLength(2880 + 3_600_000_000);
            file.Position = 2880 + 4L * (29_990 + 30_000L * 29_000);
            file.Write([0x3F, 0xC0, 0, 0]);
        }
        var image = FitsFile.Open(folder["big.fits"]).Image(0);
        Assert.Equal([0, 1.5f, 0, 0, 0, 0], image.Read<float>(ImageSection.Of(29_989, 29_000, 3, 2)));
    }
}

using System.IO.Compression;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class FitsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static Header Named(string name, int version = 1)
    {
        var header = new Header();
        header.Set("EXTNAME", name);
        header.Set("EXTVER", version);
        return header;
    }

    private FitsFile Sample()
    {
        FitsFile.Write(
            folder["sample.fits"],
            ImageHdu.Empty(),
            ImageHdu.Create(new float[6], 3, 2, Named("SCI")),
            ImageHdu.Create(new short[6], 3, 2, Named("DQ")),
            ImageHdu.Create(new int[6], 2, 3, Named("SCI", 2)));
        return FitsFile.Open(folder["sample.fits"]);
    }

    // A binary table of 2 rows of 3 bytes, with a heap of 2 bytes.
    private static byte[] Table() =>
    [
        .. FitsText.Hdu([.. FitsText.NoData, "EXTEND  =                    T"]),
        .. FitsText.Hdu(
            [
                "XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2",
                "NAXIS1  =                    3", "NAXIS2  =                    2", "PCOUNT  =                    2",
                "GCOUNT  =                    1", "TFIELDS =                    1", "TFORM1  = '3B'", "CHECKSUM= 'abcdabcdabcdabcd'",
            ],
            1, 2, 3, 4, 5, 6, 7, 8),
    ];

    [Fact]
    public void HDUs_are_found_by_place_and_by_name_and_version()
    {
        var file = Sample();
        Assert.Equal(4, file.Hdus.Count);
        Assert.Equal(1, file["sci"].Index);
        Assert.Equal(3, file["SCI", 2].Index);
        Assert.Equal(0, file["primary"].Index);
        Assert.Equal(2, file.Image("Dq").Index);
        Assert.Equal(1, file.FirstImage().Index);
        Assert.Equal((2, 3), (file.Image("SCI", 2).Width, file.Image("SCI", 2).Height));
        FitsAssert.Fails("ERR", () => _ = file["ERR"]);
        FitsAssert.Fails("sample.fits has no HDU 4", () => _ = file[4]);
    }

    [Fact]
    public void A_file_introduces_itself()
    {
        var file = Sample();
        const string start = "sample.fits: HDU 0 PRIMARY,1: IMAGE no data, BITPIX 8; HDU 1 SCI,1: IMAGE 3 × 2, BITPIX -32";
        Assert.StartsWith(start, file.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td>3 &#215; 2</td>", file.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_HDU_becomes_primary_and_the_others_extensions()
    {
        var file = Sample();
        FitsFile.Write(folder["swapped.fits"], file.Hdus.Reverse());
        var swapped = FitsFile.Open(folder["swapped.fits"]);
        string Keywords(int index) => string.Join(' ', swapped[index].Header.Select(card => card.Keyword));
        Assert.Equal("SIMPLE BITPIX NAXIS NAXIS1 NAXIS2 EXTEND EXTNAME EXTVER", Keywords(0));
        Assert.Equal("XTENSION BITPIX NAXIS NAXIS1 NAXIS2 PCOUNT GCOUNT EXTNAME EXTVER", Keywords(1));
        Assert.Equal("XTENSION BITPIX NAXIS PCOUNT GCOUNT", Keywords(3));
        Assert.Empty(swapped.Warnings);
    }

    [Fact]
    public void An_untouched_file_is_copied_byte_for_byte()
    {
        FitsFile.Write(folder["copy.fits"], Sample().Hdus);
        Assert.Equal(File.ReadAllBytes(folder["sample.fits"]), File.ReadAllBytes(folder["copy.fits"]));
        File.WriteAllBytes(folder["table.fits"], Table());
        FitsFile.Write(folder["table2.fits"], FitsFile.Open(folder["table.fits"]).Hdus);
        Assert.Equal(Table(), File.ReadAllBytes(folder["table2.fits"]));
    }

    [Fact]
    public void Odd_cards_keep_their_bytes_and_order()
    {
        string[] odd =
        [
            "HIERARCH ESO DET NAME   = 'ccd' /x", "FREE=     ", "REAL    = 1.50D+01/no blank", "", "COMMENT  caf\u00E9",
            "TEXT    = 'a&'", "CONTINUE  'b'", "BAD     = 'open", "REAL    = 2.0",
        ];
        byte[] bytes = FitsText.Hdu(["SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", .. odd]);
        var hdu = FitsFile.Parse(bytes, "odd.fits")[0];
        FitsFile.Write(folder["odd.fits"], hdu);
        Assert.Equal(bytes, File.ReadAllBytes(folder["odd.fits"]));
        hdu.Header.Set("ADDED", 1);
        FitsFile.Write(folder["odd.fits"], hdu);
        string[] expected = [.. odd, "ADDED   =                    1"];
        Assert.Equal(expected.Select(line => line.PadRight(80)), FitsText.Lines(folder["odd.fits"])[3..]);
    }

    [Fact]
    public void A_template_gives_its_cards_but_not_those_about_storage()
    {
        var template = FitsText.Header(
            "EXTEND  =                    T", "BSCALE  = 2.0", "OBJECT  = 'M31'", "BZERO   = 1.0", "BLANK   = 0",
            "CHECKSUM= 'x'", "DATASUM = '0'", "HISTORY old", "NAXISX  = 5");
        var image = ImageHdu.Create(new ushort[] { 1, 2 }, [2], template);
        Assert.Equal("SIMPLE BITPIX NAXIS NAXIS1 BSCALE BZERO OBJECT HISTORY NAXISX", string.Join(' ', image.Header.Select(card => card.Keyword)));
        Assert.Equal("BZERO   =                32768 / unsigned integers".PadRight(80), image.Header["BZERO"].Lines[0]);
        Assert.True(template.Contains("CHECKSUM"));
    }

    [Fact]
    public void Before_a_table_an_empty_primary_HDU_is_inserted()
    {
        var table = FitsFile.Parse(Table(), "t.fits")[1];
        Assert.Equal(("BINTABLE", 8L), (table.Type, table.DataLength));
        FitsFile.Write(folder["table.fits"], table);
        var file = FitsFile.Open(folder["table.fits"]);
        Assert.Equal(2, file.Hdus.Count);
        Assert.True(file[0].Header.Logical("EXTEND"));
        Assert.True(file[1].Header.Contains("CHECKSUM"));
        Assert.Equal(Table()[5760..], File.ReadAllBytes(folder["table.fits"])[2880..][2880..]);
        FitsAssert.Fails("BINTABLE", () => file.Image(1));
        table.Header.Set("NAXIS2", 500);
        FitsAssert.Fails("no longer describe", () => FitsFile.Write(folder["table.fits"], table));
    }

    [Fact]
    public void Structural_cards_that_were_tampered_with_are_put_right_for_an_image()
    {
        var image = Sample().Image("SCI");
        image.Header.Set("NAXIS1", 99);
        image.Header.Remove("PCOUNT");
        FitsFile.Write(folder["right.fits"], ImageHdu.Empty(), image);
        Assert.Equal([3, 2], FitsFile.Open(folder["right.fits"]).Image(1).Shape);
    }

    [Fact]
    public void Gzip_is_recognised_by_content_and_written_by_name()
    {
        float[] pixels = [1, 2, 3, 4, 5, float.NaN];
        FitsFile.Write(folder["image.fits.gz"], ImageHdu.Create(pixels, 3, 2));
        byte[] packed = File.ReadAllBytes(folder["image.fits.gz"]);
        Assert.Equal<byte>([0x1F, 0x8B], packed[..2]);
        File.Move(folder["image.fits.gz"], folder["image.fits"]);
        Assert.Equal(pixels, FitsFile.Open(folder["image.fits"]).FirstImage().Read<float>());
        Assert.Equal(pixels, FitsFile.Parse(packed, "memory").FirstImage().Read<float>());
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)) gzip.CopyTo(plain);
        Assert.Equal(2 * 2880, plain.Length);
    }

    [Fact]
    public void Random_groups_are_opaque_and_stay_first()
    {
        byte[] bytes = FitsText.Hdu(
            [
                "SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                    2",
                "NAXIS1  =                    0", "NAXIS2  =                    3", "GROUPS  =                    T",
                "PCOUNT  =                    1", "GCOUNT  =                    2",
            ],
            new byte[16]);
        var groups = FitsFile.Parse(bytes, "g.fits")[0];
        Assert.Equal(("GROUPS", 16L), (groups.Type, groups.DataLength));
        Assert.IsNotType<ImageHdu>(groups);
        FitsFile.Write(folder["g.fits"], groups);
        Assert.Equal(bytes, File.ReadAllBytes(folder["g.fits"]));
        Assert.Throws<FitsException>(() => FitsFile.Write(folder["g.fits"], ImageHdu.Empty(), groups));
    }
}

using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class DamagedFileTests : IDisposable
{
    private const string Simple = "SIMPLE  =                    T";
    private const string Bytes = "BITPIX  =                    8";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Refusal(byte[] bytes) => Assert.Throws<FitsException>(() => FitsFile.Parse(bytes, "x.fits")).Message;

    [Fact]
    public void A_truncated_file_shows_its_headers_but_gives_no_pixels()
    {
        FitsFile.Write(folder["cut.fits"], ImageHdu.Create(new byte[] { 1, 2 }, 2, 1), ImageHdu.Create(new float[3000], 60, 50));
        using (var file = File.OpenWrite(folder["cut.fits"])) file.SetLength(10_000);
        var cut = FitsFile.Open(folder["cut.fits"]);
        Assert.Equal(60, cut.Image(1).Header.Integer("NAXIS1"));
        Assert.Equal<byte>([1, 2], cut.Image(0).Read<byte>());
        string message = Assert.Throws<FitsException>(() => cut.Image(1).Read<float>()).Message;
        Assert.StartsWith("cut.fits: HDU 1 claims 12000 bytes of data at offset 8640, the file has only 10000", message, StringComparison.Ordinal);
        Assert.Single(cut.Warnings);
    }

    [Fact]
    public void A_claim_beyond_the_file_allocates_nothing()
    {
        var file = FitsFile.Parse(FitsText.Hdu([Simple, Bytes, "NAXIS   = 2", "NAXIS1  = 2000000000", "NAXIS2  = 1"]), "x.fits");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FitsException>(() => file.Image(0).Read<byte>());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Missing_padding_and_what_follows_the_last_HDU_are_warnings()
    {
        byte[] whole = FitsText.Hdu([Simple, Bytes, "NAXIS   = 1", "NAXIS1  = 3"], 1, 2, 3);
        var unpadded = FitsFile.Parse(whole[..2883], "x.fits");
        Assert.Equal<byte>([1, 2, 3], unpadded.Image(0).Read<byte>());
        Assert.Contains("padding", Assert.Single(unpadded.Warnings), StringComparison.Ordinal);
        var followed = FitsFile.Parse([.. whole, .. "left over"u8], "x.fits");
        Assert.Single(followed.Hdus);
        Assert.Contains("9 bytes after HDU 0", Assert.Single(followed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_or_not_FITS_is_said()
    {
        FitsAssert.Fails("There is no file", () => FitsFile.Open(folder["absent.fits"]));
        FitsAssert.Fails("There is no file", () => FitsFile.Open(folder["no/absent.fits"]));
        FitsAssert.Fails("is a folder", () => FitsFile.Open(folder.Folder));
        File.WriteAllBytes(folder["empty.fits"], []);
        FitsAssert.Fails("empty.fits is empty", () => FitsFile.Open(folder["empty.fits"]));
        Assert.Contains("not a FITS file", Refusal(Encoding.ASCII.GetBytes("<html>")), StringComparison.Ordinal);
        Assert.Contains("bzip2 and is damaged", Refusal(Encoding.ASCII.GetBytes("BZh91AY")), StringComparison.Ordinal);
        Assert.Contains("gzip and is damaged", Refusal([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_END_is_said()
    {
        byte[] whole = FitsText.Hdu([Simple, Bytes, "NAXIS   = 0"]);
        Assert.Contains("x.fits ends inside the header of HDU 0", Refusal(whole[..1000]), StringComparison.Ordinal);
        byte[] second = FitsText.Hdu(["XTENSION= 'IMAGE'"]);
        Assert.Contains("x.fits ends inside the header of HDU 1", Refusal([.. whole, .. second[..2000]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BITPIX is missing", "NAXIS   = 0")]
    [InlineData("BITPIX is 12", "BITPIX  = 12", "NAXIS   = 0")]
    [InlineData("BITPIX is the text", "BITPIX  = '8'", "NAXIS   = 0")]
    [InlineData("NAXIS is missing", Bytes)]
    [InlineData("NAXIS is 1000", Bytes, "NAXIS   = 1000")]
    [InlineData("NAXIS is -1", Bytes, "NAXIS   = -1")]
    [InlineData("NAXIS2 is missing", Bytes, "NAXIS   = 2", "NAXIS1  = 5")]
    [InlineData("NAXIS1 is -5", Bytes, "NAXIS   = 1", "NAXIS1  = -5")]
    [InlineData("NAXIS1 is the real number 5.5", Bytes, "NAXIS   = 1", "NAXIS1  = 5.5")]
    [InlineData("more than 2^63 bytes", Bytes, "NAXIS   = 3", "NAXIS1  = 9000000000", "NAXIS2  = 9000000000", "NAXIS3  = 1")]
    public void A_contradictory_structure_names_HDU_and_keyword(string reason, params string[] cards)
    {
        string message = Refusal(FitsText.Hdu([Simple, .. cards]));
        Assert.StartsWith("x.fits, HDU 0: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_ends_in_a_FitsException_or_in_success()
    {
        var template = FitsText.Header("LONG    = 'a&'", "CONTINUE  'b'", "REAL    = 1.5", "HISTORY h");
        FitsFile.Write(folder["small.fits"], ImageHdu.Create(new ushort[35], 7, 5, template), ImageHdu.Create(new float[35], 7, 5));
        byte[] sound = File.ReadAllBytes(folder["small.fits"]);
        var random = new Random(20240607);
        int opened = 0;
        const string likely = "0123456789-+.ETF'/ =&N";
        for (int trial = 0; trial < 4000; trial++)
        {
            byte[] damaged = (byte[])sound.Clone();
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                int header = random.Next(2) * 5760;
                int place = random.Next(random.Next(2) == 0 ? 480 : 1200);
                damaged[header + place] = (byte)(random.Next(3) == 0 ? random.Next(256) : likely[random.Next(likely.Length)]);
            }
            if (random.Next(4) == 0) damaged = damaged[..random.Next(damaged.Length)];
            try
            {
                UseAll(FitsFile.Parse(damaged, "damaged.fits"));
                opened++;
            }
            catch (FitsException e)
            {
                Assert.Contains("damaged.fits", e.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(opened, 100, 3999);
    }

    private void UseAll(FitsFile file)
    {
        Assert.NotEmpty(file.ToHtml() + file);
        Assert.NotNull(file.Verify().ToHtml());
        foreach (var hdu in file.Hdus)
        {
            Assert.NotNull(hdu.Header.ToHtml());
            Assert.NotEmpty(file.EffectiveHeader(hdu));
            hdu.VerifyChecksum();
        }
        foreach (var image in file.Hdus.OfType<ImageHdu>())
        {
            image.Read<float>();
            if (image.Bitpix > 0) image.Read<long>();
        }
        FitsFile.Write(folder["again.fits"], file.Hdus);
        Assert.Equal(file.Hdus.Count, FitsFile.Open(folder["again.fits"]).Hdus.Count);
    }
}

using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class ChecksumTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static ImageHdu WithChecksum(int width = 70, int height = 50)
    {
        var image = ImageHdu.Create(Enumerable.Range(0, width * height).Select(i => i * -1.25f).ToArray(), width, height);
        image.AddChecksum();
        return image;
    }

    private FitsFile Written(params Hdu[] hdus)
    {
        FitsFile.Write(folder["x.fits"], hdus);
        return FitsFile.Open(folder["x.fits"]);
    }

    private static void AssertRight(Hdu hdu)
    {
        var sums = hdu.VerifyChecksum();
        Assert.Equal((ChecksumStatus.Right, ChecksumStatus.Right), (sums.DataSum.Status, sums.Checksum.Status));
    }

    // The example of Seaman et al. (FITS checksum proposal, 1995): the complement of the sum 868229149 in ASCII.
    [Fact]
    public void The_example_of_the_proposal_is_encoded() => Assert.Equal("hcHjjc9ghcEghc9g", Checksum.Encode(868229149));

    [Fact]
    public void The_sum_does_not_depend_on_the_pieces()
    {
        byte[] bytes = new byte[1003];
        var random = new Random(5);
        random.NextBytes(bytes);
        ulong slow = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            slow += (ulong)bytes[i] << (24 - 8 * (i % 4));
            slow = (slow & uint.MaxValue) + (slow >> 32);
        }
        for (int trial = 0; trial < 100; trial++)
        {
            var sum = new Checksum();
            for (int at = 0, length; at < bytes.Length; at += length)
            {
                length = Math.Min(random.Next(40), bytes.Length - at);
                sum.Add(bytes.AsSpan(at, length));
            }
            Assert.Equal((uint)slow, sum.Value);
        }
    }

    [Fact]
    public void Encoded_sums_are_letters_and_digits()
    {
        var random = new Random(6);
        for (int trial = 0; trial < 10_000; trial++)
        {
            string text = Checksum.Encode((uint)random.NextInt64(1L << 32));
            Assert.True(text.All(char.IsAsciiLetterOrDigit) && text.Length == 16, text);
        }
    }

    [Theory]
    [InlineData("x.fits")]
    [InlineData("x.fits.gz")]
    public void What_asks_for_checksums_is_written_with_right_ones(string name)
    {
        FitsFile.Write(folder[name], ImageHdu.Empty(), WithChecksum(), WithChecksum(1, 1));
        var file = FitsFile.Open(folder[name]);
        Assert.Equal(ChecksumStatus.Absent, file[0].VerifyChecksum().Checksum.Status);
        AssertRight(file[1]);
        AssertRight(file[2]);
    }

    [Fact]
    public void A_changed_HDU_gets_new_checksums_and_an_unchanged_one_keeps_its_bytes()
    {
        byte[] wrong = FitsText.Hdu([.. FitsText.NoData, "CHECKSUM= 'x'", "DATASUM = '0'"]);
        var carried = FitsFile.Parse(wrong, "y.fits")[0];
        Written(carried);
        Assert.Equal(wrong, File.ReadAllBytes(folder["x.fits"]));
        carried.Header.Set("OBJECT", "M31");
        AssertRight(Written(carried)[0]);
        AssertRight(Written(ImageHdu.Empty(), carried)[1]);
    }

    [Fact]
    public void Damage_is_found_in_data_and_in_the_header()
    {
        var file = Written(WithChecksum());
        byte[] bytes = File.ReadAllBytes(folder["x.fits"]);
        Assert.Equal((ChecksumStatus.Wrong, ChecksumStatus.Wrong), After(bytes, 2880 + 77));
        Assert.Equal((ChecksumStatus.Right, ChecksumStatus.Wrong), After(bytes, 2879));
        Assert.True(file[0].VerifyChecksum().AreRight);
    }

    [Theory]
    [InlineData("''", ChecksumStatus.Absent)]
    [InlineData("", ChecksumStatus.Absent)]
    [InlineData("'-1'", ChecksumStatus.Wrong)]
    [InlineData("'99999999999'", ChecksumStatus.Wrong)]
    [InlineData("T", ChecksumStatus.Wrong)]
    [InlineData("'0", ChecksumStatus.Wrong)]
    [InlineData("'0'", ChecksumStatus.Right)]
    public void An_unreadable_sum_is_wrong_and_an_undefined_one_absent(string value, ChecksumStatus status)
    {
        var sum = FitsFile.Parse(FitsText.Hdu([.. FitsText.NoData, $"DATASUM = {value}"]), "x.fits")[0].VerifyChecksum().DataSum;
        Assert.Equal((status, "0"), (sum.Status, sum.Expected));
    }

    [Fact]
    public void Sums_of_other_software_are_right()
    {
        var file = FitsFile.Open(SharedData.Path("fits", "astropy", "checksum.fits"));
        foreach (var hdu in file.Hdus) AssertRight(hdu);
    }

    private static (ChecksumStatus Data, ChecksumStatus Whole) After(byte[] bytes, int place)
    {
        byte[] damaged = (byte[])bytes.Clone();
        damaged[place] ^= 1;
        var sums = FitsFile.Parse(damaged, "x.fits")[0].VerifyChecksum();
        return (sums.DataSum.Status, sums.Checksum.Status);
    }

    [Fact]
    public void A_byte_of_the_padding_counts()
    {
        Written(WithChecksum(7, 5));
        byte[] bytes = File.ReadAllBytes(folder["x.fits"]);
        bytes[^1] = 1;
        var damaged = FitsFile.Parse(bytes, "x.fits");
        Assert.Equal(ChecksumStatus.Wrong, damaged[0].VerifyChecksum().DataSum.Status);
        // Written with another header, the padding and so the sums are right again.
        damaged[0].Header.Set("OBJECT", "M 51");
        AssertRight(Written(damaged[0])[0]);
    }
}

using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class AtomicWriteTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("x.fits")]
    [InlineData("x.fits.gz")]
    public void A_write_that_fails_midway_leaves_the_old_file_and_no_other(string name)
    {
        FitsFile.Write(folder[name], ImageHdu.Create(new short[] { 1, 2, 3 }, 3, 1));
        byte[] before = File.ReadAllBytes(folder[name]);

        static IEnumerable<Hdu> Failing()
        {
            yield return ImageHdu.Create(new float[500_000], 1000, 500);
            yield return ImageHdu.Empty();
            throw new TimeoutException("the source broke off");
        }
        Assert.Throws<TimeoutException>(() => FitsFile.Write(folder[name], Failing()));
        Assert.Equal(before, File.ReadAllBytes(folder[name]));
        Assert.Equal([folder[name]], Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public void An_HDU_without_all_its_data_is_not_written()
    {
        byte[] cut = FitsText.Hdu(["SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 1", "NAXIS1  = 99999"]);
        Assert.Throws<FitsException>(() => FitsFile.Write(folder["y.fits"], FitsFile.Parse(cut, "cut.fits").Hdus));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public void A_file_can_be_replaced_by_its_own_HDUs()
    {
        FitsFile.Write(folder["x.fits"], ImageHdu.Create(new short[] { 1, 2, 3 }, 3, 1), ImageHdu.Create(new[] { 2.5f }, 1, 1));
        var file = FitsFile.Open(folder["x.fits"]);
        FitsFile.Write(folder["x.fits"], file.Hdus.Reverse());
        Assert.Equal([2.5f], FitsFile.Open(folder["x.fits"]).Image(0).Read<float>());
        FitsAssert.Fails("open it again", () => file.Image(0).Read<short>());
    }

    [Fact]
    public void What_cannot_be_written_says_why()
    {
        FitsAssert.Fails("missing", () => FitsFile.Write(folder["missing/x.fits"], ImageHdu.Empty()));
        FitsAssert.Fails("is a folder", () => FitsFile.Write(folder.Folder, ImageHdu.Empty()));
        Assert.Throws<ArgumentException>(() => FitsFile.Write(folder["x.fits"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }
}

using System.IO.Compression;
using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Time and memory stay in proportion to what a file holds.</summary>
public sealed class FileSafetyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Gigabytes_without_an_END_are_refused_without_keeping_them()
    {
        string header = string.Concat(FitsText.NoData.Select(card => card.PadRight(80)));
        File.WriteAllText(folder["endless.fits"], header.PadRight(2880), Encoding.Latin1);
        using (var file = File.OpenWrite(folder["endless.fits"])) file.SetLength(3_000_000_000);
        long allocated = Allocated(() => FitsAssert.Fails("HDU 0 are too long", () => FitsFile.Open(folder["endless.fits"])));
        Assert.InRange(allocated, 0, 1_000_000);
    }

    [Theory]
    [InlineData("COMMENT  0123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData("KEYWORD = '01234567890123456789012345678901234567890123456789012345678901234567'")]
    [InlineData("KEYWORD =                    1 / 567890123456789012345678901234567890123456789")]
    [InlineData("")]
    public void A_header_takes_a_small_multiple_of_its_bytes(string card)
    {
        byte[] bytes = FitsText.Hdu([.. FitsText.NoData, .. Enumerable.Repeat(card, 50_000)]);
        FitsFile? file = null;
        Assert.InRange(Allocated(() => file = FitsFile.Parse(bytes, "long.fits")), 0, 16L * bytes.Length);
        Assert.Equal(50_003, file![0].Header.Count);
    }

    [Fact]
    public void A_string_over_many_lines_is_joined_in_linear_time()
    {
        string piece = new('x', 60);
        var middle = Enumerable.Repeat($"CONTINUE  '{piece}&' / c", 50_000);
        byte[] bytes = FitsText.Hdu([.. FitsText.NoData, "LONG    = 'a&'", .. middle, "CONTINUE  'z'"]);
        Header? header = null;
        long allocated = Allocated(() => header = FitsFile.Parse(bytes, "long.fits")[0].Header);
        Assert.InRange(allocated, 0, 16L * bytes.Length);
        Assert.Equal(2 + 60 * 50_000, header!.Text("LONG").Length);
    }

    [Fact]
    public void Headers_packed_to_a_thousandth_do_not_fill_the_memory()
    {
        byte[] hdu = FitsText.Hdu(["XTENSION= 'IMAGE   '", "BITPIX  =                    8", "NAXIS   =                    0"]);
        byte[] first = Gzipped(FitsText.Hdu(FitsText.NoData));
        byte[] thousand = Gzipped([.. Enumerable.Repeat(hdu, 1000).SelectMany(bytes => bytes)]);
        File.WriteAllBytes(folder["many.fits.gz"], [.. first, .. Enumerable.Repeat(thousand, 70).SelectMany(bytes => bytes)]);
        FitsAssert.Fails("are too long", () => FitsFile.Open(folder["many.fits.gz"]));
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    [Fact]
    public void Nine_hundred_and_ninety_nine_axes_are_read()
    {
        string[] cards = ["SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                  999"];
        string[] axes = [.. Enumerable.Range(1, 999).Select(i => $"NAXIS{i,-3}= {(i is 500 or 998 ? 2 : 1),20}")];
        var image = FitsFile.Parse(FitsText.Hdu([.. cards, .. axes], 0, 1, 0, 2, 0, 3, 0, 4), "axes.fits").Image(0);
        Assert.Equal<short>([1, 2, 3, 4], image.Read<short>());
        var section = new ImageSection(image.Shape.Select((_, i) => i == 499 ? new SectionAxis(1, 2, -1) : new(i == 997 ? 1 : 0, 1)));
        Assert.Equal<short>([4, 3], image.Read<short>(section));
    }
}

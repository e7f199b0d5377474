using System.IO.Compression;
using HstNotebooks.Fits;
using ICSharpCode.SharpZipLib.BZip2;

namespace HstNotebooks.Tests.Fits;

public sealed class PackedFileTests : IDisposable
{
    private static readonly byte[] Plain = FitsText.Hdu(
        [
            "SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    1",
            "NAXIS1  =                 4000",
        ],
        Noise(4000));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Noise(int count)
    {
        byte[] noise = new byte[count];
        new Random(11).NextBytes(noise);
        return noise;
    }

    private static byte[] Gzipped(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Bzipped(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var bzip = new BZip2OutputStream(packed)) bzip.Write(bytes);
        return packed.ToArray();
    }

    private static void AssertRead(byte[] packed, int warnings = 0)
    {
        var file = FitsFile.Parse(packed, "packed");
        Assert.Equal(Plain[2880..6880], file.Image(0).Read<byte>());
        Assert.Equal(warnings, file.Warnings.Count);
    }

    [Fact]
    public void Several_members_are_one_file()
    {
        AssertRead([.. Gzipped(Plain.AsSpan(0, 1000)), .. Gzipped([]), .. Gzipped(Plain.AsSpan(1000))]);
        AssertRead([.. Bzipped(Plain.AsSpan(0, 1000)), .. Bzipped(Plain.AsSpan(1000))]);
    }

    [Fact]
    public void All_fields_of_a_gzip_header_are_skipped()
    {
        byte[] simple = Gzipped(Plain);
        byte[] start = [0x1F, 0x8B, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3];
        byte[] header = [.. start, 5, 0, .. "extra"u8, .. "name.fits"u8, 0, .. "a comment"u8, 0, 77, 77];
        AssertRead([.. header, .. simple[10..]]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100_000)]
    public void Bytes_after_the_packed_data_are_a_warning(int count)
    {
        AssertRead([.. Gzipped(Plain), .. new byte[count]], 1);
        AssertRead([.. Bzipped(Plain), .. new byte[count]], 1);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        byte[] gzip = Gzipped(Plain), bzip = Bzipped(Plain);
        for (int cut = 1; cut < gzip.Length - 2; cut += 7)
        {
            FitsAssert.Fails("gzip and is damaged or cut off", () => FitsFile.Parse(gzip[..^cut], "x"));
            FitsAssert.Fails("gzip and is damaged or cut off", () => FitsFile.Parse([.. gzip, .. gzip[..^cut]], "x"));
        }
        for (int cut = 1; cut < bzip.Length - 4; cut += 97)
        {
            FitsAssert.Fails("bzip2 and is damaged", () => FitsFile.Parse(bzip[..^cut], "x"));
        }
        FitsAssert.Fails("(6880 bytes could be unpacked)", () => FitsFile.Parse(Gzipped(Plain.AsSpan(0, 6880))[..^1], "x"));
    }

    [Fact]
    public void A_wrong_checksum_or_length_is_refused()
    {
        byte[] gzip = Gzipped(Plain);
        foreach (int fromEnd in Enumerable.Range(1, 8))
        {
            byte[] wrong = [.. gzip];
            wrong[^fromEnd] ^= 0x10;
            FitsAssert.Fails("checksum", () => FitsFile.Parse(wrong, "x"));
        }
    }

    [Fact]
    public void Zeros_beyond_the_memory_limit_go_to_a_file_that_vanishes()
    {
        string[] cards = ["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    2",
            "NAXIS1  =                20000", "NAXIS2  =                10000"];
        WriteZeros(FitsText.Hdu(cards), 200_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var file = FitsFile.Open(folder["mask.fits.gz"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 210L << 20);
        Assert.Equal(7, file.Image(0).Read<byte>("20000, 10000")[0]);
        Assert.Equal([0, 0], file.Image(0).Read<byte>("20000, 5000:5001"));

        WriteZeros([], 100_000_000);
        FitsAssert.Fails("does not begin with", () => FitsFile.Open(folder["mask.fits.gz"]));
    }

    private void WriteZeros(byte[] header, int zeros)
    {
        using var packed = new GZipStream(File.Create(folder["mask.fits.gz"]), CompressionLevel.Fastest);
        packed.Write(header);
        byte[] block = new byte[1_000_000];
        for (int i = 0; i < zeros / block.Length; i++)
        {
            if (header.Length > 0 && (i + 1) * block.Length == zeros) block[^1] = 7;
            packed.Write(block);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 18)]
    [InlineData(3_333_333)]
    public void What_is_written_gzipped_is_one_member_that_any_reader_takes(int count)
    {
        float[] pixels = [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i))];
        FitsFile.Write(folder["x.fits"], ImageHdu.Create(pixels, count, 1));
        FitsFile.Write(folder["x.fits.gz"], ImageHdu.Create(pixels, count, 1));
        byte[] packed = File.ReadAllBytes(folder["x.fits.gz"]);
        using var unpacked = new MemoryStream();
        using (var first = new DeflateStream(new MemoryStream(packed[10..^8]), CompressionMode.Decompress)) first.CopyTo(unpacked);
        Assert.Equal(File.ReadAllBytes(folder["x.fits"]), unpacked.ToArray());
        Assert.Equal(pixels, FitsFile.Open(folder["x.fits.gz"]).Image(0).Read<float>());
        FitsFile.Write(folder["again.fits.gz"], ImageHdu.Create(pixels, count, 1));
        Assert.Equal(packed, File.ReadAllBytes(folder["again.fits.gz"]));
    }

    [Theory]
    [InlineData("nomtam", "test.fits.gz")]
    [InlineData("nomtam", "test.fits.Z")]
    [InlineData("nomtam", "test.fits.bz2")]
    public void Files_of_other_packers_are_read(string collection, string name) =>
        Assert.Equal(Enumerable.Range(0, 25), FitsFile.Open(SharedData.Path("fits", collection, name)).Image(0).Read<int>());
}

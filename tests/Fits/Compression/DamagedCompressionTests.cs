using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Compression;

public sealed class DamagedCompressionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ZNAXIS2", 8, "8 of them, the table has 7 rows")]
    [InlineData("ZTILE1", 0, "ZTILE1 is 0")]
    [InlineData("ZBITPIX", 17, "BITPIX is 17")]
    [InlineData("ZNAXIS", 1000, "ZNAXIS is 1000")]
    [InlineData("ZNAXIS1", -5, "NAXIS1 is -5")]
    [InlineData("TFIELDS", 2, "TFORM2")]
    public void A_header_that_contradicts_itself_leaves_a_table_and_a_warning(string keyword, long value, string warning)
    {
        var file = FitsFile.Parse(Changed(keyword, value), "x.fits");
        Assert.IsType<TableHdu>(file[1]);
        Assert.Contains(warning, Assert.Single(file.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_too_large_for_its_bytes_is_refused_before_memory_is_taken()
    {
        var image = FitsFile.Parse(Changed("ZNAXIS1", 200_000_000, "ZTILE1"), "x.fits").Image(1);
        long before = GC.GetTotalAllocatedBytes();
        Assert.Throws<FitsException>(() => image.Read<short>());
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);
    }

    [Fact]
    public void A_truncated_heap_fails_when_it_is_read()
    {
        var file = FitsFile.Parse(Packed()[..^2880], "x.fits");
        FitsAssert.Fails("truncated", () => file.Image(1).Read<short>());
    }

    [Theory]
    [InlineData(CompressionAlgorithm.Rice1, null)]
    [InlineData(CompressionAlgorithm.Gzip1, null)]
    [InlineData(CompressionAlgorithm.Gzip2, null)]
    [InlineData(CompressionAlgorithm.Rice1, 4.0)]
    public void Any_changed_byte_gives_pixels_or_a_FitsException(CompressionAlgorithm algorithm, double? level)
    {
        byte[] good = Packed(algorithm, level);
        var random = new Random(5);
        for (int round = 0; round < 1500; round++)
        {
            byte[] bad = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--) bad[random.Next(2880, bad.Length)] = (byte)random.Next(256);
            try
            {
                foreach (var image in FitsFile.Parse(bad, "x.fits").Hdus.OfType<ImageHdu>()) image.Read<double>();
            }
            catch (FitsException)
            {
                // Any other exception fails the test.
            }
        }
    }

    private byte[] Packed(CompressionAlgorithm? algorithm = null, double? level = null)
    {
        const int width = 11, height = 7;
        short[] pixels = [.. Enumerable.Range(0, width * height).Select(i => (short)(i * i % 101))];
        var image = level is null
            ? ImageHdu.Create(pixels, width, height)
            : ImageHdu.Create(Array.ConvertAll(pixels, value => (float)value), width, height);
        FitsFile.Write(folder["packed.fits"], image.Compress(new() { Algorithm = algorithm, QuantizeLevel = level }));
        return File.ReadAllBytes(folder["packed.fits"]);
    }

    private byte[] Changed(string keyword, long value, string? alsoKeyword = null)
    {
        byte[] bytes = Packed();
        foreach (string? changed in (string?[])[keyword, alsoKeyword])
        {
            if (changed is null) continue;
            int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"{changed,-8}= "));
            Encoding.ASCII.GetBytes($"{value,20}").CopyTo(bytes, at + 10);
        }
        return bytes;
    }
}

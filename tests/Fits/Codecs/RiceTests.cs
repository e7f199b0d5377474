using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class RiceTests
{
    // Streams that CFITSIO 4.2.0 has made, one for each way to store a block and each pixel size.
    public static TheoryData<int, int, string, int[]> Certified => new()
    {
        // Noise in blocks that do not divide the length.
        { 1, 8, "6470250FA88B1034105A932A687860A0",
            [100, 108, 107, 97, 98, 97, 103, 100, 104, 89, 109, 99, 104, 99, 98, 103, 105, 99, 99, 104, 95] },
        { 2, 16, "FFC6581E65D6B1FB9459BDB986565E3BF722",
            [-58, -35, -48, -63, -50, -46, -54, -58, -40, -29, -43, -49, -35, -31, -44, -33, -27, -42, -50, -36, -37] },
        { 4, 32, "0001154D5C0009828C54F5934516DA44E71BC3FAD5DB2BF900",
            [70989, 68844, 69405, 69246, 68439, 70114, 70475, 69335, 71247, 70740, 70565, 70362, 70860] },
        // Differences modulo the range.
        { 1, 32, "00D04314203D", [0, 255, 0, 255, 128] },
        // Verbatim and constant blocks.
        { 2, 4, "8000E8002001800807FE2000", [-32768, 32767, -32768, 7, 7, 7, 7, 7, 7] },
        { 4, 4, "80000000D0000000000000000FFFFFFFE80000000880AA00", [int.MinValue, int.MaxValue, 0, -1, 5, 5, 5, 5, 5] },
        // One outlier in a flat block.
        { 4, 32, "000000007C0008001000200040008001000200040008000001350000269FC000800100020000",
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100000, 0, 0, 0, 0, 0] },
    };

    [Theory, MemberData(nameof(Certified))]
    public void Streams_equal_those_of_CFITSIO(int bytesPerPixel, int blockSize, string stream, int[] pixels)
    {
        Assert.Equal(pixels, Decode(Convert.FromHexString(stream), pixels.Length, bytesPerPixel, blockSize));
        Assert.Equal(stream, Convert.ToHexString(Encode(pixels, bytesPerPixel, blockSize)));
    }

    [Theory]
    [InlineData(1, 0, 255)]
    [InlineData(2, short.MinValue, short.MaxValue)]
    [InlineData(4, int.MinValue, int.MaxValue)]
    public void Any_pixels_come_back_and_the_stream_has_room(int bytesPerPixel, int least, int most)
    {
        var random = new Random(5);
        foreach (int blockSize in (int[])[1, 7, 32, 1000])
        {
            foreach (int count in (int[])[1, 2, 31, 32, 33, 500])
            {
                foreach (double spread in (double[])[0, 0.5, 3, 40, 1e4, 1e12])
                    AssertComesBack([.. Enumerable.Range(0, count).Select(_ => Around(spread))], bytesPerPixel, blockSize);
                AssertComesBack([.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? least : most)], bytesPerPixel, blockSize);
            }
        }

        int Around(double spread) =>
            (int)Math.Clamp(100 + spread * (random.NextDouble() - 0.5) / (random.NextDouble() + 0.01), least, most);
    }

    // One pixel per block is far above the others, so that its zeros span several refills.
    [Fact]
    public void Very_long_codes_come_back()
    {
        int[] pixels = new int[4000];
        for (int i = 0; i < pixels.Length; i += 1000) pixels[i + 17] = 1 << 30;
        AssertComesBack(pixels, 4, 1000);
    }

    // Runs of 0 to 199 zeros in the last bytes of a stream, at any bit of a byte.
    [Fact]
    public void Long_codes_at_the_end_come_back()
    {
        for (int count = 900; count < 908; count++)
        {
            int[] pixels = new int[count];
            for (pixels[^1] = -100; pixels[^1] < 100; pixels[^1]++) AssertComesBack(pixels, 2, 1000);
        }
    }

    [Theory, MemberData(nameof(Certified))]
    public void A_truncated_stream_is_refused_at_every_byte(int bytesPerPixel, int blockSize, string stream, int[] pixels)
    {
        byte[] packed = Convert.FromHexString(stream);
        for (int length = 0; length < packed.Length; length++)
            Assert.Throws<InvalidDataException>(() => Decode(packed[..length], pixels.Length, bytesPerPixel, blockSize));
    }

    [Theory, MemberData(nameof(Certified))]
    public void A_flipped_bit_gives_pixels_or_is_refused(int bytesPerPixel, int blockSize, string stream, int[] pixels) =>
        Damage.EachBit(Convert.FromHexString(stream), packed => Decode(packed, pixels.Length, bytesPerPixel, blockSize));

    [Theory]
    [InlineData(8, 32, "Rice pixels of 8 bytes; expected 1, 2 or 4.")]
    [InlineData(2, 0, "A Rice block of 0 pixels; expected at least 1.")]
    public void Parameters_outside_the_format_are_refused(int bytesPerPixel, int blockSize, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Decode(new byte[100], 5, bytesPerPixel, blockSize)).Message);

    [Fact]
    public void More_low_bits_than_the_format_has_are_refused()
    {
        // A first pixel of 0, then the block code 31: 30 low bits.
        byte[] packed = [0, 0, 0, 0, 0b11111000, 0, 0, 0, 0, 0];
        string message = Assert.Throws<InvalidDataException>(() => Decode(packed, 2, 4, 32)).Message;
        Assert.Equal("A Rice block of 30 low bits; expected at most 25.", message);
    }

    private static void AssertComesBack(int[] pixels, int bytesPerPixel, int blockSize) =>
        Assert.Equal(pixels, Decode(Encode(pixels, bytesPerPixel, blockSize), pixels.Length, bytesPerPixel, blockSize));

    private static int[] Decode(byte[] packed, int count, int bytesPerPixel, int blockSize)
    {
        int[] pixels = new int[count];
        Rice.Decode(packed, pixels, bytesPerPixel, blockSize);
        return pixels;
    }

    private static byte[] Encode(int[] pixels, int bytesPerPixel, int blockSize)
    {
        byte[] packed = new byte[Rice.MaxPackedLength(pixels.Length, bytesPerPixel, blockSize)];
        return packed[..Rice.Encode(pixels, bytesPerPixel, blockSize, packed)];
    }
}

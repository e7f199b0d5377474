using System.Buffers.Binary;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class PlioTests
{
    // A line list by CFITSIO 4.2.0, in which every instruction but one occurs.
    private static readonly short[] List =
        [0, 7, -100, 26, 0, 0, 0, 8198, 3, 16387, 28678, 4464, 17, 2, 16386, 8191, 4095, 1, 16386, 4463, 17, 16385, 4099, 0, 20482, 5];
    private static readonly int[] Pixels = [0, 0, 0, 7, 7, 7, 1, 0, 0, 70000, 70000, 0, 16777215, 16777215, 69999, 0, 3, 0, 0, 0, 0, 0];

    [Fact]
    public void A_list_of_CFITSIO_gives_its_pixels() => Assert.Equal(Pixels, Decode(Bytes(List), Pixels.Length));

    [Fact]
    public void All_instructions_do_what_the_standard_says() =>
        //         zeros 2, high + 4, put 2, high − 1, zeros 2 and high, put high + 6, put high − 2, high = 1 + 2·4096, put 1
        Assert.Equal([0, 0, 5, 5, 0, 4, 10, 8, 8193, 0], Decode(
            Bytes([0, 7, -100, 17, 0, 0, 0, 0x0002, 0x2004, 0x4002, 0x3001, 0x5002, 0x6006, 0x7002, 0x1001, 2, 0x4001]), 10));

    [Fact]
    public void The_old_header_of_three_words_is_read() => Assert.Equal([1, 1, 0], Decode(Bytes([0, 0, 4, 0x4002]), 3));

    [Fact]
    public void Masks_come_back()
    {
        var random = new Random(3);
        int[] runs = new int[20_000], noise = new int[300], zeros = new int[5000];
        for (int i = 9000; i < runs.Length; i++) runs[i] = i % 700 < 30 ? 12 : i > 15_000 ? 3 : 0;
        for (int i = 0; i < noise.Length; i++) noise[i] = random.Next(random.Next(3) == 0 ? 2 : Plio.MaxValue + 1);
        foreach (int[] mask in (int[][])[runs, noise, zeros, [1], [Plio.MaxValue], Pixels])
        {
            byte[] packed = new byte[Plio.MaxPackedLength(mask.Length)];
            int length = Plio.Encode(mask, packed);
            Assert.Equal(mask, Decode(packed[..length], mask.Length));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Plio.MaxValue + 1)]
    public void Values_outside_the_format_are_not_packed(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Plio.Encode([0, value], new byte[Plio.MaxPackedLength(2)]));

    [Fact]
    public void A_truncated_list_is_refused_at_every_byte()
    {
        for (int length = 0; length < 2 * List.Length; length++)
            Assert.Throws<InvalidDataException>(() => Decode(Bytes(List)[..length], Pixels.Length));
    }

    [Fact]
    public void A_flipped_bit_gives_pixels_or_is_refused() => Damage.EachBit(Bytes(List), packed => Decode(packed, Pixels.Length));

    [Fact]
    public void A_list_for_more_pixels_is_refused()
    {
        string message = Assert.Throws<InvalidDataException>(() => Decode(Bytes(List), Pixels.Length - 1)).Message;
        Assert.Equal("The PLIO line list writes more pixels than the tile has.", message);
    }

    private static int[] Decode(byte[] packed, int count)
    {
        int[] pixels = new int[count];
        pixels.AsSpan().Fill(-9);
        Plio.Decode(packed, pixels);
        return pixels;
    }

    private static byte[] Bytes(short[] words)
    {
        byte[] bytes = new byte[2 * words.Length];
        for (int i = 0; i < words.Length; i++) BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * i), words[i]);
        return bytes;
    }
}

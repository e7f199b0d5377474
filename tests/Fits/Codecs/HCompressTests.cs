using System.Buffers.Binary;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class HCompressTests
{
    // Streams and pixels by astropy 5.2.1 (CFITSIO 4.2.0): stars off the centre of non-square tiles, without loss and with a scale of 132.
    private const string Lossless =
        "DD9900000007000000090000000000000000000004800B0806F6D7FC05254000DF5AB005E040400309440FB4A8007210C400816F5F6450FFBF6D9020" +
        "AA020760A92A06D6C005F70BA17FFBDB1EFF477EE5D7BFD8E05392407BEA6409E0203FEFB27FE07ACCF96C24A101A23000D72984F461A03F80";

    private static readonly int[] Star =
    [
        -8, 2, 5, -3, 3, -3, -1, -7, -5,
        5, 13, 32, 33, 25, 6, 4, -2, -6,
        24, 64, 105, 101, 80, 36, 8, -6, 0,
        42, 123, 204, 210, 154, 68, 21, 7, 4,
        57, 160, 268, 294, 209, 95, 30, 2, -5,
        53, 145, 236, 254, 182, 81, 23, 6, -5,
        26, 88, 139, 158, 107, 48, 7, 4, 6,
    ];

    private const string Lossy = "DD99000000070000000C00000084000000000000000F040100F6D7B68116BC000B7B16BDE2BDC02F0260009E989E07";

    private static readonly int[] Rough =
    [
        37, 37, 70, 70, 87, 87, 54, -12, 20, 20, -13, -13,
        37, 37, 136, 136, 153, 153, 120, 54, 20, 20, -13, -13,
        70, 136, 169, 235, 252, 186, 153, 87, 20, 20, -13, -13,
        70, 136, 235, 301, 318, 252, 153, 87, 20, 20, -13, -13,
        37, 103, 202, 268, 252, 252, 153, 87, 4, 4, 4, 4,
        37, 103, 136, 202, 186, 186, 87, 21, 4, 4, 4, 4,
        37, 37, 103, 103, 120, 120, 54, 54, 4, 4, 4, 4,
    ];

    private static readonly int[] Smooth =
    [
        37, 37, 61, 78, 87, 87, 37, 4, 28, 11, -13, -13,
        37, 37, 127, 144, 153, 153, 103, 70, 28, 11, -13, -13,
        70, 136, 185, 218, 252, 186, 149, 91, 36, 3, -13, -13,
        70, 136, 251, 284, 318, 252, 149, 91, 36, 3, -13, -13,
        45, 111, 202, 235, 235, 235, 132, 75, 4, 4, 4, 4,
        28, 94, 169, 202, 202, 202, 96, 46, 4, 4, 4, 4,
        37, 37, 94, 111, 120, 120, 68, 39, 4, 4, 4, 4,
    ];

    [Fact]
    public void Lossless_pixels_are_those_packed() => Assert.Equal(Star, Decode(Lossless, 9, 7));

    [Fact]
    public void Without_a_scale_there_is_nothing_to_smooth() => Assert.Equal(Star, Decode(Lossless, 9, 7, smooth: true));

    [Fact]
    public void Rounded_coefficients_give_the_pixels_of_CFITSIO() => Assert.Equal(Rough, Decode(Lossy, 12, 7));

    [Fact]
    public void Smoothed_pixels_are_those_of_CFITSIO() => Assert.Equal(Smooth, Decode(Lossy, 12, 7, smooth: true));

    // Of the transform there is only the sum of all pixels, which each level but the first has halved.
    [Theory]
    [InlineData(1, 1, 10, 10)]
    [InlineData(1, 2, 80, 20)]
    [InlineData(4, 4, 640, 80)]
    [InlineData(4, 4, -640, -80)]
    public void A_sum_without_differences_is_a_flat_image(int width, int height, long sum, int pixel)
    {
        byte[] packed = new byte[30];
        (packed[0], packed[1], packed[5], packed[9]) = (0xDD, 0x99, (byte)height, (byte)width);
        BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(14), sum);
        Assert.All(Decode(Convert.ToHexString(packed), width, height), value => Assert.Equal(pixel, value));
    }

    [Theory]
    [InlineData(7, 9)]
    [InlineData(9, 6)]
    [InlineData(63, 1)]
    [InlineData(0, 0)]
    public void A_stream_of_another_size_is_refused(int width, int height)
    {
        string message = Assert.Throws<InvalidDataException>(() => Decode(Lossless, width, height)).Message;
        Assert.Equal(FormattableString.Invariant($"The H-compress stream holds 9 × 7 pixels; the tile is {width} × {height}."), message);
    }

    [Fact]
    public void A_truncated_stream_is_refused_at_every_byte()
    {
        for (int length = 0; length < Lossless.Length; length += 2)
            Assert.Throws<InvalidDataException>(() => Decode(Lossless[..length], 9, 7));
    }

    [Theory]
    [InlineData(Lossless, 9)]
    [InlineData(Lossy, 12)]
    public void A_flipped_bit_gives_pixels_or_is_refused(string stream, int width) =>
        Damage.EachBit(Convert.FromHexString(stream), packed => Decode(Convert.ToHexString(packed), width, 7, smooth: true));

    [Fact]
    public void More_bit_planes_than_a_number_has_are_refused()
    {
        byte[] packed = Convert.FromHexString(Lossless);
        packed[22] = 64;
        string message = Assert.Throws<InvalidDataException>(() => Decode(Convert.ToHexString(packed), 9, 7)).Message;
        Assert.Equal("The H-compress stream has 64 bit planes; expected at most 63.", message);
    }

    private static int[] Decode(string stream, int width, int height, bool smooth = false)
    {
        int[] pixels = new int[width * height];
        HCompress.Decode(Convert.FromHexString(stream), pixels, width, height, smooth);
        return pixels;
    }
}

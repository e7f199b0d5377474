using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class PixelConversionTests
{
    [Fact]
    public void Integers_are_big_endian_and_signed_but_for_bytes()
    {
        Assert.Equal([-2, 258], FitsText.Image(16, 2, [0xFF, 0xFE, 1, 2]).Read<int>());
        Assert.Equal([254, 1], FitsText.Image(8, 2, [0xFE, 1]).Read<int>());
        Assert.Equal([-2L], FitsText.Image(32, 1, [0xFF, 0xFF, 0xFF, 0xFE]).Read<long>());
        Assert.Equal([1.5], FitsText.Image(-32, 1, [0x3F, 0xC0, 0, 0]).Read<double>());
    }

    [Fact]
    public void Physical_values_are_scaled() =>
        Assert.Equal([0.5, 100.5, -99.5], FitsText.Image(16, 3, [0, 0, 0, 2, 0xFF, 0xFE], "BSCALE  = 50", "BZERO   = 0.5").Read<double>());

    [Fact]
    public void Floating_point_data_are_scaled_too() =>
        Assert.Equal([13f], FitsText.Image(-32, 1, [0x3F, 0xC0, 0, 0], "BSCALE  = 2", "BZERO   = 10").Read<float>());

    [Fact]
    public void Integral_scaling_stays_exact_in_integers()
    {
        var image = FitsText.Image(64, 1, [0x00, 0x20, 0, 0, 0, 0, 0, 1], "BSCALE  = 3.0", "BZERO   = -1");
        Assert.Equal([3 * ((1L << 53) + 1) - 1], image.Read<long>());
    }

    [Fact]
    public void Blank_pixels_become_NaN_in_every_integer_depth()
    {
        Assert.Equal([double.NaN, 1], FitsText.Image(8, 2, [255, 1], "BLANK   = 255").Read<double>());
        Assert.Equal([float.NaN, 3], FitsText.Image(16, 2, [0x80, 0, 0, 1], "BLANK   = -32768", "BSCALE  = 2.0", "BZERO   = 1.0").Read<float>());
        Assert.Equal([float.NaN], FitsText.Image(64, 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "BLANK   = -1").Read<float>());
    }

    [Fact]
    public void A_blank_that_cannot_be_stored_or_has_no_meaning_is_ignored()
    {
        Assert.Equal([255.0], FitsText.Image(8, 1, [255], "BLANK   = -1").Read<double>());
        Assert.Equal([1.5f], FitsText.Image(-32, 1, [0x3F, 0xC0, 0, 0], "BLANK   = 1").Read<float>());
        Assert.Equal<short>([7], FitsText.Image(16, 1, [0, 7], "BLANK   = -32768").Read<short>());
    }

    [Fact]
    public void A_blank_pixel_is_not_an_integer()
    {
        var image = FitsText.Image(16, 3, [0, 1, 0, 2, 0x80, 0], "BLANK   = -32768");
        foreach (var read in new Action[] { () => image.Read<short>(), () => image.Read<long>(), () => image.Read<bool>() })
        {
            string message = Assert.Throws<FitsException>(read).Message;
            Assert.Contains("x.fits, HDU 0", message, StringComparison.Ordinal);
            Assert.Contains("[2] is BLANK", message, StringComparison.Ordinal);
            Assert.Contains("float", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_blank_of_unsigned_data_is_a_stored_value()
    {
        var image = FitsText.Image(16, 1, [0x80, 0], "BZERO   = 32768", "BLANK   = -32768");
        Assert.Throws<FitsException>(() => image.Read<ushort>());
        Assert.Equal([float.NaN], image.Read<float>());
    }

    [Fact]
    public void Unsigned_data_are_exact_in_any_type_that_holds_them()
    {
        var image = FitsText.Image(16, 3, [0x80, 0, 0, 0, 0x7F, 0xFF], "BZERO   = 32768", "BSCALE  = 1");
        Assert.Equal<ushort>([0, 32768, 65535], image.Read<ushort>());
        Assert.Equal([0, 32768, 65535], image.Read<int>());
        Assert.Equal([0f, 32768, 65535], image.Read<float>());
        Assert.Equal([false, true, true], image.Read<bool>());
        byte[] extremes = [0x80, 0, 0, 0, 0, 0, 0, 5, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        var wide = FitsText.Image(64, 2, extremes, "BZERO   =  9223372036854775808");
        Assert.Equal([5, ulong.MaxValue], wide.Read<ulong>());
        Assert.Equal([5.0, 18446744073709551615.0], wide.Read<double>());
    }

    [Fact]
    public void Integers_are_never_truncated()
    {
        Refused<byte>(FitsText.Image(16, 2, [0, 255, 1, 0]), "256 at [1]");
        Refused<ushort>(FitsText.Image(16, 1, [0xFF, 0xFF]), "-1 at [0]");
        Refused<int>(FitsText.Image(64, 1, [0, 0, 0, 0, 0x80, 0, 0, 0]), "2147483648");
        Refused<long>(FitsText.Image(64, 1, [0x7F, 0, 0, 0, 0, 0, 0, 0], "BSCALE  = 2"), "does not fit into Int64");
        Refused<int>(FitsText.Image(16, 1, [0, 1], "BSCALE  = 0.1"), "BSCALE 0.1");
        Refused<int>(FitsText.Image(-32, 1, [0x3F, 0x80, 0, 0]), "BITPIX -32");
        Refused<bool>(FitsText.Image(-64, 1, new byte[8]), "floating-point");
    }

    private static void Refused<T>(ImageHdu image, string reason) where T : unmanaged
    {
        string message = Assert.Throws<FitsException>(() => image.Read<T>()).Message;
        Assert.StartsWith("x.fits, HDU 0", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_of_the_wrong_type_is_named() =>
        Refused<float>(FitsText.Image(16, 1, [0, 1], "BSCALE  = 'one'"), "BSCALE is the text 'one'");
}

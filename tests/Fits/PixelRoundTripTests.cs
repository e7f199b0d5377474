using System.Runtime.InteropServices;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class PixelRoundTripTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_pixel_type_comes_back_bit_for_bit_from_a_non_square_image()
    {
        RoundTrip<byte>(8);
        RoundTrip<sbyte>(8);
        RoundTrip<short>(16);
        RoundTrip<ushort>(16);
        RoundTrip<int>(32);
        RoundTrip<uint>(32);
        RoundTrip<long>(64);
        RoundTrip<ulong>(64);
        RoundTrip<float>(-32);
        RoundTrip<double>(-64);
    }

    // Several chunks, an odd number of pixels, and random bits, which hold NaNs with payloads and the extremes.
    private void RoundTrip<T>(int bitpix) where T : unmanaged
    {
        const int width = 613, height = 307;
        var pixels = new T[width * height];
        new Random(7).NextBytes(MemoryMarshal.AsBytes(pixels.AsSpan()));
        var original = (T[])pixels.Clone();
        var created = ImageHdu.Create(pixels, width, height);
        FitsFile.Write(folder["image.fits"], created);

        var image = FitsFile.Open(folder["image.fits"]).FirstImage();
        Assert.Equal((bitpix, width, height), (image.Bitpix, image.Width, image.Height));
        AssertSameBits(original, image.Read<T>());
        AssertSameBits(original, created.Read<T>());
        AssertSameBits(original, pixels);
    }

    private static void AssertSameBits<T>(T[] expected, T[] actual) where T : unmanaged =>
        Assert.True(MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan())), typeof(T).Name);

    [Fact]
    public void A_mask_is_stored_as_zeros_and_ones()
    {
        bool[] mask = [true, false, false, true, true, false];
        FitsFile.Write(folder["mask.fits"], ImageHdu.Create(mask, 3, 2));
        var image = FitsFile.Open(folder["mask.fits"]).FirstImage();
        Assert.Equal(8, image.Bitpix);
        Assert.Equal(mask, image.Read<bool>());
        Assert.Equal<byte>([1, 0, 0, 1, 1, 0], image.Read<byte>());
    }

    [Fact]
    public void Any_number_of_axes_is_kept()
    {
        int[] pixels = [.. Enumerable.Range(-3, 30)];
        Hdu[] images = [ImageHdu.Create(pixels, [30]), ImageHdu.Create(pixels, [5, 3, 2]), ImageHdu.Create(pixels, [6, 5, 1]), ImageHdu.Empty()];
        FitsFile.Write(folder["axes.fits"], images);
        var file = FitsFile.Open(folder["axes.fits"]);
        Assert.Equal([30], file.Image(0).Shape);
        Assert.Equal([5, 3, 2], file.Image(1).Shape);
        Assert.Equal(pixels, file.Image(1).Read<int>());
        Assert.Equal((6, 5), (file.Image(2).Width, file.Image(2).Height));
        Assert.Empty(file.Image(3).Shape);
        Assert.Empty(file.Image(3).Read<float>());
        FitsAssert.Fails("5 × 3 × 2", () => _ = file.Image(1).Width);
    }

    [Fact]
    public void An_axis_of_length_zero_is_an_image_without_pixels()
    {
        FitsFile.Write(folder["zero.fits"], ImageHdu.Create<float>([], 0, 7));
        var image = FitsFile.Open(folder["zero.fits"]).Image(0);
        Assert.Equal((0, 7), (image.Width, image.Height));
        Assert.Empty(image.Read<float>());
    }

    [Fact]
    public void The_number_of_pixels_must_be_that_of_the_shape()
    {
        Assert.Throws<ArgumentException>(() => ImageHdu.Create(new float[6], 3, 3));
        Assert.Throws<ArgumentException>(() => ImageHdu.Create(new float[1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageHdu.Create(new float[6], -3, -2));
        Assert.Throws<NotSupportedException>(() => ImageHdu.Create(new char[6], 3, 2));
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ImageTests
{
    private static readonly Image<int> Sample = new(5, 3, [.. Enumerable.Range(0, 15)]);

    [Fact]
    public void Pixels_are_stored_row_after_row()
    {
        Assert.Equal(13, Sample[3, 2]);
        Assert.Equal([5, 6, 7, 8, 9], Sample.Row(1).ToArray());
        var image = new Image<int>(5, 3);
        image[4, 1] = 7;
        image.Row(2)[0] = 8;
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 0, 0, 0, 0], image.Pixels);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    public void A_pixel_beyond_the_border_is_never_one_of_the_next_row(int x, int y)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => Sample[x, y]).Message;
        Assert.Contains($"({x}, {y})", message, StringComparison.Ordinal);
        Assert.Contains("5 × 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample[x, y] = 1);
        if (x == 0) Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Row(y).Length);
    }

    [Fact]
    public void A_crop_is_a_copy_of_its_rectangle()
    {
        var crop = Sample.Crop(3, 1, 2, 2);
        Assert.Equal([8, 9, 13, 14], crop.Pixels);
        crop[0, 0] = -1;
        Assert.Equal(8, Sample[3, 1]);
        Assert.Equal(Sample.Pixels, Sample.Crop(0, 0, 5, 3).Pixels);
        Assert.Empty(Sample.Crop(5, 3, 0, 0).Pixels);
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, -1, 2, 2)]
    [InlineData(4, 0, 2, 2)]
    [InlineData(0, 2, 2, 2)]
    [InlineData(0, 0, -1, 2)]
    [InlineData(int.MaxValue, 0, 1, 1)]
    [InlineData(1, 1, int.MaxValue, 1)]
    public void A_crop_beyond_the_border_is_refused(int x, int y, int width, int height) =>
        Assert.Contains("5 × 3", Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Crop(x, y, width, height)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_image_has_as_many_pixels_as_it_says()
    {
        Assert.Contains("14 pixels", Assert.Throws<ArgumentException>(() => new Image<int>(5, 3, new int[14])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<int>(-5, -3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<byte>(100_000, 100_000));
        Assert.Empty(new Image<int>(0, 3).Pixels);
    }

    [Fact]
    public void A_clone_has_its_own_memory_and_a_map_its_own_type()
    {
        var clone = Sample.Clone();
        clone[0, 0] = 99;
        Assert.Equal(0, Sample[0, 0]);
        var half = Sample.Map(p => p / 2.0);
        Assert.Equal(6.5, half[3, 2]);
        Assert.True(half.SameShape(Sample));
        Assert.False(half.SameShape(new Image<int>(3, 5)));
        Assert.Equal("Double image 5 × 3", half.ToString());
    }

    [Fact]
    public void An_exception_of_a_pixel_function_is_thrown_as_it_is()
    {
        var tall = new Image<int>(1, 1000);
        foreach (int threads in new[] { 1, 2 })
        {
            Assert.Throws<FormatException>(() => TestImages.WithThreads<Image<int>>(threads, () => tall.Map<int>(_ => throw new FormatException())));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute.Threads = 0);
    }
}

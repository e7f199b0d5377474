using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Cut-outs lie where they should, also at the border.</summary>
public sealed class CutoutTests
{
    private static readonly Image<float> Image = new(7, 5, [.. Enumerable.Range(0, 35).Select(i => (float)i)]);

    [Fact]
    public void The_middle_of_a_cutout_is_the_pixel_nearest_to_the_position()
    {
        var cut = Cutout.Of(Image, 3.4, 1.6, 3);
        Assert.Equal(Image[3, 2], cut[1, 1]);
        Assert.Equal(Image[2, 1], cut[0, 0]);
        Assert.Equal(Image[4, 3], cut[2, 2]);
    }

    [Theory]
    [InlineData(0, 0, 4)]
    [InlineData(6, 4, 4)]
    [InlineData(0, 4, 4)]
    [InlineData(-1, 2, 3)]
    [InlineData(-5, 2, 0)]
    [InlineData(1e300, -1e300, 0)]
    public void Beyond_the_image_a_cutout_is_empty(double x, double y, int covered) =>
        Assert.Equal(covered, Cutout.Of(Image, x, y, 3).Pixels.Count(float.IsFinite));

    [Fact]
    public void Normalised_pixels_go_from_the_sky_to_one_and_missing_ones_stay()
    {
        var cut = Image.Clone();
        cut[0, 0] = float.NaN;
        var shown = Cutout.Normalised(cut);
        Assert.True(float.IsNaN(shown[0, 0]));
        Assert.Equal(1, shown[6, 4]);
        Assert.All(shown.Pixels.Skip(1), v => Assert.InRange(v, 0, 1));
        Assert.All(Cutout.Normalised(new Image<float>(3, 2)).Pixels, v => Assert.Equal(0, v));
        Assert.All(Cutout.Normalised(new Image<float>(1, 1, [float.NaN])).Pixels, v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void Tiles_run_from_the_upper_left_in_rows()
    {
        var tiles = Enumerable.Range(1, 3).Select(i => new Image<float>(3, 2, [i, i, i, i, i, i])).ToArray();
        var (sheet, corners) = Cutout.Tile(tiles, columns: 2, gapPx: 1);
        Assert.Equal((9, 7), (sheet.Width, sheet.Height));
        Assert.Equal([(1, 4), (5, 4), (1, 1)], corners);
        Assert.Equal([1, 2, 3], corners.Select(c => sheet[c.X + 2, c.Y + 1]));
        Assert.Equal(18, sheet.Pixels.Count(float.IsFinite));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentException>(() => Cutout.Of(Image, double.NaN, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cutout.Of(Image, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => Cutout.Tile([], 3, 1));
        Assert.Throws<ArgumentException>(() => Cutout.Tile([Image, new Image<float>(2, 2)], 3, 1));
    }
}

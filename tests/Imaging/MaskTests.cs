using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class MaskTests
{
    private static readonly Image<bool> A = TestImages.Mask("##...", "..#..", ".....");
    private static readonly Image<bool> B = TestImages.Mask(".##..", "..#..", "....#");

    [Fact]
    public void Masks_combine()
    {
        Assert.Equal([".#...", "..#..", "....."], TestImages.Draw(A.And(B)));
        Assert.Equal(["###..", "..#..", "....#"], TestImages.Draw(A.Or(B)));
        Assert.Equal(["..###", "##.##", "#####"], TestImages.Draw(A.Not()));
        Assert.Equal(3, A.CountTrue());
        Assert.Throws<ArgumentException>(() => A.And(new Image<bool>(3, 5)));
    }

    [Fact]
    public void Selecting_and_replacing_follow_the_mask()
    {
        var image = new Image<int>(5, 3, [.. Enumerable.Range(0, 15)]);
        Assert.Equal([0, 1, 7], image.Select(A));
        Assert.Equal([0, 1, -1, -1, -1, -1, -1, 7, -1, -1, -1, -1, -1, -1, -1], image.Where(A, -1).Pixels);
        Assert.Empty(image.Select(new Image<bool>(5, 3)));
    }

    [Fact]
    public void The_bounding_box_is_the_smallest_rectangle()
    {
        Assert.Equal((1, 0, 4, 3), B.BoundingBox());
        Assert.Equal((0, 0, 3, 2), A.BoundingBox());
        Assert.Equal((4, 2, 1, 1), TestImages.Mask(".....", ".....", "....#").BoundingBox());
        Assert.Null(new Image<bool>(5, 3).BoundingBox());
        Assert.Null(new Image<bool>(0, 0).BoundingBox());
    }

    [Fact]
    public void A_position_is_near_a_mask_when_a_pixel_centre_is_within_the_radius()
    {
        var mask = new Image<bool>(20, 14);
        mask[7, 5] = true;
        var positions = new[] { (7.0, 5.0), (9.0, 5.0), (9.01, 5.0), (8.4, 6.4), (8.5, 6.5), (-300.0, 5.0), (double.NaN, 5.0) };
        Assert.Equal([true, true, false, true, false, false, false], mask.IsNear(positions, 2));
        Assert.Equal(Mask.Circles(20, 14, [positions[3]], 2)[7, 5], mask.IsNear([positions[3]], 2)[0]);
    }
}

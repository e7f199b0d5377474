using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class MorphologyTests
{
    private static readonly Image<bool> Specks = TestImages.Mask(
        ".................", ".................", ".................", "....#............", "...............#.", ".........#.......", ".................",
        ".................", ".................", "..#..............", ".................", ".............#...", "......#..........", ".................");

    [Fact]
    public void Even_footprints_dilate_as_in_scipy() =>
        // scipy.ndimage.binary_dilation(m, np.ones((4, 6)))
        Assert.Equal(
            [
                ".................", ".######..........", ".######.....#####", ".################", ".################", "......###########", "......######.....",
                "#####............", "#####............", "#####.....######.", "#########.######.", "...######.######.", "...######.######.", "...######........",
            ], TestImages.Draw(Morphology.Dilate(Specks, Footprint.Box(6, 4))));

    [Fact]
    public void Even_footprints_erode_as_in_scipy() =>
        // scipy.ndimage.binary_erosion(binary_dilation(m, np.ones((4, 6))), np.ones((2, 4)))
        Assert.Equal(
            [
                ".................", ".................", "...###...........", "...###........##.", "...#############.", "........########.", "........###......",
                ".................", "..##.............", "..##.............", "..##........###..", ".....###....###..", ".....###....###..", ".....###.........",
            ], TestImages.Draw(Morphology.Erode(Morphology.Dilate(Specks, Footprint.Box(6, 4)), Footprint.Box(4, 2))));

    [Fact]
    public void Closing_by_10_by_10_pixels_is_that_of_scipy()
    {
        // scipy.ndimage.binary_closing(m, np.ones((10, 10))); the dilation has 238 − all 14 × 17 − pixels, which only the border erodes
        Assert.Equal(238, Morphology.Dilate(Specks, Footprint.Box(10, 10)).CountTrue());
        string[] closed = TestImages.Draw(Morphology.Close(Specks, Footprint.Box(10, 10)));
        Assert.Equal([.. Enumerable.Repeat(".................", 5), .. Enumerable.Repeat(".....########....", 5), .. Enumerable.Repeat(".................", 4)], closed);
    }

    [Fact]
    public void Closing_with_a_true_outside_keeps_objects_at_the_border() =>
        // scipy.ndimage.binary_erosion(binary_dilation(m, np.ones((4, 6))), np.ones((4, 6)), border_value=1)
        Assert.Equal(
            [
                ".................", ".................", ".................", "....#............", "...............##", ".........#.......", ".................",
                ".................", ".................", "###..............", ".................", ".............#...", "......#..........", "......#..........",
            ], TestImages.Draw(Morphology.Close(Specks, Footprint.Box(6, 4), outside: true)));

    [Fact]
    public void What_is_true_beyond_the_border_reaches_in_as_in_scipy() =>
        // scipy.ndimage.binary_closing(m, np.ones((2, 4)), border_value=1)
        Assert.Equal(
            [
                ".................", ".................", ".................", "....#............", "...............##", ".........#.......", ".................",
                ".................", ".................", "###..............", ".................", ".............####", "......#..........", "......#..........",
            ], TestImages.Draw(Morphology.Erode(Morphology.Dilate(Specks, Footprint.Box(4, 2), outside: true), Footprint.Box(4, 2), outside: true)));

    [Fact]
    public void A_lopsided_footprint_without_its_centre_moves_the_mask_as_in_scipy()
    {
        // a = [[0, 1, 1], [0, 0, 0]]: scipy.ndimage.binary_dilation(m, a, iterations=2); binary_erosion(binary_dilation(m, np.ones((3, 5))), a)
        var lopsided = new Footprint(TestImages.Mask(".##", "..."));
        Assert.Equal(
            [
                ".................", "....###..........", "...............##", ".........###.....", ".................", ".................", ".................",
                "..###............", ".................", ".............###.", "......###........", ".................", ".................", ".................",
            ], TestImages.Draw(Morphology.Dilate(Specks, lopsided, iterations: 2)));
        Assert.Equal(
            [
                ".................", ".................", ".................", "..####...........", "..####.......###.", "..#########..###.", ".......####..###.",
                ".......####......", ".................", "####.............", "####.............", "####.......####..", "....####...####..", "....####...####..",
            ], TestImages.Draw(Morphology.Erode(Morphology.Dilate(Specks, Footprint.Box(5, 3)), lopsided)));
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(63, 5)]
    [InlineData(64, 40)]
    [InlineData(65, 7)]
    [InlineData(130, 33)]
    [InlineData(200, 1)]
    public void Random_masks_and_footprints_agree_with_the_definition(int width, int height)
    {
        var random = new Random(width);
        for (int round = 0; round < 30; round++)
        {
            var mask = TestImages.RandomMask(width, height, round % 2 == 0 ? 0.1 : 0.9, random.Next());
            // Now and then larger than the image, or a single pixel beside the centre.
            var shape = TestImages.RandomMask(1 + random.Next(round % 5 == 0 ? 2 * width + 10 : 12), 1 + random.Next(8), 0.4, random.Next());
            shape[random.Next(shape.Width), random.Next(shape.Height)] = true;
            var footprint = new Footprint(shape);
            bool outside = random.Next(2) == 0;
            int iterations = 1 + random.Next(2);
            Image<bool> dilated = mask, eroded = mask;
            for (int i = 0; i < iterations; i++)
            {
                dilated = Dilate(dilated, shape);
                eroded = Erode(eroded, shape, outside);
            }
            Assert.Equal(dilated.Pixels, Morphology.Dilate(mask, footprint, iterations).Pixels);
            Assert.Equal(eroded.Pixels, Morphology.Erode(mask, footprint, iterations, outside).Pixels);
        }
    }

    [Fact]
    public void Eroding_a_mask_is_dilating_its_complement_with_the_turned_footprint()
    {
        var mask = TestImages.RandomMask(77, 31, 0.8, 1);
        var shape = TestImages.Mask("#..#.", ".##..", "....#");
        var turned = new Image<bool>(5, 3, [.. shape.Pixels.Reverse()]);
        Assert.Equal(Morphology.Dilate(mask.Not(), new(turned)).Not().Pixels, Morphology.Erode(mask, new(shape), outside: true).Pixels);
    }

    [Fact]
    public void Opening_removes_specks_and_closing_never_takes_away_inside()
    {
        var mask = TestImages.Mask("........", ".###..#.", ".###....", ".###....", "........");
        Assert.Equal(["........", ".###....", ".###....", ".###....", "........"], TestImages.Draw(Morphology.Open(mask, Footprint.Box(3, 3))));
        var random = TestImages.RandomMask(90, 40, 0.2, 2);
        var closed = Morphology.Close(random, Footprint.Disk(2), outside: true);
        Assert.Equal(random.CountTrue(), random.And(closed).CountTrue());
        Assert.True(closed.CountTrue() > random.CountTrue());
        Assert.Equal(closed.Pixels, Morphology.Close(closed, Footprint.Disk(2), outside: true).Pixels);
    }

    [Fact]
    public void Footprints_have_their_shapes()
    {
        var point = new Image<bool>(11, 7);
        point[6, 3] = true;
        // skimage.morphology.disk(2) and diamond(1)
        Assert.Equal(
            ["...........", "......#....", ".....###...", "....#####..", ".....###...", "......#....", "..........."],
            TestImages.Draw(Morphology.Dilate(point, Footprint.Disk(2))));
        Assert.Equal(
            ["...........", "...........", "......#....", ".....###...", "......#....", "...........", "..........."],
            TestImages.Draw(Morphology.Dilate(point, Footprint.Diamond(1))));
        // Of an even box the extra column and row lie at lower x and y.
        Assert.Equal(
            ["...........", "....####...", "....####...", "...........", "...........", "...........", "..........."],
            TestImages.Draw(Morphology.Erode(Morphology.Dilate(Morphology.Dilate(point, Footprint.Box(4, 2)), new(TestImages.Mask("#", ".", "."))), Footprint.Box(1, 1))));
    }

    [Fact]
    public void What_is_no_footprint_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Footprint(new Image<bool>(3, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Footprint.Disk(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Footprint.Diamond(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Morphology.Dilate(Specks, Footprint.Box(2, 2), -1));
        Assert.Equal(Specks.Pixels, Morphology.Dilate(Specks, Footprint.Box(3, 3), 0).Pixels);
    }

    private static Image<bool> Dilate(Image<bool> mask, Image<bool> shape)
    {
        var result = new Image<bool>(mask.Width, mask.Height);
        ForOffsets(mask, shape, (x, y, dx, dy) => result[x, y] |= Pixel(mask, x - dx, y - dy, false));
        return result;
    }

    private static Image<bool> Erode(Image<bool> mask, Image<bool> shape, bool outside)
    {
        var result = TestImages.Filled(mask.Width, mask.Height, true);
        ForOffsets(mask, shape, (x, y, dx, dy) => result[x, y] &= Pixel(mask, x + dx, y + dy, outside));
        return result;
    }

    private static void ForOffsets(Image<bool> mask, Image<bool> shape, Action<int, int, int, int> visit)
    {
        for (int v = 0; v < shape.Height; v++)
        {
            for (int u = 0; u < shape.Width; u++)
            {
                if (!shape[u, v]) continue;
                for (int y = 0; y < mask.Height; y++) for (int x = 0; x < mask.Width; x++) visit(x, y, u - shape.Width / 2, v - shape.Height / 2);
            }
        }
    }

    private static bool Pixel(Image<bool> mask, int x, int y, bool outside) =>
        x >= 0 && y >= 0 && x < mask.Width && y < mask.Height ? mask[x, y] : outside;
}

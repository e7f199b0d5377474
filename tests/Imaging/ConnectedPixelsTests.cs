using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ConnectedPixelsTests
{
    private static readonly Image<bool> Sample = TestImages.Mask("#..#.##", "##.#.#.", ".....#.", "#.###.#", ".#....#");

    [Fact]
    public void Labels_are_those_of_scipy()
    {
        // scipy.ndimage.label(m) and label(m, np.ones((3, 3)))
        var (four, count4) = ConnectedPixels.Label(Sample, Connectivity.Four);
        Assert.Equal([1, 0, 0, 2, 0, 3, 3, 1, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 3, 0, 4, 0, 5, 5, 5, 0, 6, 0, 7, 0, 0, 0, 0, 6], four.Pixels);
        Assert.Equal(7, count4);
        var (eight, count8) = ConnectedPixels.Label(Sample);
        Assert.Equal([1, 0, 0, 2, 0, 3, 3, 1, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 3, 3, 3, 0, 3, 0, 3, 0, 0, 0, 0, 3], eight.Pixels);
        Assert.Equal(3, count8);
    }

    [Theory]
    [InlineData(Connectivity.Four)]
    [InlineData(Connectivity.Eight)]
    public void Random_masks_are_labelled_as_by_flood_fill(Connectivity connectivity)
    {
        foreach (double density in new[] { 0.05, 0.35, 0.45, 0.6, 0.95 })
        {
            foreach (var (width, height) in new[] { (97, 41), (1, 50), (64, 1), (13, 200) })
            {
                var mask = TestImages.RandomMask(width, height, density, width);
                var (expected, count) = FloodFill(mask, connectivity);
                var found = ConnectedPixels.Label(mask, connectivity);
                Assert.Equal(expected.Pixels, found.Labels.Pixels);
                Assert.Equal(count, found.Count);
            }
        }
    }

    [Fact]
    public void Arms_that_meet_late_are_one_group()
    {
        var shape = TestImages.Mask(
            "#.#.#.#..",
            "#.#.#.#..",
            "#.###.#.#",
            "#.....#.#",
            "#######..");
        var (labels, count) = ConnectedPixels.Label(shape, Connectivity.Four);
        Assert.Equal(3, count);
        Assert.Equal([1, 0, 2, 0, 2, 0, 1, 0, 0], labels.Row(0).ToArray());
        Assert.Equal(3, labels[8, 3]);
    }

    [Fact]
    public void A_spiral_is_one_group_and_its_gap_another()
    {
        var spiral = TestImages.Mask(
            "###########",
            "..........#",
            "#########.#",
            "#.......#.#",
            "#.#####.#.#",
            "#.#...#.#.#",
            "#.#.###.#.#",
            "#.#.....#.#",
            "#.#######.#",
            "#.........#",
            "###########");
        Assert.Equal(1, ConnectedPixels.Label(spiral, Connectivity.Four).Count);
        Assert.Equal(1, ConnectedPixels.Label(spiral.Not(), Connectivity.Four).Count);
    }

    [Fact]
    public void A_chessboard_is_one_group_by_corners_and_none_by_edges()
    {
        var board = new Image<bool>(9, 4, [.. Enumerable.Range(0, 36).Select(i => (i % 9 + i / 9) % 2 == 0)]);
        Assert.Equal(1, ConnectedPixels.Label(board).Count);
        Assert.Equal(18, ConnectedPixels.Label(board, Connectivity.Four).Count);
    }

    [Fact]
    public void An_empty_mask_has_no_group_and_a_full_one_has_one()
    {
        Assert.Equal(0, ConnectedPixels.Label(new Image<bool>(5, 3)).Count);
        Assert.Equal(0, ConnectedPixels.Label(new Image<bool>(0, 0)).Count);
        var (labels, count) = ConnectedPixels.Label(new Image<bool>(5, 3).Not());
        Assert.Equal(1, count);
        Assert.All(labels.Pixels, label => Assert.Equal(1, label));
    }

    private static (Image<int> Labels, int Count) FloodFill(Image<bool> mask, Connectivity connectivity)
    {
        var labels = new Image<int>(mask.Width, mask.Height);
        int count = 0;
        for (int start = 0; start < mask.Pixels.Length; start++)
        {
            if (!mask.Pixels[start] || labels.Pixels[start] != 0) continue;
            labels.Pixels[start] = ++count;
            var open = new Stack<int>([start]);
            while (open.TryPop(out int i))
            {
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        if (connectivity == Connectivity.Four && dx * dy != 0) continue;
                        int x = i % mask.Width + dx, y = i / mask.Width + dy;
                        if (x < 0 || y < 0 || x >= mask.Width || y >= mask.Height || !mask[x, y] || labels[x, y] != 0) continue;
                        labels[x, y] = count;
                        open.Push(y * mask.Width + x);
                    }
                }
            }
        }
        return (labels, count);
    }
}

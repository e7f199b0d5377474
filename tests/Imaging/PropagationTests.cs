using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class PropagationTests
{
    private static readonly Image<bool> Within = TestImages.Mask(
        "..#######..##...#", "#.#.#.#..#..#.###", "##.##.#.##.####.#", ".#.#..#...##.#..#",
        ".##.#......#..#.#", ".####...#.#.###..", "####.#.######..##", "..#.#..#..#######");

    // Two of them touch the mask from outside.
    private static readonly Image<bool> Seeds = TestImages.Mask(
        ".................", ".......#.........", "..........#......", ".................",
        "#................", ".................", "#........#.......", ".................");

    [Fact]
    public void Seeds_spread_over_edges_as_in_scipy() =>
        // scipy.ndimage.binary_propagation(seeds, mask=within)
        Assert.Equal(
            [
                "..#######..##...#", "#.#.#.##.#..#.###", "##.##.#.#######.#", ".#.#..#...##.#..#",
                "###.#......#..#.#", ".####...#.#.###..", "####...######..##", "..#....#..#######",
            ], TestImages.Draw(Morphology.Propagate(Seeds, Within)));

    [Fact]
    public void Seeds_spread_over_corners_as_in_scipy() =>
        // the same with structure=np.ones((3, 3))
        Assert.Equal(
            [
                "..#######..##...#", "#.#.#.##.#..#.###", "##.##.#.#######.#", ".#.#..#...##.#..#",
                "###.#......#..#.#", ".####...#.#.###..", "####.#.######..##", "..#.#..#..#######",
            ], TestImages.Draw(Morphology.Propagate(Seeds, Within, Connectivity.Eight)));

    [Theory]
    [InlineData(Connectivity.Four)]
    [InlineData(Connectivity.Eight)]
    public void Random_masks_agree_with_repeated_dilation(Connectivity connectivity)
    {
        var cell = connectivity == Connectivity.Four ? Footprint.Diamond(1) : Footprint.Box(3, 3);
        for (int seed = 0; seed < 40; seed++)
        {
            var within = TestImages.RandomMask(71, 23, connectivity == Connectivity.Four ? 0.6 : 0.42, seed);
            var seeds = TestImages.RandomMask(71, 23, 0.004, seed + 100);
            var expected = seeds;
            for (int before = -1; before != expected.CountTrue();)
            {
                before = expected.CountTrue();
                expected = Morphology.Dilate(expected, cell).And(within).Or(seeds);
            }
            Assert.Equal(expected.Pixels, Morphology.Propagate(seeds, within, connectivity).Pixels);
        }
    }

    [Fact]
    public void A_snake_is_followed_to_its_end()
    {
        var within = TestImages.Mask("#########", "........#", "#########", "#........", "#########");
        var seeds = new Image<bool>(9, 5);
        seeds[8, 4] = true;
        Assert.Equal(within.Pixels, Morphology.Propagate(seeds, within).Pixels);
        Assert.Equal(0, Morphology.Propagate(new Image<bool>(9, 5), within).CountTrue());
        Assert.Throws<ArgumentException>(() => Morphology.Propagate(new Image<bool>(5, 9), within));
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class StarLikeCosmicRaysTests
{
    [Fact]
    public void A_hit_over_negative_ground_is_found_but_neither_a_nebula_nor_a_single_pixel()
    {
        var random = new Random(11);
        var map = new Image<float>(211, 167).Map(_ => (float)(0.02 * (random.NextDouble() - 0.5)));
        Add(map, 60.3, 40.6, 10, 1.2);
        Add(map, 150, 110, 10, 1.2);
        // A nebula: light at every distance around the second.
        Add(map, 150, 110, 2, 25);
        map[100, 30] += 30;
        var found = Assert.Single(StarLikeCosmicRays.Find(map));
        Assert.Equal(60.3, found.X, 0.1);
        Assert.Equal(40.6, found.Y, 0.1);
    }

    [Fact]
    public void A_map_without_pixels_or_noise_has_none()
    {
        Assert.Empty(StarLikeCosmicRays.Find(new Image<float>(9, 7)));
        Assert.Empty(StarLikeCosmicRays.Find(new Image<float>(9, 7).Map(_ => float.NaN)));
    }

    [Fact]
    public void Circles_mark_pixel_centres_within_the_radius()
    {
        var mask = Mask.Circles(7, 5, [(2, 2), (6.4, 0), (-9, 50), (double.NaN, 1)], 1);
        Assert.Equal(["..#...#", ".###...", "..#....", ".......", "......."], TestImages.Draw(Mask.Circles(7, 5, [(2, 1), (6.4, -0.5)], 1)));
        Assert.Equal(["......#", "..#....", ".###...", "..#....", "......."], TestImages.Draw(mask));
        // Pixels at exactly 3, as (3, 0) is, belong to it: 29 of them.
        Assert.Equal(29, Mask.Circles(20, 19, [(9, 8)], 3).CountTrue());
        Assert.Throws<ArgumentOutOfRangeException>(() => Mask.Circles(7, 5, [], double.NaN));
    }

    private static void Add(Image<float> map, double x, double y, double height, double sigma)
    {
        for (int j = 0; j < map.Height; j++)
        {
            for (int i = 0; i < map.Width; i++)
            {
                map[i, j] += (float)(height * Math.Exp(-((i - x) * (i - x) + (j - y) * (j - y)) / (2 * sigma * sigma)));
            }
        }
    }
}

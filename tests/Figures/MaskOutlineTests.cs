using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class MaskOutlineTests
{
    [Fact]
    public void The_outline_of_a_mask_with_a_hole_encloses_its_pixels()
    {
        var mask = Of(
            "..........",
            ".######...",
            ".#....#..#",
            ".#.##.#.##",
            ".#....#...",
            ".######..#");
        var outline = MaskOutline.Of(mask);
        Assert.Equal(mask.Pixels.Count(m => m), Area(outline), 1e-12);
        Assert.Equal(5, outline.Loops.Count);
        Assert.All(outline.Loops.SelectMany(l => l), p => Assert.Equal(0.5, Math.Abs(p.X % 1), 1e-12));
    }

    [Fact]
    public void Pixels_that_touch_at_a_corner_have_outlines_of_their_own()
    {
        var outline = MaskOutline.Of(Of("#.", ".#"));
        Assert.Equal(2, outline.Loops.Count);
        Assert.All(outline.Loops, l => Assert.Equal(4, l.Count));
        Assert.Equal(2, Area(outline), 1e-12);
    }

    [Fact]
    public void A_full_mask_is_one_rectangle_and_an_empty_one_nothing()
    {
        var full = new Image<bool>(7, 3);
        Assert.Empty(MaskOutline.Of(full).Loops);
        Array.Fill(full.Pixels, true);
        var loop = Assert.Single(MaskOutline.Of(full).Loops);
        Assert.Equal([(-0.5, -0.5), (6.5, -0.5), (6.5, 2.5), (-0.5, 2.5)], loop.Select(p => (p.X, p.Y)));
    }

    [Fact]
    public void A_ragged_mask_is_drawn_coarser_rather_than_larger()
    {
        var noise = NoisyImage.Large(301, 203).Map(v => v > 0);
        var outline = MaskOutline.Of(noise, 2000);
        Assert.InRange(outline.Loops.Sum(l => l.Count), 1, 2000);
    }

    // Shoelace formula; holes run clockwise and count negative.
    private static double Area(MaskOutline outline) => outline.Loops.Sum(loop =>
        loop.Zip(loop.Skip(1).Append(loop[0]), (a, b) => (a.X * b.Y - b.X * a.Y) / 2).Sum());

    private static Image<bool> Of(params string[] rowsFromTop)
    {
        var mask = new Image<bool>(rowsFromTop[0].Length, rowsFromTop.Length);
        for (int y = 0; y < mask.Height; y++)
        {
            for (int x = 0; x < mask.Width; x++) mask[x, y] = rowsFromTop[mask.Height - 1 - y][x] == '#';
        }
        return mask;
    }
}

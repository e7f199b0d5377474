using static HstNotebooks.Tests.Figures.RasterPage;

namespace HstNotebooks.Tests.Figures;

public sealed class RasterTextTests
{
    [Fact]
    public void The_stems_of_an_H_stand_where_the_font_has_them()
    {
        var face = FontFace.Regular;
        var outline = face.Outline(face.Glyph('H')).Contours.SelectMany(c => c).ToArray();
        double size = 60, scale = size / face.UnitsPerEm;
        var picture = Draw(new TextRun(20, 80, "H", size, Black));
        int row = 80 - (int)(face.CapHeight * scale * 0.75);
        double[] edges = [.. outline.Select(p => 20 + p.X * scale).Distinct().Order()];
        Assert.Equal(4, edges.Length);
        for (int x = 0; x < 120; x++)
        {
            double covered = Overlap(edges[0], edges[1], x) + Overlap(edges[2], edges[3], x);
            Assert.InRange(Alpha(picture, x, row), 255 * covered - 1, 255 * covered + 1);
        }
        // Feet on the baseline, heads at the height of capitals.
        Assert.Equal(255, Alpha(picture, (int)edges[0] + 2, 79));
        Assert.Equal(0, Alpha(picture, (int)edges[0] + 2, 80));
        Assert.Equal(0, Alpha(picture, (int)edges[0] + 2, (int)Math.Floor(80 - face.CapHeight * scale) - 1));

        static double Overlap(double from, double to, int x) => Math.Clamp(Math.Min(to, x + 1) - Math.Max(from, x), 0, 1);
    }

    [Fact]
    public void Anchors_and_turns_move_the_same_letters()
    {
        double area = Area(Draw(new TextRun(20, 50, "NGC 628", 14, Black)));
        Assert.InRange(area, 100, 400);
        foreach (var anchor in new[] { Anchor.Start, Anchor.Middle, Anchor.End })
        {
            double x = 20 + TextLayout.Of("NGC 628", 14, false).Width * (int)anchor / 2.0;
            Assert.Equal(area, Area(Draw(new TextRun(x, 50, "NGC 628", 14, Black, anchor))), 0.5);
        }
        Assert.Equal(area, Area(Draw(new TextRun(60, 80, "NGC 628", 14, Black, Rotation: 90))), 0.5);
        Assert.Equal(area, Area(Draw(new TextRun(40, 70, "NGC 628", 14, Black, Rotation: 33))), 0.5);
        // Turned to the left: upwards from its beginning, feet to the right.
        var upright = Draw(new TextRun(60, 80, "H", 30, Black, Rotation: 90));
        Assert.Equal(0, Enumerable.Range(0, 90).Sum(y => Alpha(upright, 60, y)));
        Assert.True(Enumerable.Range(0, 80).Sum(y => Alpha(upright, 59, y)) > 255);
        Assert.Equal(0, Enumerable.Range(80, 10).Sum(y => Alpha(upright, 55, y)));
    }

    [Fact]
    public void A_halo_is_translucent_and_below_the_letters()
    {
        var picture = Draw(216, new TextRun(20, 60, "I", 60, Black, Halo: new Rgb(255, 255, 255)));
        byte[] row = picture.Bytes[(4 * 120 * 360)..(4 * 121 * 360)];
        Assert.Contains(row.Chunk(4), p => p is [255, 255, 255, 153]);
        Assert.Contains(row.Chunk(4), p => p is [0, 0, 0, 255]);
    }
}

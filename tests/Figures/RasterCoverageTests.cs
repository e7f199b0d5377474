using HstNotebooks.Imaging;
using static HstNotebooks.Tests.Figures.RasterPage;

namespace HstNotebooks.Tests.Figures;

public sealed class RasterCoverageTests
{
    [Theory]
    [InlineData(72)]
    [InlineData(300)]
    public void The_coverage_of_a_polygon_adds_up_to_its_area(double dotsPerInch)
    {
        double pixels = dotsPerInch / 72 * dotsPerInch / 72;
        Assert.Equal(pixels * Math.PI * 30 * 30, Area(Draw(dotsPerInch, Filled(Polygon(51.3, 44.7, 30, 2000)))), pixels * 0.1);
        // A rectangle, turned.
        Assert.Equal(pixels * 2 * 30 * 30, Area(Draw(dotsPerInch, Filled(Polygon(51.3, 44.7, 30, 4)))), pixels * 0.1);
    }

    [Fact]
    public void The_middle_of_a_five_pointed_star_is_empty()
    {
        // Five points, each a triangle. Where two sides cross, one pixel may be a third too dark.
        double inner = 40 * Math.Cos(Math.Tau / 5) / Math.Cos(Math.PI / 5);
        double side = 2 * inner * Math.Sin(Math.PI / 5), height = 40 - inner * Math.Cos(Math.PI / 5);
        var star = Draw(Filled(Polygon(60.2, 44.1, 40, 5, step: 2)));
        Assert.Equal(0, Alpha(star, 60, 44));
        Assert.Equal(5 * side * height / 2, Area(star), 5 / 3.0);
    }

    [Fact]
    public void A_shape_moved_by_whole_pixels_is_the_same_picture_moved()
    {
        Bitmap here = Draw(Filled(Polygon(40.25, 35.5, 20, 7))), there = Draw(Filled(Polygon(57.25, 44.5, 20, 7)));
        for (int y = 0; y < 80; y++)
        {
            for (int x = 0; x < 100; x++) Assert.Equal(Alpha(here, x, y), Alpha(there, x + 17, y + 9));
        }
    }

    [Fact]
    public void Two_halves_cover_what_the_whole_covers()
    {
        Bitmap left = Draw(Filled((10.3, 20.6), (33.7, 20.6), (41.1, 70.2), (10.3, 70.2)));
        Bitmap right = Draw(Filled((33.7, 20.6), (90.2, 20.6), (90.2, 70.2), (41.1, 70.2)));
        Bitmap whole = Draw(Filled((10.3, 20.6), (90.2, 20.6), (90.2, 70.2), (10.3, 70.2)));
        for (int y = 0; y < whole.Height; y++)
        {
            for (int x = 0; x < whole.Width; x++) Assert.InRange(Alpha(left, x, y) + Alpha(right, x, y) - Alpha(whole, x, y), -1, 1);
        }
    }

    [Fact]
    public void What_lies_outside_the_page_is_cut_off()
    {
        Assert.Equal(120 * 90, Area(Draw(Filled((-1e9, -1e9), (1e9, -1e9), (1e9, 1e9), (-1e9, 1e9)))), 1e-9);
        // Below the line from (0, 30) to (120, 10), which goes on far beyond both sides.
        Assert.Equal(120 * 90 - 120 * 20, Area(Draw(Filled((-600, 130), (600, -70), (600, 500), (-600, 500)))), 0.1);
        Assert.Equal(0, Area(Draw(Filled((130, 5), (150, 5), (150, 50)))));
        Assert.Equal(0, Area(Draw(Filled((5, -5), (50, -5), (20, -50)))));
        Assert.Equal(0, Area(Draw(Filled((-9, 5), (-5, 5), (-5, 50)))));
        Assert.Equal(0, Area(Draw(Filled((double.NaN, 5), (double.NaN, 50), (double.PositiveInfinity, 50)))));
    }

    [Fact]
    public void A_page_with_a_ground_is_opaque_at_any_resolution()
    {
        foreach (double dpi in new[] { 31.7, 96, 150 })
        {
            var picture = Draw(dpi, new PathShape([new Box(0, 0, 120, 90).Outline], Fill: new Rgb(9, 8, 7)));
            Assert.All(picture.Bytes.Chunk(4), p => Assert.Equal<byte>([9, 8, 7, 255], p));
        }
    }

    [Fact]
    public void Opacities_mix_as_in_the_browser()
    {
        var ground = new PathShape([new Box(0, 0, 120, 90).Outline], Fill: new Rgb(200, 100, 0));
        var half = Filled((10, 10), (50, 10), (50, 40), (10, 40)) with { FillOpacity = 0.5 };
        Assert.Equal<byte>([100, 50, 0, 255], Draw(ground, half).Bytes.AsSpan(4 * (20 * 120 + 20), 4).ToArray());
        // Twice half on nothing: three quarters, still black.
        Assert.InRange(Alpha(Draw(half, half), 20, 20), 191, 192);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_byte()
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, 3000).Select(_ => (120 * random.NextDouble(), 90 * random.NextDouble())).ToArray();
        Primitive[] shapes =
        [
            Markers.Shape(points, MarkerShape.Circle, 3, Palette.Blue, 0.5),
            Markers.Shape(points[..200], MarkerShape.Triangle, 4, Palette.Orange, 0.7),
            Line(new(Palette.Green, 0.7, Dash.Dashed), points[..400]),
            new TextRun(20, 50, "Flux ±σ", 20, Black, Rotation: 30, Halo: new Rgb(255, 255, 255)),
        ];
        int before = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            var one = Draw(300, shapes).Bytes;
            Compute.Threads = 5;
            Assert.Equal(one, Draw(300, shapes).Bytes);
        }
        finally
        {
            Compute.Threads = before;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e7)]
    public void Impossible_resolutions_are_refused(double dotsPerInch) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw(dotsPerInch, Filled((1, 1), (2, 2), (2, 1))));
}

using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class OverlayTests : IDisposable
{
    private static readonly Wcs Sky = Wcs.Tan(new(50, 40), new(150, 2), 0.1, Angle.FromDegrees(25));

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(RegionShape.Circle, new[] { 7.0 })]
    [InlineData(RegionShape.Ellipse, new[] { 9.0, 4.0 })]
    [InlineData(RegionShape.Box, new[] { 9.0, 4.0 })]
    [InlineData(RegionShape.Annulus, new[] { 3.0, 7.0 })]
    public void The_outline_of_a_region_separates_inside_and_outside(RegionShape shape, double[] sizes)
    {
        var region = new Region(shape, [new(31.5, 22.25)], sizes, Angle.FromDegrees(35));
        var outer = RegionPaths.Of(region).Last();
        foreach (var p in outer)
        {
            Assert.True(region.Contains(new(31.5 + 0.999 * (p.X - 31.5), 22.25 + 0.999 * (p.Y - 22.25))));
            Assert.False(region.Contains(new(31.5 + 1.001 * (p.X - 31.5), 22.25 + 1.001 * (p.Y - 22.25))));
        }
    }

    [Fact]
    public void A_DS9_file_is_drawn_with_its_labels_and_excluded_regions_dashed()
    {
        File.WriteAllText(_file,
            "image\ncircle(30,30,9) # text={core}\n-box(60,50,20,10,30)\npolygon(10,60,20,70,5,75)\npoint(80,20) # text={star}\n");
        string svg = Draw(Overlay.Ds9(_file));
        Assert.Contains(">core</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">star</text>", svg, StringComparison.Ordinal);
        Assert.Equal(2, svg.Split("stroke-dasharray").Length);
        File.WriteAllText(_file, "image\nbanana(1,2)\n");
        Assert.Throws<FormatException>(() => Overlay.Ds9(_file));
    }

    [Fact]
    public void Sky_positions_are_drawn_at_their_pixels()
    {
        PixelPoint[] pixels = [new(10, 12), new(80, 30)];
        var markers = Overlay.Markers(pixels.Select(Sky.PixelToSky), Sky);
        Assert.All(markers.Shapes
            .Zip(pixels), s => Assert.Equal(0, double.Hypot(s.First.Centre.X - s.Second.X, s.First.Centre.Y - s.Second.Y), 1e-6));
        Assert.Equal(5, Overlay.Circles(pixels.Select(Sky.PixelToSky), Sky, 0.5).Shapes[0].Sizes[0], 1e-9);
    }

    [Fact]
    public void Values_are_colours_with_a_bar_of_their_own()
    {
        var stars = Overlay.Markers([new PixelPoint(20, 20), new(50, 50), new(60, 30)]) with { Values = [20, 25, double.NaN],
            ValueLabel = "F160W (mag)" };
        string svg = Draw(stars);
        Assert.Contains(">F160W (mag)</text>", svg, StringComparison.Ordinal);
        Assert.Contains($"stroke=\"{ColorMap.Viridis.At(0)}\"", svg, StringComparison.Ordinal);
        Assert.Contains($"stroke=\"{ColorMap.Viridis.At(1)}\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain($"stroke=\"{ColorMap.Viridis.MissingColor}\"", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_do_not_overlap_and_are_no_more_than_a_picture_can_hold()
    {
        var canvas = new Canvas(Look.Of(Theme.Paper, 1));
        var labels = new MarkLabels(new(0, 0, 300, 200), Look.Of(Theme.Paper, 1));
        for (int i = 0; i < 500; i++) labels.Draw(canvas, "star " + i, new(i * 37 % 290, i * 53 % 190, 5, 5), Palette.White, Palette.Black);
        var texts = canvas.Primitives.OfType<TextRun>().ToArray();
        Assert.InRange(texts.Length, 20, 100);
        foreach (var (a, b) in texts.SelectMany((a, i) => texts.Skip(i + 1).Select(b => (a, b))))
        {
            bool apart = Math.Abs(a.Y - b.Y) >= a.Size || a.X + TextMetrics.Width(a.Text, a.Size) <= b.X
                || b.X + TextMetrics.Width(b.Text, b.Size) <= a.X;
            Assert.True(apart, $"{a} over {b}");
        }
    }

    [Fact]
    public void True_displacements_are_exaggerated_and_the_key_with_them()
    {
        (PixelPoint, PixelPoint)[] true10 = [(new(20, 30), new(20.1, 30.05))], long10 = [(new(20, 30), new(40, 40))];
        Assert.Equal(Draw(Overlay.Arrows(long10)), Draw(Overlay.Arrows(true10) with { Scale = 200 }));
        string svg = Draw(Overlay.Arrows(true10) with { Scale = 200, Key = new(0.1, "10 mas") });
        Assert.Contains(">10 mas</text>", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(70.0)]
    public void A_beam_is_as_long_on_the_page_as_on_the_sky(double angle)
    {
        var style = new ImageStyle { Wcs = Sky, ColorBar = false, ScaleBar = null, Compass = false };
        var beam = Beam.Arcsec(2, 1, Angle.FromDegrees(angle));
        var panel = ImagePanel.Of(PixelSource.Of(new Image<float>(100, 80)), style with { Beam = beam }, isMask: false);
        var canvas = new Canvas(Look.Of(Theme.Paper, 1));
        CornerKeys.Draw(panel, canvas, new(0, 0, 200, 160), Look.Of(Theme.Paper, 1));
        var ellipse = canvas.Primitives.OfType<PathShape>().Last().Subpaths[0].Points;
        double x = ellipse.Average(p => p.X), y = ellipse.Average(p => p.Y);
        var far = ellipse.MaxBy(p => double.Hypot(p.X - x, p.Y - y));
        // 2″ are 20 px or 40 points; +y lies at 25°, east to the left.
        Assert.Equal(20, double.Hypot(far.X - x, far.Y - y), 0.1);
        Assert.Equal(0, Math.IEEERemainder(Math.Atan2(-(far.X - x), -(far.Y - y)) * 180 / Math.PI - (angle - 25), 180), 0.5);
    }

    [Fact]
    public void A_scale_bar_has_the_length_and_the_label_it_is_given()
    {
        string svg = new Image<float>(100, 80).ToFigure(new ImageStyle { Wcs = Sky, ScaleBar = ScaleBar.Of(3.7, "1 kpc") }).ToSvg();
        Assert.Contains(">1 kpc</text>", svg, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ScaleBar.Of(0));
        Assert.DoesNotContain("″</text>", new Image<float>(100, 80).ToFigure(new ImageStyle { ScaleBar = ScaleBar.Of(3) }).ToSvg(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_that_do_not_match_and_a_beam_without_a_sky_are_refused()
    {
        var one = Overlay.Marker(3, 4);
        Assert.Throws<ArgumentException>(() => Draw(one with { Names = ["a", "b"] }));
        Assert.Throws<ArgumentException>(() => Draw(one with { Values = [] }));
        Assert.Throws<ArgumentException>(() => Draw(Overlay.Arrows([]) with { Key = new(0, "nothing") }));
        Assert.Throws<ArgumentException>(() => new Image<float>(9, 8).ToFigure(new ImageStyle { Beam = Beam.Arcsec(1, 1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beam.Pixels(1, -1));
    }

    private static string Draw(Overlay overlay) => new Image<float>(100, 80).ToFigure(new ImageStyle { Overlays = [overlay] }).ToSvg();
}

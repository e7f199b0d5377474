using static HstNotebooks.Tests.Figures.RasterPage;

namespace HstNotebooks.Tests.Figures;

public sealed class RasterStrokeTests
{
    private static readonly (double X, double Y) From = (20.3, 30.4), To = (80.3, 55.4);

    // 60 and 25 across: 65 long.
    private const double Length = 65;

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(6.5)]
    public void A_line_covers_its_length_times_its_width(double width)
    {
        Assert.Equal(Length * width, Area(Draw(Line(new(Black, width), From, To))), 0.003 * Length);
        // Round ends add a disc.
        double disc = Math.PI * width * width / 4;
        Assert.Equal(Length * width + disc, Area(Draw(Line(new(Black, width, Round: true), From, To))), 0.003 * Length);
    }

    [Fact]
    public void Dashes_cover_their_share_of_a_line()
    {
        // 4.5 and 2.5 points, thrice as long for a width of three: three times 21 points and the first two of the next dash.
        Assert.Equal(3 * (3 * 13.5 + 2), Area(Draw(Line(new(Black, 3, Dash.Dashed), From, To))), 0.1);
        // 1.2 of 3.2 points: twenty, and one of which one point is left.
        Assert.Equal(0.5 * (20 * 1.2 + 1), Area(Draw(Line(new(Black, 0.5, Dash.Dotted), From, To))), 0.1);
    }

    [Fact]
    public void Dashes_go_on_around_corners()
    {
        // 21 points in all, the first dash of 13.5 with its corner after 10.
        double bent = Area(Draw(Line(new(Black, 3, Dash.Dashed), (20.2, 20.2), (26.2, 28.2), (35, 34.8))));
        double alpha = Math.Acos(6 / 11.0 * 8.8 / 10 + 8 / 11.0 * 6.6 / 10);
        Assert.InRange(bent, 3 * 13.5 - 9 * alpha, 3 * 13.5 + 9 * alpha);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    public void A_ring_covers_the_area_between_its_sides(int corners)
    {
        // Outside, round corners make up a disc; inside, two sides share a kite at each corner.
        double side = 2 * 30 * Math.Sin(Math.PI / corners), kite = 2 * 2 * Math.Tan(Math.PI / corners);
        double expected = corners * side * 2 + Math.PI * 4 + corners * (side * 2 - kite);
        var ring = new PathShape([new(Polygon(60.4, 44.7, 30, corners), Closed: true)], new Stroke(Black, 4));
        Assert.Equal(expected, Area(Draw(ring)), 0.001 * expected);
    }

    [Theory]
    [InlineData(1, 7.3)]
    [InlineData(1, 1)]
    [InlineData(108, 7.3)]
    [InlineData(108, 1)]
    public void Dots_are_discs(int count, double width)
    {
        var points = Enumerable.Range(0, count).Select(i => (6.3 + i % 12 * 9.3, 5.1 + i / 12 * 9.1));
        var dots = Draw(Markers.Shape(points, MarkerShape.Circle, width, Black, 1));
        Assert.Equal(count * Math.PI * width * width / 4, Area(dots), count * 0.01);
    }

    [Fact]
    public void Dots_that_overlap_are_one_shape()
    {
        var points = Enumerable.Repeat((50.0, 40.0), 500).Concat(Enumerable.Repeat((53.0, 40.0), 500));
        var picture = Draw(Markers.Shape(points, MarkerShape.Circle, 12, Black, 0.5));
        Assert.Equal(128, Alpha(picture, 51, 40));
        Assert.Equal(128, picture.Bytes.Max());
    }

    [Fact]
    public void A_point_without_round_ends_and_a_line_without_width_are_nothing()
    {
        Assert.Equal(0, Area(Draw(Line(new(Black, 5), From), Line(new(Black, 5), From, From), Line(new(Black, 0), From, To))));
        Assert.Equal(Area(Draw(Line(new(Black, 5, Round: true), From))), Area(Draw(Line(new(Black, 5, Round: true), From, From))), 0.1);
    }

    [Fact]
    public void An_upright_line_lies_on_whole_pixels_and_a_thin_one_stays_faint()
    {
        var frame = Draw(new PathShape([new Box(10.4, 20.7, 50, 40).Outline], new Stroke(Black, 1.3)));
        // Only the four corners are round.
        Assert.Equal(4, Enumerable.Range(0, 120 * 90).Count(i => frame.Bytes[4 * i + 3] is not (0 or 255)));
        Assert.Equal(2 * 50 + 2 * 40 - (1 - Math.PI / 4), Area(frame), 0.03);
        var hair = Draw(Line(new(Black, 0.25), (10, 30.9), (60, 30.9)));
        Assert.Equal(64, Alpha(hair, 30, 30));
        Assert.Equal(50 * 64 / 255.0, Area(hair), 1e-9);
    }

    [Fact]
    public void A_line_to_the_end_of_the_world_is_drawn_in_time()
    {
        Assert.InRange(Area(Draw(Line(new(Black, 1, Dash.Dotted), (-1e15, 45.5), (1e15, 45.5)))), 1, 121);
        Assert.Equal(0, Area(Draw(Line(new(Black, 1, Dash.Dotted), (5, 5), (double.PositiveInfinity, 5)))));
    }
}

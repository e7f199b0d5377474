using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class ContourTests
{
    private const int Width = 61, Height = 47;

    [Fact]
    public void The_line_of_a_round_hill_is_a_closed_circle_that_keeps_the_hill_on_its_left()
    {
        var line = Assert.Single(MarchingSquares.Trace<double>(Hill(33.3, 21.7).Pixels, Width, -100));
        Assert.True(line.IsClosed);
        Assert.All(line.Points, p => Assert.Equal(10, double.Hypot(p.X - 33.3, p.Y - 21.7), 0.03));
        Assert.Equal(Math.PI * 100, Area(line), 2.0);
    }

    [Fact]
    public void A_line_through_the_border_is_open_and_lies_exactly_where_a_plane_has_its_level()
    {
        var plane = new Image<float>(Width, Height);
        for (int i = 0; i < plane.Pixels.Length; i++) plane.Pixels[i] = 2 * (i % Width) + i / Width;
        var line = Assert.Single(MarchingSquares.Trace<float>(plane.Pixels, Width, 70.5));
        Assert.False(line.IsClosed);
        Assert.All(line.Points, p => Assert.Equal(70.5, 2 * p.X + p.Y, 1e-9));
        Assert.Equal([0.0, Height - 1], new[] { line.Points[0].Y, line.Points[^1].Y }.Order());
    }

    [Theory]
    [InlineData(2, 0, 2, false)]
    [InlineData(4, 1, 2, true)]
    public void At_a_saddle_the_mean_decides_what_is_joined(double corner, double other, double level, bool joined)
    {
        var lines = MarchingSquares.Trace<double>([corner, other, other, corner], 2, level);
        Assert.Equal(2, lines.Count);
        // Joined corners lie between the two lines; separate ones are cut off, each by its own.
        Assert.Equal(!joined, lines.Any(l => l.Points.All(p => p.X + p.Y < 1 - 1e-9 || p is { X: 0, Y: 0 })));
    }

    [Fact]
    public void Missing_pixels_break_a_line_and_nothing_else()
    {
        var hill = Hill(30, 23);
        hill[40, 23] = double.NaN;
        var line = Assert.Single(MarchingSquares.Trace<double>(hill.Pixels, Width, -100));
        Assert.False(line.IsClosed);
        Assert.All(line.Points, p => Assert.True(Math.Abs(p.X - 40) >= 1 || Math.Abs(p.Y - 23) >= 1));
        Assert.Empty(MarchingSquares.Trace<double>(new double[Width * Height], Width, 1));
    }

    [Fact]
    public void Lines_of_a_turned_image_with_other_pixels_and_another_frame_lie_where_they_are_on_the_sky()
    {
        var centre = new SkyPoint(150.1, 2.2);
        var wcs = Wcs.Tan(new(30, 20), centre, 0.05, Angle.FromDegrees(10));
        var galactic = Wcs.Tan(new(33.3, 21.7), centre.Transform(SkyFrame.Icrs, SkyFrame.Galactic), 0.2, Angle.FromDegrees(-70),
            SkyFrame.Galactic);
        var lines = Contour.Levels(Hill(33.3, 21.7), [-100], galactic).LinesOn(300, 200, wcs, 10_000).Lines;
        Assert.All(Assert.Single(lines).Points, p => Assert.Equal(40, double.Hypot(p.X - 30, p.Y - 20), 0.15));
    }

    [Fact]
    public void Chosen_levels_are_round_and_cover_the_source()
    {
        var sky = NoisyImage.Large(Width, Height).Map(v => (double)v);
        var source = sky.Combine(Hill(30, 20), (noise, hill) => noise + 1000 * Math.Exp(hill / 30));
        double[] levels = ContourLevels.Choose(PixelSource.Of(source), 5);
        Assert.InRange(levels.Length, 3, 6);
        Assert.All(levels, l => Assert.Contains(l / Math.Pow(10, Math.Floor(Math.Log10(l) + 1e-9)), new[] { 1, 2, 3, 5 }
            .Select(d => (double)d), new Near()));
        Assert.InRange(levels[0], 3, 50);
        Assert.InRange(levels[^1], 200, 1000);
        Assert.Equal([-300.0, -200, -100], ContourLevels.Choose(PixelSource.Of(Hill(30, 20).Map(v => Math.Max(v, -399))), 3));
        Assert.Empty(ContourLevels.Choose(PixelSource.Of(new Image<float>(3, 3)), 5));
    }

    [Fact]
    public void A_ragged_image_is_traced_coarser_rather_than_drawn_larger()
    {
        var lines = Contour.Levels(NoisyImage.Large(401, 303), [0.0]).LinesOn(401, 303, null, 2000);
        Assert.InRange(lines.Vertices, 1, 2000);
    }

    [Fact]
    public void The_legend_names_the_levels_and_a_contour_of_another_size_is_refused()
    {
        var hill = Hill(30, 20);
        var contour = Contour.Levels(hill, [-200, -100]) with { Label = "CO" };
        Assert.Contains(">CO: −200, −100</text>", hill.ToFigure(new ImageStyle { Contours = [contour] }).ToSvg(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Image<float>(Width, Height + 1).ToFigure(new ImageStyle { Contours = [contour] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contour.Levels(hill, 0));
    }

    // −r² about a centre.
    private static Image<double> Hill(double x, double y)
    {
        var image = new Image<double>(Width, Height);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = -Math.Pow(i % Width - x, 2) - Math.Pow(i / Width - y, 2);
        return image;
    }

    private static double Area(ContourLine line) =>
        line.Points.Zip(line.Points.Skip(1).Append(line.Points[0]), (a, b) => (a.X * b.Y - b.X * a.Y) / 2).Sum();

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double value) => 0;
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

/// <summary>Marks between axes: what they draw, where, and what they refuse.</summary>
public sealed class MarkTests
{
    private static readonly Box Frame = new(20, 10, 300, 200);
    private static readonly Look Look = Look.Of(Theme.Paper, 1);

    [Theory]
    [InlineData(-1000.0)]
    [InlineData(-2.0)]
    [InlineData(-0.4)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(37.5)]
    public void A_symmetric_logarithm_is_undone_by_its_inverse(double value)
    {
        var scale = AxisScale.SymLog(2);
        Assert.Equal(value, scale.Inverse(scale.Forward(value)), 1e-12 * Math.Max(1, Math.Abs(value)));
        Assert.Equal(-scale.Forward(value), scale.Forward(-value), 1e-15);
    }

    [Fact]
    public void A_decade_of_a_symmetric_logarithm_is_as_long_as_its_linear_part()
    {
        var scale = AxisScale.SymLog(0.5);
        Assert.Equal(1, scale.Forward(0.5), 1e-15);
        Assert.Equal(2, scale.Forward(5), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => AxisScale.SymLog(0));
    }

    [Fact]
    public void A_symmetric_logarithm_is_labelled_on_both_sides_of_zero()
    {
        var axis = new Axis(null, AxisScale.SymLog(1), -200, 2000);
        var ticks = SymLogTicks.For(axis, new(400, label => TextMetrics.Width(label, 8), 4)).Ticks;
        Assert.Equal(["−10²", "−10¹", "−10⁰", "0", "10⁰", "10¹", "10²", "10³"], ticks.Where(t => t.Label is not null).Select(t => t.Label));
        Assert.Equal(axis.Fraction(-100), ticks.First(t => t.Label == "−10²").Position, 1e-12);
    }

    [Fact]
    public void Magnitudes_rise_downwards()
    {
        var panel = PlotBuilder.Plot(new() { ReverseY = true }, [new PointsMark([1, 2], [20, 26])]);
        Assert.True(panel.Y.Lo > 26 && panel.Y.Hi < 20);
        Assert.Equal(0.5, panel.Y.Fraction(23), 1e-12);
        var ticks = PlotTicks.For(panel.Y, new(200, _ => 8, 4), 6).Ticks;
        Assert.True(ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Position < pair.Second.Position && pair.First.Value > pair.Second.Value));
        var chosen = PlotBuilder.Plot(new() { YLimits = (27, 19) }, [new PointsMark([1, 2], [20, 26])]);
        Assert.Equal((27, 19), (chosen.Y.Lo, chosen.Y.Hi));
    }

    [Fact]
    public void Limits_that_are_no_axis_are_refused()
    {
        var points = new PointsMark([1, 2], [1, 2]);
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { XLimits = (3, 3) }, points));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { XLimits = (0, 3), XScale = AxisScale.Log }, points));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { XLimits = (5, double.NaN) }, points));
    }

    [Fact]
    public void Every_point_within_the_frame_is_counted_in_one_bin()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble() * 7 - 2)], y = [.. x.Select(v => v * v + random.NextDouble())];
        foreach (bool hexagonal in new[] { true, false })
        {
            var mark = new DensityMark(x, y) { Hexagonal = hexagonal, Bins = 31 };
            var panel = PlotBuilder.Plot(new(), [mark]);
            var bins = DensityBins.Of(mark, panel, Frame);
            Assert.Equal(5000, bins.Cells.Sum(c => c.Count));
            Assert.Equal(bins.Cells.Max(c => c.Count), bins.Scale.Hi);
        }
    }

    [Fact]
    public void A_point_belongs_to_the_nearest_hexagon()
    {
        var random = new Random(11);
        var panel = PlotBuilder.Plot(new() { XLimits = (0, 1), YLimits = (0, 1) }, []);
        for (int i = 0; i < 200; i++)
        {
            double x = random.NextDouble(), y = random.NextDouble();
            var cell = DensityBins.Of(new DensityMark([x], [y]) { Bins = 9 }, panel, Frame).Cells.Single();
            // In points on the page a centre is never farther than the tips, and all centres are a lattice of that spacing.
            double distance = double.Hypot((x - cell.X) * Frame.Width, (y - cell.Y) * Frame.Height);
            Assert.InRange(distance, 0, Frame.Width / 9 / Math.Sqrt(3) + 1e-9);
        }
    }

    [Fact]
    public void Bins_of_a_logarithmic_axis_are_even_as_drawn()
    {
        double[] x = [1, 10, 100, 1000];
        var mark = new DensityMark(x, x) { Bins = 10, Hexagonal = false };
        var panel = PlotBuilder.Plot(new() { XScale = AxisScale.Log, YScale = AxisScale.Log, XLimits = (0.5, 2000), YLimits = (0.5, 2000) }, [mark]);
        var columns = DensityBins.Of(mark, panel, Frame).Cells.Select(c => c.X).Order().ToArray();
        Assert.Equal(4, columns.Length);
        Assert.All(columns.Zip(x), pair => Assert.InRange(pair.First - panel.X.Fraction(pair.Second), -0.0501, 0.0501));
    }

    [Fact]
    public void A_band_breaks_where_it_is_not_finite()
    {
        double[] x = [0, 1, 2, 3, 4, 5];
        var area = Drawn(new BandMark(x, [0, 0, double.NaN, 0, 0, 0], [1, 1, 1, 1, 1, 1])).OfType<PathShape>().Single(p => p.Fill is not null && p.FillOpacity < 0.5);
        Assert.Equal([4, 6], area.Subpaths.Select(s => s.Points.Count));
    }

    [Fact]
    public void Marks_on_the_right_axis_do_not_stretch_the_left_one()
    {
        var panel = PlotBuilder.Plot(new() { RightLabel = "σ" }, [new LineMark([0, 1], [0, 1]), new LineMark([0, 1], [500, 900]) { OnRightAxis = true }]);
        Assert.InRange(panel.Y.Hi, 1, 1.1);
        Assert.InRange(panel.Right!.Hi, 900, 940);
        Assert.Same(panel.Right, panel.YOf(panel.Marks[1]));
    }

    [Fact]
    public void The_axis_above_marks_the_other_quantity_where_it_is()
    {
        var x = new Axis(null, AxisScale.Linear, 4000, 8000);
        var ticks = TopTicks.For(new("z", v => v / 1216 - 1), x, new(300, label => TextMetrics.Width(label, 8), 8), 6).Ticks;
        Assert.True(ticks.Count >= 3);
        Assert.All(ticks, t => Assert.Equal(t.Value, x.Value(t.Position) / 1216 - 1, 1e-9));
        var falling = TopTicks.For(new("ν", v => 3e6 / v), x, new(300, label => TextMetrics.Width(label, 8), 8), 6).Ticks;
        Assert.All(falling, t => Assert.Equal(t.Value, 3e6 / x.Value(t.Position), 1e-6));
        Assert.True(falling[0].Value > falling[^1].Value);
    }

    [Fact]
    public void A_grid_shows_each_value_at_its_place()
    {
        var values = new Image<double>(4, 2);
        for (int i = 0; i < 8; i++) values.Pixels[i] = i == 5 ? double.NaN : i;
        var mark = new GridMark(values, (10, 18), (-1, 1));
        var picture = Drawn(mark, new() { XLimits = (10, 18), YLimits = (-1, 1) }).OfType<RasterImage>().First().Pixels;
        var scale = mark.ScaleIn(PlotBuilder.Plot(new(), [mark]), Frame)!;
        for (int i = 0; i < 8; i++)
        {
            int x = (int)((i % 4 + 0.5) / 4 * picture.Width), y = (int)((1.5 - i / 4) / 2 * picture.Height), at = 4 * (y * picture.Width + x);
            if (i == 5) Assert.Equal(0, picture.Bytes[at + 3]);
            else Assert.Equal(scale.Colors.Colors[scale.Index(i)], new Rgb(picture.Bytes[at], picture.Bytes[at + 1], picture.Bytes[at + 2]));
        }
    }

    [Fact]
    public void Contours_of_a_grid_lie_where_the_axes_put_its_values()
    {
        var cone = new Image<double>(41, 31);
        for (int i = 0; i < cone.Pixels.Length; i++) cone.Pixels[i] = double.Hypot(i % 41 - 20, i / 41 - 15);
        // One data unit a column and a row, cell centres at whole numbers.
        var lines = Drawn(new ContoursMark(cone, (-20.5, 20.5), (-15.5, 15.5), [8]), new() { XLimits = (-20.5, 20.5), YLimits = (-15.5, 15.5) })
            .OfType<PathShape>().First(p => p.Stroke is { Width: > 1 }).Subpaths;
        Assert.All(lines.SelectMany(l => l.Points), p =>
        {
            double x = (p.X - Frame.X) / Frame.Width * 41 - 20.5, y = (Frame.Bottom - p.Y) / Frame.Height * 31 - 15.5;
            Assert.Equal(8, double.Hypot(x, y), 0.05);
        });
    }

    [Fact]
    public void Equal_scales_are_equal_on_the_page()
    {
        var panel = PlotBuilder.Plot(new() { EqualScale = true }, [new PointsMark([0, 4000], [0, 900])]);
        var fitted = PlotPanelLayout.Fitted(panel, Frame, Look);
        Assert.Equal((fitted.X.Hi - fitted.X.Lo) / Frame.Width, (fitted.Y.Hi - fitted.Y.Lo) / Frame.Height, 1e-9);
        Assert.True(fitted.X.Lo <= 0 && fitted.X.Hi >= 4000 && fitted.Y.Lo <= 0 && fitted.Y.Hi >= 900);
    }

    [Fact]
    public void Shared_axes_hold_the_data_of_all_and_are_labelled_once()
    {
        Figure Panel(double shift) => Figure.Scatter([shift, shift + 1], [10 * shift, 10 * shift + 5], new() { XLabel = "east", YLabel = "north" });
        string svg = Figure.Grid(2, Panel(0), Panel(3), Panel(6), Panel(9)).WithSharedAxes().ToSvg();
        Assert.Equal(2, Count(svg, ">east</text>"));
        Assert.Equal(2, Count(svg, ">north</text>"));
        Assert.Equal(4, Count(Figure.Grid(2, Panel(0), Panel(3), Panel(6), Panel(9)).ToSvg(), ">east</text>"));

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    [Fact]
    public void An_inset_lies_within_its_corner()
    {
        var figure = Figure.Line([0, 1], [0, 1]).WithInset(Figure.Line([0, 1], [1, 0], new() { XLabel = "inner" }), Corner.LowerRight, 0.4);
        Assert.Contains(">inner</text>", figure.ToSvg(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => figure.WithInset(Figure.Grid(2, figure, figure)));
        Assert.Throws<ArgumentOutOfRangeException>(() => figure.WithInset(figure, share: 1.5));
    }

    [Fact]
    public void Colours_left_open_follow_the_theme_and_no_two_neighbours_are_alike()
    {
        Mark[] marks = [new LineMark([0, 1], [0, 1]), new BandMark([0, 1], [0, 0], [1, 1]), new PointsMark([0], [0]), RuleMark.Horizontal(0), new LineMark([0], [0]) { Color = Palette.Black }];
        var chosen = MarkStyles.Chosen(marks, Theme.Dark);
        Assert.Equal([Theme.Dark.Series[0], Theme.Dark.Series[0], Theme.Dark.Series[1], Theme.Dark.Muted, Palette.Black], chosen.Select(m => m.Color!.Value));
    }

    [Fact]
    public void Marks_with_lists_of_different_length_are_refused_by_name()
    {
        Assert.Contains("low", Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new BandMark([1, 2], [1], [1, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("edges", Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new StepsMark([1, 2], [1, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("dx", Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new ArrowsMark([1, 2], [1, 2], [1], [1, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("y errors", Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new PointsMark([1, 2], [1, 2]) { YError = new([1, 1], [1]) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new DensityMark([1], [1]) { Bins = 1 }));
    }

    public static TheoryData<double, double> FarApart => new()
    {
        { -double.MaxValue, double.MaxValue }, { 0, 1e-320 }, { 1e300, 1e300 }, { 2457000.5, 2457000.5 + 1e-9 }, { double.NegativeInfinity, 3 },
    };

    [Theory]
    [MemberData(nameof(FarApart))]
    public void Values_however_far_apart_or_close_have_axes(double a, double b)
    {
        double[] values = [a, 1, b];
        foreach (var scale in new[] { AxisScale.Linear, AxisScale.Log, AxisScale.SymLog(0.1) })
        {
            var style = new PlotStyle { XScale = scale, YScale = scale };
            var figure = Figure.Plot(style, new PointsMark(values, values), new TextMark(a, b, "there"), new LineMark(values, values));
            Assert.DoesNotContain("NaN", figure.ToSvg(), StringComparison.Ordinal);
            Assert.NotEmpty(figure.ToPng(40));
            Assert.NotEmpty(figure.ToPlotlyJson());
        }
        var grid = Figure.Plot(new(), new GridMark(new Image<double>(2, 1, [a, b]), (0, 1), (0, 1)));
        Assert.DoesNotContain("NaN", grid.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_when_the_figure_is_made()
    {
        var points = new PointsMark([1, 2], [1, 2]);
        Assert.Throws<ArgumentException>(() => Figure.Plot(new(), points with { Opacity = double.NaN }));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new(), points with { Size = -1 }));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { Aspect = double.NaN }, points));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { EqualScale = true, YScale = AxisScale.Log }, points));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new() { XLimits = (5, 5 + 1e-14) }, points));
        Assert.Throws<ArgumentException>(() => Figure.Plot(new(), new ArrowsMark([1], [1], [1], [1]) { Exaggeration = double.NaN }));
        double[]? none = null;
        Assert.NotEmpty(Figure.Plot(new(), points with { YError = none }).ToSvg());
    }

    private static IReadOnlyList<Primitive> Drawn(Mark mark, PlotStyle? style = null)
    {
        var canvas = new Canvas(Look);
        PlotPanelLayout.Draw(PlotBuilder.Plot(style ?? new(), [mark]), canvas, Frame, Look);
        return canvas.Primitives;
    }
}

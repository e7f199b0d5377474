using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotlyMarksTests
{
    private static readonly double[] X = [1, 2, 3, 4], Y = [3, double.NaN, 9, 5];

    [Fact]
    public void What_is_not_a_number_is_null()
    {
        string json = Figure.Line(X, Y).ToPlotlyJson();
        Assert.Contains("\"y\":[3,null,9,5]", json, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_is_a_typed_array_as_precise_as_its_range_needs()
    {
        double[] wide = [.. Enumerable.Range(0, 500).Select(i => i / 7.0)], narrow = [.. wide.Select(v => 2_460_000 + v / 1000)];
        wide[3] = double.NaN;
        var trace = PlotlyJson.Of(Figure.Line(narrow, wide)).Traces().Single();
        Assert.Equal(("f8", "f4"), (trace["x"]!["dtype"].Text(), trace["y"]!["dtype"].Text()));
        Assert.Equal(narrow, trace["x"].Numbers());
        var y = trace["y"].Numbers();
        for (int i = 0; i < wide.Length; i++) Assert.Equal(wide[i], y[i], 1e-5);
    }

    [Fact]
    public void Error_bars_have_their_lengths_below_and_above()
    {
        var style = new ScatterStyle { YError = new([0.1, 0.2, 0.3, 0.4], [1, 2, 3, 4]), XError = new[] { 0.5, 0, 0.25, 0.5 } };
        var trace = PlotlyJson.Of(Figure.Scatter(X, X, style)).Traces().Single();
        Assert.Equal([1, 2, 3, 4], trace["error_y"]!["array"].Numbers());
        Assert.Equal([0.1, 0.2, 0.3, 0.4], trace["error_y"]!["arrayminus"].Numbers());
        Assert.Equal([0.5, 0, 0.25, 0.5], trace["error_x"]!["arrayminus"].Numbers());
    }

    [Fact]
    public void Points_have_the_colours_of_the_picture()
    {
        double[] values = [0, 25, double.NaN, 100];
        var by = new ColorBy(values) { Stretch = Stretch.Sqrt, Label = "S/N" };
        var json = PlotlyJson.Of(Figure.Scatter(X, X, new ScatterStyle { ColorBy = by }));
        var marker = json.Traces().Single()["marker"]!;
        Assert.Equal((0, 100), (marker["cmin"]!.GetValue<double>(), marker["cmax"]!.GetValue<double>()));
        Assert.Equal(by.ColorMap.MissingColor.ToString(), marker["color"]![2].Text());
        // A quarter of the interval is at the middle of a square root.
        var middle = marker["colorscale"]!.AsArray().Single(stop => stop![0]!.GetValue<double>() == 0.25)!;
        Assert.Equal(by.ColorMap.At(0.5).ToString(), middle[1].Text());
        var bar = json["data"]!.AsArray().Select(t => t!["marker"]?["colorbar"]).Single(b => b is not null)!;
        int at = bar["ticktext"]!.AsArray().Select(t => t.Text()).ToList().IndexOf("100");
        Assert.Equal(1, bar["tickvals"].Numbers()[at], 1e-12);
    }

    [Fact]
    public void Histograms_are_outlined_as_they_are_drawn()
    {
        var trace = PlotlyJson.Of(Figure.Plot(new() { YLimits = (0, 10) }, new StepsMark([0, 1, 2, 4], [5, 0, 7]))).Traces().Single();
        Assert.Equal([0, 0, 1, 2, 4, 4], trace["x"].Numbers());
        Assert.Equal([0, 5, 0, 7, 7, 0], trace["y"].Numbers());
        Assert.Equal(("hv", "toself"), (trace["line"]!["shape"].Text(), trace["fill"].Text()));
    }

    [Fact]
    public void Empty_bins_of_a_logarithmic_histogram_reach_its_floor()
    {
        var style = new PlotStyle { YScale = AxisScale.Log, YLimits = (0.7, 10) };
        var trace = PlotlyJson.Of(Figure.Plot(style, new StepsMark([0, 1, 2, 4], [5, 0, 7]))).Traces().Single();
        Assert.Equal([0.7, 5, 0.7, 7, 7, 0.7], trace["y"].Numbers());
    }

    [Fact]
    public void A_band_is_open_where_a_number_is_missing()
    {
        var band = new BandMark([1, 2, 3, 4, 5], [0, 0, double.NaN, 2, 2], [1, 1, 1, 3, 3]);
        var trace = PlotlyJson.Of(Figure.Plot(new(), band)).Traces().Single();
        Assert.Equal([1, 2, 2, 1, double.NaN, 4, 5, 5, 4], trace["x"].Numbers());
        Assert.Equal([1, 1, 0, 0, double.NaN, 3, 3, 2, 2], trace["y"].Numbers());
    }

    [Fact]
    public void Lines_have_the_patterns_and_names_of_the_picture()
    {
        var figure = Figure.Plot(new(), new LineMark(X, X) { Label = "a" }, new LineMark(X, X) { Width = 3 }, RuleMark.Horizontal(2, "r"));
        var json = PlotlyJson.Of(figure);
        var (first, second, rule) = (json.Traces()[0], json.Traces()[1], json["layout"]!["shapes"]!.AsArray().Single()!);
        Assert.Equal(("a", "solid"), (first["name"].Text(), first["line"]!["dash"].Text()));
        Assert.Equal((true, false), (first["showlegend"]!.GetValue<bool>(), second["showlegend"]!.GetValue<bool>()));
        Assert.Equal(("18px,10px", 4.0), (second["line"]!["dash"].Text(), second["line"]!["width"]!.GetValue<double>()));
        Assert.Equal(("r", "y", "x domain"), (rule["name"].Text(), rule["yref"].Text(), rule["xref"].Text()));
        Assert.Equal(2, rule["y0"]!.GetValue<double>());
    }

    [Fact]
    public void A_text_is_where_its_place_is_on_a_logarithmic_axis()
    {
        var style = new PlotStyle { XScale = AxisScale.Log, XLimits = (1, 1e4), YLimits = (0, 10) };
        var place = new TextMark(100, 5, "a < b") { Align = TextAlign.Centre };
        var json = PlotlyJson.Of(Figure.Plot(style, place, new TextMark(Corner.UpperLeft, "x\ny")));
        var notes = json["layout"]!["annotations"]!.AsArray();
        Assert.Equal(["a &lt; b", "x", "y"], notes.Select(n => n!["text"].Text()));
        Assert.Equal(2, notes[0]!["x"]!.GetValue<double>(), 1e-9);
        Assert.Equal(["x", "paper", "paper"], notes.Select(n => n!["xref"].Text()));
    }

    [Fact]
    public void Bins_and_grids_keep_their_numbers()
    {
        double[] x = [0.1, 0.1, 0.9], y = [0.2, 0.2, 0.7];
        var limits = new PlotStyle { XLimits = (0, 1), YLimits = (0, 1), Aspect = 1 };
        var hexagons = PlotlyJson.Of(Figure.Plot(limits, new DensityMark(x, y) { Bins = 10 })).Traces().Single();
        Assert.Equal([1, 2], hexagons["marker"]!["color"].Numbers().Order());
        var squares = PlotlyJson.Of(Figure.Plot(limits, new DensityMark(x, y) { Bins = 4, Hexagonal = false })).Traces().Single();
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], squares["x"].Numbers());
        Assert.Equal([2, 1], squares["z"].Numbers().Where(double.IsFinite));

        var values = new Image<double>(3, 2);
        for (int i = 0; i < 6; i++) values.Pixels[i] = i == 4 ? double.NaN : i;
        var grid = PlotlyJson.Of(Figure.Plot(new(), new GridMark(values, (0, 6), (10, 12)))).Traces().Single();
        Assert.Equal([0, 2, 4, 6], grid["x"].Numbers());
        Assert.Equal([10, 11, 12], grid["y"].Numbers());
        Assert.Equal([0, 1, 2, 3, double.NaN, 5], grid["z"].Numbers());
        Assert.Equal("2, 3", grid["z"]!["shape"].Text());
    }

    [Fact]
    public void Arrows_end_where_their_lengths_put_them()
    {
        var json = PlotlyJson.Of(Figure.Plot(new(), new ArrowsMark([1, 5], [2, 6], [0.1, 0], [0, -0.2]) { Exaggeration = 10 }));
        var (x, y) = (json.Traces()[0]["x"].Numbers(), json.Traces()[0]["y"].Numbers());
        // The tips of two filled arrows.
        Assert.Contains(x.Zip(y), p => Math.Abs(p.First - 2) < 1e-9 && Math.Abs(p.Second - 2) < 1e-9);
        Assert.Contains(x.Zip(y), p => Math.Abs(p.First - 5) < 1e-9 && Math.Abs(p.Second - 4) < 1e-9);
        Assert.Equal("toself", json.Traces()[0]["fill"].Text());
    }

    [Fact]
    public void Of_very_many_points_an_even_part_is_drawn_and_a_note_says_so()
    {
        double[] x = [.. Enumerable.Range(0, 25_000).Select(i => (double)i)];
        var json = PlotlyJson.Of(Figure.Scatter(x, x));
        Assert.Equal([0, 3, 6], json.Traces().Single()["x"].Numbers()[..3]);
        Assert.Contains(json["layout"]!["annotations"]!.AsArray(), a => a!["text"].Text() == "1 in 3 of 25000 points drawn");
    }

    [Fact]
    public void The_same_figure_is_the_same_bytes_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            string first = Sample();
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(first, Sample());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Sample() => Figure.Grid(2,
            Figure.Scatter(X, Y, new ScatterStyle { FitLine = true, ColorBy = new([0.5, 1.5, 2.5, 3.5]) }),
            NoisyImage.Small().ToFigure()).ToPlotlyJson();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotlyAxesTests
{
    private static readonly double[] X = [1, 10, 100], Y = [3, 5, 9];

    [Fact]
    public void Domains_are_the_frames_of_the_picture()
    {
        var page = new Page([Panel(new()), Panel(new() { Title = "b" }), Panel(new())], 2) { Heading = "both" };
        var layout = FigureLayout.Place(page);
        var json = PlotlyFigure.Of(page);
        for (int i = 0; i < 3; i++)
        {
            var frame = layout.Panels[i].Frame;
            string suffix = i == 0 ? "" : $"{i + 1}";
            double[] x = json.Layout("xaxis" + suffix)["domain"].Numbers(), y = json.Layout("yaxis" + suffix)["domain"].Numbers();
            Assert.Equal([frame.X / layout.Width, frame.Right / layout.Width], x);
            Assert.Equal([1 - frame.Bottom / layout.Height, 1 - frame.Y / layout.Height], y);
        }
        Assert.Equal(layout.Width * 4 / 3, json["layout"]!["width"]!.GetValue<double>());
    }

    [Fact]
    public void A_logarithmic_axis_has_its_range_in_decades_and_its_data_in_values()
    {
        var json = PlotlyJson.Of(Figure.Scatter(X, Y, new ScatterStyle { XScale = AxisScale.Log, XLimits = (0.1, 1000) }));
        Assert.Equal("log", json.Layout("xaxis")["type"].Text());
        Assert.Equal([-1, 3], json.Range("xaxis"));
        Assert.Equal(X, json.Traces().Single()["x"].Numbers());
    }

    [Fact]
    public void A_reversed_axis_falls()
    {
        var json = PlotlyJson.Of(Figure.Scatter(X, Y, new ScatterStyle { ReverseY = true, XLimits = (200, 0) }));
        Assert.Equal([200, 0], json.Range("xaxis"));
        var y = json.Range("yaxis");
        Assert.True(y[0] > 9 && y[1] < 3);
    }

    [Fact]
    public void A_symmetric_logarithm_is_applied_here_and_labelled_with_the_values()
    {
        var json = PlotlyJson.Of(Figure.Scatter(X, [-10, 0, 1000], new ScatterStyle { YScale = AxisScale.SymLog(1) }));
        var axis = json.Layout("yaxis");
        var trace = json.Traces().Single();
        Assert.Equal("linear", axis["type"].Text());
        Assert.Equal([-2, 0, 4], trace["y"].Numbers());
        Assert.Equal([100.0, 1000], trace["customdata"]![2].Numbers());
        int at = Array.IndexOf(axis["tickvals"].Numbers(), 0);
        Assert.Equal("0", axis["ticktext"]![at].Text());
    }

    [Fact]
    public void Twin_axes_lie_over_the_first_ones()
    {
        var style = new PlotStyle { RightLabel = "right", Top = new("above", x => 2 * x) };
        var json = PlotlyJson.Of(Figure.Plot(style, new LineMark(X, Y), new LineMark(X, [50, 60, 70]) { OnRightAxis = true }));
        var (right, top) = (json.Layout("yaxis2"), json.Layout("xaxis2"));
        Assert.Equal(("y", "right", "right"), (right["overlaying"].Text(), right["side"].Text(), right["title"]!["text"].Text()));
        Assert.Equal(("x", "top", "x"), (top["overlaying"].Text(), top["side"].Text(), top["matches"].Text()));
        Assert.Equal(["y", "y2"], json.Traces().Select(t => t["yaxis"].Text()));
        Assert.Equal(json.Range("xaxis"), json.Range("xaxis2"));
        // A label of the axis above is the double of the place where it stands.
        double labelled = double.Parse(top["ticktext"]![1].Text(), CultureInfo.InvariantCulture);
        Assert.Equal(labelled, 2 * top["tickvals"].Numbers()[1], 1e-9);
    }

    [Fact]
    public void Shared_axes_move_together()
    {
        var figures = Enumerable.Range(0, 4).Select(i => Figure.Scatter(X, Y.Select(y => y * (i + 1)))).ToArray();
        var json = PlotlyJson.Of(Figure.Grid(2, figures).WithSharedAxes());
        Assert.Equal(["", "", "x", "x2"], Matches("xaxis"));
        Assert.Equal(["", "y", "", "y3"], Matches("yaxis"));
        Assert.False(json.Layout("xaxis")["showticklabels"]!.GetValue<bool>());
        Assert.Null(json.Layout("xaxis3")["showticklabels"]);

        string[] Matches(string axis) => [.. new[] { "", "2", "3", "4" }.Select(n => (string?)json.Layout(axis + n)["matches"] ?? "")];
    }

    [Fact]
    public void An_inset_has_axes_within_those_of_its_panel()
    {
        var json = PlotlyJson.Of(Figure.Line(X, Y).WithInset(Figure.Line(X, Y), Corner.LowerLeft));
        double[] outer = json.Layout("xaxis")["domain"].Numbers(), inner = json.Layout("xaxis3")["domain"].Numbers();
        Assert.True(outer[0] < inner[0] && inner[1] < outer[0] + 0.5 * (outer[1] - outer[0]));
        Assert.Equal(["x", "x3"], json.Traces().Select(t => t["xaxis"].Text()));
    }

    [Fact]
    public void Colours_are_those_of_the_theme()
    {
        JsonNode layout = PlotlyJson.Of(Figure.Line(X, Y).WithTheme(Theme.Dark))["layout"]!;
        Assert.Equal(Theme.Dark.Background.ToString(), layout["paper_bgcolor"].Text());
        Assert.Equal(Theme.Dark.Ink.ToString(), layout["font"]!["color"].Text());
    }

    private static PlotPanel Panel(PlotStyle style) => PlotBuilder.Plot(style, [new LineMark(X, Y)]);
}

using System.Globalization;
using System.Xml.Linq;
using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotTests
{
    [Fact]
    public void The_default_bins_are_those_of_Freedman_and_Diaconis()
    {
        // numpy.histogram(finite values, bins="fd") of the same numbers: 127 bins, the first five hold 2, 3, 6, 4 and 20.
        var sorted = NoisyImage.Small().Pixels.Where(double.IsFinite).Order().ToArray();
        var bins = HistogramBins.For(sorted, new());
        Assert.Equal(127, bins.Count);
        var counts = bins.CountIn(sorted);
        Assert.Equal([2.0, 3, 6, 4, 20], counts[..5]);
        Assert.Equal(2625, counts.Sum());
    }

    [Fact]
    public void Bins_have_the_width_or_number_asked_for()
    {
        double[] values = [0, 0.1, 0.5, 0.9, 1.0];
        Assert.Equal([2.0, 3], HistogramBins.For(values, new() { Bins = 2 }).CountIn(values));
        Assert.Equal(4, HistogramBins.For(values, new() { BinWidth = 0.25 }).Count);
        Assert.Equal(10, HistogramBins.For([3, 3, 3], new()).Count);
        Assert.Throws<ArgumentException>(() => HistogramBins.For(values, new() { Bins = 0 }));
        Assert.Throws<ArgumentException>(() => HistogramBins.For(values, new() { BinWidth = 1e-9 }));
    }

    [Fact]
    public void A_line_is_fitted_by_least_squares_in_the_coordinates_of_the_axes()
    {
        // numpy.polyfit of these numbers and of their decimal logarithms.
        var points = new[] { (1.0, 3.0), (2, 5), (4, 9), (8, 20), (16, 36) };
        var linear = LineFit.Through(points, false, false)!;
        Assert.Equal(2.23387097, linear.Slope, 1e-8);
        Assert.Equal(0.75, linear.Intercept, 1e-12);
        var log = LineFit.Through(points, true, true)!;
        Assert.Equal(0.9169925, log.Slope, 1e-7);
        Assert.Equal(0.44544876, log.Intercept, 1e-8);
        Assert.Equal("log y = 0.917 log x + 0.445", log.Equation);
        Assert.Null(LineFit.Through([(1, 2), (1, 3)], false, false));
    }

    [Fact]
    public void A_Gaussian_over_a_histogram_has_its_area()
    {
        var panel = PlotBuilder.Histogram([new HistogramData("", [.. Enumerable.Range(0, 1000).Select(i => i / 100.0)])], new() { Bins = 20, Gaussian = new(5, 0.5) });
        var curve = panel.Marks.OfType<LineMark>().Single();
        double area = curve.Y.Sum() * (curve.X[1] - curve.X[0]);
        Assert.Equal(1000 * 9.99 / 20, area, 1e-3);
    }

    [Fact]
    public void Points_that_a_logarithmic_axis_cannot_show_are_counted()
    {
        string svg = Figure.Scatter([1.0, 2, -3, 4], [1.0, 0, 5, 9], new ScatterStyle { XScale = AxisScale.Log, YScale = AxisScale.Log }).ToSvg();
        Assert.Contains("2 of 4 points ≤ 0 not shown", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_radial_profile_has_its_radii_in_arcsec_on_the_sky()
    {
        var image = new Image<float>(21, 15);
        for (int y = 0; y < 15; y++)
        {
            for (int x = 0; x < 21; x++) image[x, y] = (float)double.Hypot(x - 8, y - 6);
        }
        var wcs = Wcs.Tan(new(8, 6), new(150, 2), 0.05, Angle.FromDegrees(20));
        var points = PlotBuilder.RadialProfile(PixelSource.Of(image), new(8, 6), new() { Wcs = wcs }).Marks.OfType<PointsMark>().Single();
        // Pixels within 6 px of a pixel centre: the Gauss circle problem, N(6) = 113.
        Assert.Equal(113, points.X.Count);
        for (int i = 0; i < points.X.Count; i++) Assert.Equal(points.Y[i] * 0.05, points.X[i], 1e-6);
    }

    [Fact]
    public void Plots_without_data_have_pictures()
    {
        foreach (var figure in new[]
        {
            Figure.Histogram(Array.Empty<double>()), Figure.Histogram([double.NaN]), Figure.Histogram([2.5f], new() { YScale = AxisScale.Log }),
            Figure.Scatter([], [], new ScatterStyle { FitLine = true, XScale = AxisScale.Log }), Figure.Line([1.0], [double.NaN]),
            Figure.RadialProfile(new Image<float>(1, 1), new PixelPoint(0, 0), new() { YScale = AxisScale.Log }),
        })
        {
            Assert.DoesNotContain("NaN", string.Concat(XDocument.Parse(figure.ToSvg()).Descendants().Attributes("d").Select(a => a.Value)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Lists_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Figure.Scatter([1.0, 2], [1.0]));
        Assert.Throws<ArgumentException>(() => Figure.Line([1.0], [1.0, 2]));
        Assert.Throws<ArgumentException>(() => Figure.Scatter([1.0], [1.0], new ScatterStyle { YError = new[] { 1.0, 2 } }));
    }

    [Fact]
    public void Lines_end_at_the_frame()
    {
        var parts = Clipping.Line([(-5, 5), (15, 5), (double.NaN, 0), (5, -5), (5, 5), (20, 20)], new Box(0, 0, 10, 10));
        Assert.Equal(2, parts.Count);
        Assert.Equal([(0.0, 5.0), (10, 5)], parts[0].Points);
        Assert.Equal([(5.0, 0.0), (5, 5), (10, 10)], parts[1].Points);
    }

    [Fact]
    public void Every_mark_and_label_lies_on_the_page()
    {
        var x = Enumerable.Range(1, 60).Select(i => i * 1.5e5).ToArray();
        var figures = new[]
        {
            Figure.Scatter(x, x.Select(v => v * v), new ScatterStyle
            {
                Title = "A title that is far longer than the panel is wide, to see what becomes of it in the end",
                XLabel = "x",
                YLabel = "y (e⁻ s⁻¹)",
                FitLine = true,
                OneToOne = true,
                Label = "points",
            }),
            NoisyImage.Small().ToFigure(new ImageStyle
            {
                Title = "noise",
                Unit = "e⁻ s⁻¹",
                Wcs = Wcs.Tan(new(30, 10), new(53, -27), 0.06, Angle.FromDegrees(42)),
            }),
        };
        foreach (var figure in figures.Append(Figure.Grid(2, figures)).Append(Figure.Grid(3, [.. figures, .. figures])))
        {
            var svg = XDocument.Parse(figure.ToSvg()).Root!;
            var page = svg.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            foreach (var text in svg.Elements().Where(e => e.Name.LocalName == "text" && e.Attribute("transform") is null))
            {
                double at = Number(text, "x"), width = TextMetrics.Width(text.Value, Number(text, "font-size"), text.Attribute("font-weight") is not null);
                double left = at - width * text.Attribute("text-anchor")?.Value switch { "middle" => 0.5, "end" => 1, _ => 0 };
                Assert.True(left >= 0 && left + width <= page[2], $"'{text.Value}' from {left} to {left + width} of {page[2]}");
                Assert.InRange(Number(text, "y"), 6, page[3]);
            }
        }

        static double Number(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }
}

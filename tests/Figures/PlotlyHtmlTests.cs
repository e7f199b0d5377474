using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotlyHtmlTests
{
    private static readonly double[] X = [1, 2, 3];

    [Fact]
    public void A_plot_has_its_picture_first_and_then_what_plotly_needs()
    {
        var figure = Figure.Line(X, X, new PlotStyle { Title = "</script><!-- & \"" });
        var html = XDocument.Parse(figure.ToHtml()).Root!;
        var (picture, description, loader) = (html.Elements().ElementAt(0), html.Elements().ElementAt(1), html.Elements().ElementAt(2));
        Assert.Equal("svg", picture.Elements().Single().Name.LocalName);
        Assert.Equal(figure.ToPlotlyJson(), description.Value);
        Assert.Equal("application/json", description.Attribute("type")!.Value);
        Assert.Contains("__hstOffline", loader.Value, StringComparison.Ordinal);
        string title = JsonNode.Parse(description.Value)!["layout"]!["annotations"]![0]!["text"]!.GetValue<string>();
        Assert.Equal("<b>&lt;/script&gt;&lt;!-- &amp; \"</b>", title);
        // Two scripts begin and two end, whatever a title says.
        Assert.Equal(3, figure.ToHtml().Split("</script").Length);
    }

    [Fact]
    public void Nothing_has_an_id_that_a_second_output_could_repeat() =>
        Assert.DoesNotContain(" id=", Figure.Line(X, X).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void An_output_keeps_its_budget_by_staying_static()
    {
        double[] x = [.. Enumerable.Range(0, 40_000).Select(i => (double)(i * 7919 % 40_009))], y = [.. x.Select(v => v * v % 1013)];
        string html = Figure.Line(x, y).ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        string small = Figure.Line(x[..2000], y[..2000]).ToHtml();
        Assert.Contains("<script", small, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(small) <= 250_000);
    }

    [Fact]
    public void Images_are_interactive_only_in_a_page_that_brings_plotly()
    {
        var figure = Figure.Line(X, X).WithInset(NoisyImage.Small().ToFigure());
        Assert.DoesNotContain("<script", figure.ToHtml(), StringComparison.Ordinal);
        string html = figure.ToHtml(bringsPlotly: true);
        XDocument.Parse(html);
        Assert.Contains("\"heatmap\"", html, StringComparison.Ordinal);
    }
}

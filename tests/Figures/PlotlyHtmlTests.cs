using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotlyHtmlTests
{
    private static readonly double[] X = [1, 2, 3];
    private static readonly JsonSerializerOptions AsStored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        int interactive = 0;
        for (int count = 2000; count < 16_000; count += 1000)
        {
            string output = Figure.Line(x[..count], y[..count]).ToHtml();
            if (!output.Contains("<script", StringComparison.Ordinal)) break;
            interactive++;
            Assert.True(Encoding.UTF8.GetByteCount(JsonValue.Create(output).ToJsonString(AsStored)) <= 250_000);
        }
        Assert.InRange(interactive, 2, 12);
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

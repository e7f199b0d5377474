using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HstNotebooks.Tests.Figures;

/// <summary>Any figure is drawn in every format, or refused with a reason when it is made. More cases: <c>HSTNOTEBOOKS_FUZZ_CASES</c>.</summary>
public sealed class HostileFigureTests
{
    private const int FewestDrawn = 20;

    [Fact]
    public void A_figure_is_drawn_in_every_format_or_refused_when_it_is_made()
    {
        int cases = int.TryParse(Environment.GetEnvironmentVariable("HSTNOTEBOOKS_FUZZ_CASES"), CultureInfo.InvariantCulture, out int wanted) ? wanted / 10 : 80;
        int drawn = 0, refused = 0;
        for (int seed = 1; seed <= cases; seed++)
        {
            Figure figure;
            try
            {
                figure = new HostileFigures(seed).Next();
            }
            catch (ArgumentException e)
            {
                Assert.True(e.Message.Length > 10, $"seed {seed}: {e.Message}");
                refused++;
                continue;
            }
            if (Record.Exception(() => Draw(figure)) is { } fault) Assert.Fail($"seed {seed}: {figure}\n{fault}");
            drawn++;
        }
        Assert.True(drawn >= FewestDrawn && refused > 0, $"{drawn} drawn, {refused} refused");
    }

    private static void Draw(Figure figure)
    {
        var numbers = XDocument.Parse(figure.ToSvg()).Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is not ("aria-label" or "href"));
        Assert.All(numbers, a => Assert.False(a.Value.Contains("NaN", StringComparison.Ordinal) || a.Value.Contains('∞'), a.Parent!.Name + " " + a));
        Assert.NotEmpty(figure.ToPng(40));
        Assert.NotEmpty(figure.ToPdf());
        Assert.NotNull(JsonNode.Parse(figure.ToPlotlyJson()));
        Assert.InRange(figure.ToHtml().Length, 1, 250_000);
    }
}

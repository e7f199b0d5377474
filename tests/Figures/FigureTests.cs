using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Figures;

public sealed class FigureTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "hst-figure-tests-" + Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_same_figure_is_the_same_bytes_in_any_culture()
    {
        string first = Sample().ToSvg();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(first, Sample().ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.DoesNotContain(" id=", first, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_is_well_formed_and_says_what_it_shows()
    {
        var svg = XDocument.Parse(Sample().ToSvg()).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("F160W <&> \"x\"", svg.Element(ns + "title")!.Value);
        Assert.Equal("F160W <&> \"x\"", svg.Attribute("aria-label")!.Value);
        Assert.Contains("image 71 × 37, e⁻ s⁻¹", svg.Element(ns + "desc")!.Value, StringComparison.Ordinal);
        Assert.Equal("#ffffff", svg.Elements(ns + "path").First().Attribute("fill")!.Value);
    }

    [Fact]
    public void A_figure_introduces_itself_in_one_line()
    {
        Assert.Equal("figure 'F160W <&> \"x\"': image 71 × 37, e⁻ s⁻¹, −0.608 to 47.6 (asinh)", Sample().ToString());
        var grid = Figure.Grid(columns: 2, Sample(), Figure.Histogram([1.0, 2])).WithTitle("two");
        Assert.Equal("figure 'two': 2 panels: 'F160W <&> \"x\"' image 71 × 37, e⁻ s⁻¹, −0.608 to 47.6 (asinh); histogram of 2 values in 10 bins", grid.ToString());
    }

    [Fact]
    public void Saving_creates_the_folder_and_leaves_only_the_complete_file()
    {
        string path = Path.Combine(_folder, "a", "b", "x.svg");
        Sample().Save(path);
        Figure.Histogram([1.0, 2]).Save(path);
        Assert.Equal(Figure.Histogram([1.0, 2]).ToSvg(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_name_without_extension_writes_all_that_a_paper_needs()
    {
        Sample().Save(Path.Combine(_folder, "ngc628_v1.2"), dotsPerInch: 72);
        Assert.Equal(["ngc628_v1.2.json", "ngc628_v1.2.pdf", "ngc628_v1.2.png", "ngc628_v1.2.svg"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.Equal("%PDF-"u8.ToArray(), File.ReadAllBytes(Path.Combine(_folder, "ngc628_v1.2.pdf"))[..5]);
        Assert.Equal<byte>([0x89, (byte)'P'], File.ReadAllBytes(Path.Combine(_folder, "ngc628_v1.2.png"))[..2]);

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "ngc628_v1.2.json")))!;
        var panel = json["panels"]![0]!;
        Assert.Equal("F160W <&> \"x\"", json["title"]!.GetValue<string>());
        Assert.Equal("asinh", panel["stretch"]!.GetValue<string>());
        Assert.Equal(0.06, panel["pixel_scale_arcsec"]!.GetValue<double>(), 1e-9);
        Assert.Equal(71, panel["width_px"]!.GetValue<int>());
        Assert.True(panel["low"]!.GetValue<double>() < panel["high"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("x.jpg")]
    [InlineData("x.EPS")]
    public void Another_extension_is_refused_with_what_is_possible(string name)
    {
        string path = Path.Combine(_folder, name);
        var error = Assert.Throws<ArgumentException>(() => Sample().Save(path));
        Assert.Contains(".svg", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void A_failed_save_leaves_no_part_behind()
    {
        string path = Path.Combine(_folder, "x.svg");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => Sample().Save(path));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Changing_the_image_later_does_not_change_the_figure()
    {
        var image = NoisyImage.Small();
        var figure = image.ToFigure();
        string before = figure.ToSvg();
        Array.Fill(image.Pixels, 0);
        Assert.Equal(before, figure.ToSvg());
    }

    [Fact]
    public void A_kernel_finds_the_formatters_by_name()
    {
        var attribute = typeof(Figure).GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        Assert.Equal(["text/html", "text/plain"], (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);

        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!;
        var figure = Sample();
        var outputs = formatters.ToDictionary(
            f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!,
            f =>
            {
                var format = f.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Single(m => m.Name == "Format");
                using var writer = new StringWriter();
                Assert.Equal(true, format.Invoke(f, [figure, writer]));
                return writer.ToString();
            });
        Assert.Equal(figure.ToHtml(), outputs["text/html"]);
        Assert.Equal(figure.ToString(), outputs["text/plain"]);
        XDocument.Parse(outputs["text/html"]);
        Assert.Contains("max-width:100%", outputs["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Showing_an_image_displays_its_figure_at_once()
    {
        var shown = new List<object>();
        NotebookHost.Use(shown.Add);
        try
        {
            NoisyImage.Small().Show(Stretch.Asinh, Interval.Percentile(99.5));
            NoisyImage.Small().Show();
            NoisyImage.Small().Show(new ImageStyle { Title = "with a style" });
        }
        finally
        {
            NotebookHost.Use(null);
        }
        Assert.Equal(3, shown.OfType<Figure>().Count());
        Assert.Contains(shown, f => f.ToString() == "figure 'with a style': image 71 × 37, −0.608 to 47.6 (asinh)");
    }

    [Fact]
    public void A_grid_without_figures_or_columns_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Figure.Grid(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Grid(0, Sample()));
    }

    private static Figure Sample() => NoisyImage.Small().ToFigure(new ImageStyle
    {
        Title = "F160W <&> \"x\"",
        Unit = "e⁻ s⁻¹",
        Wcs = Wcs.Tan(new(30, 10), new(53, -27), 0.06, Angle.FromDegrees(42)),
        GridLines = true,
    });
}

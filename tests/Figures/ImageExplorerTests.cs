using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Figures;

public sealed partial class ImageExplorerTests
{
    private const string Hostile = "</script><!-- <b>\"'&\u2028";

    private static readonly Image<float> Field = NoisyImage.Large(310, 170);

    [Fact]
    public void A_fragment_is_one_element_and_one_script_whatever_the_texts_are()
    {
        var sources = new ExploreSources([new(3, 4)], [Hostile], [[Hostile]]) { LabelColumn = Hostile };
        Region[] regions = [new(RegionShape.Point, [new(1, 2)], [], Label: Hostile)];
        string html = Field.Explore(new() { Title = Hostile, Unit = Hostile, Sources = sources, Regions = regions }).ToHtml();
        Assert.Equal(1, Count(html, "<script"));
        Assert.Equal(1, Count(html, "</script"));
        Assert.EndsWith("</script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Equal(Count(html, "<div"), Count(html, "</div"));
        Assert.Equal(1, Count(html, "<style"));
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var image = Data(html).GetProperty("images")[0];
        Assert.Equal(Hostile, image.GetProperty("name").GetString());
        Assert.Equal(Hostile, image.GetProperty("places").GetProperty("sources").GetProperty("rows")[0][0].GetString());
    }

    [Fact]
    public void The_same_image_makes_the_same_bytes_in_any_culture_and_with_any_number_of_threads()
    {
        string Html() => Field.Explore(new() { Title = "same", Wcs = Wcs.Tan(new(9, 9), new(1.5, 2.5), 0.04) }).ToHtml();
        string html = Html();
        var (culture, threads) = (CultureInfo.CurrentCulture, Compute.Threads);
        try
        {
            (CultureInfo.CurrentCulture, Compute.Threads) = (CultureInfo.GetCultureInfo("de-DE"), 1);
            Assert.Equal(html, Html());
        }
        finally
        {
            (CultureInfo.CurrentCulture, Compute.Threads) = (culture, threads);
        }
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.5)]
    public void A_viewer_holds_its_budget(double megaBytes)
    {
        var noise = NoisyImage.Large(2100, 1300);
        var rows = Enumerable.Range(0, 1000).Select(i => (object?[])[i, "a source"]).ToArray();
        var options = new ExploreOptions
        {
            MegaBytes = megaBytes,
            Wcs = Wcs.Tan(new(1, 1), new(1, 2), 0.05),
            Sources = new([.. rows.Select((_, i) => new PixelPoint(i, i))], ["id", "what"], rows),
        };
        var viewer = noise.Explore(options);
        int one = viewer.ToHtml().Length, two = ImageExplorer.Compare(viewer, viewer).ToHtml().Length;
        Assert.InRange(one, 0.4 * megaBytes * 1e6, megaBytes * 1e6);
        Assert.InRange(two, 0.3 * megaBytes * 1e6, megaBytes * 1e6);
    }

    [Fact]
    public void Cells_become_numbers_text_or_nothing()
    {
        object?[] row = [1.5, 2.5f, double.NaN, float.PositiveInfinity, (short)-3, long.MaxValue, true, null, new[] { 1.5, 2 }, 'x'];
        var sources = new ExploreSources([new(double.NaN, 2)], [.. row.Select((_, i) => $"c{i}")], [row]);
        var image = Data(Field.Explore(new() { Sources = sources }).ToHtml()).GetProperty("images")[0];
        var data = image.GetProperty("places").GetProperty("sources");
        Assert.Equal("[1.5,2.5,null,null,-3,\"9223372036854775807\",true,null,\"1.5, 2\",\"x\"]", data.GetProperty("rows")[0].GetRawText());
        Assert.Equal("[null]", data.GetProperty("positions").GetRawText());
    }

    [Fact]
    public void Awkward_images_can_be_explored()
    {
        var wcs = Wcs.Tan(new(0, 0), new(10, -45), 0.04);
        foreach (var (width, height) in new[] { (1, 1), (3, 700), (257, 1) })
        {
            var missing = new Image<double>(width, height);
            Array.Fill(missing.Pixels, double.NaN);
            var image = Data(missing.Explore(new() { Wcs = wcs }).ToHtml()).GetProperty("images")[0];
            Assert.Equal(JsonValueKind.Null, image.GetProperty("limits").ValueKind);
            Assert.Equal(width, image.GetProperty("width").GetInt32());
            var mask = Data(new Image<bool>(width, height).Explore().ToHtml()).GetProperty("images")[0];
            Assert.Equal("linear", mask.GetProperty("stretch").GetString());
        }
    }

    [Fact]
    public void A_page_is_saved_whole_and_only_as_html()
    {
        using var folder = new TemporaryFolder();
        var viewer = Field.Explore(new() { Title = "a < b" });
        viewer.Save(folder["sub/page.html"]);
        string page = File.ReadAllText(folder["sub/page.html"]);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<title>a &lt; b</title>", page, StringComparison.Ordinal);
        Assert.Contains(viewer.ToHtml(), page, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder["sub"]));
        Assert.Contains(".png", Assert.Throws<ArgumentException>(() => viewer.Save(folder["page.png"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var one = Field.Explore();
        var faulty = new ExploreOptions { MegaBytes = double.NaN, HeightPx = 10 };
        Refused(() => Field.Explore(faulty), "MegaBytes is NaN, not 0.8 to 200; HeightPx is 10, not 200 to 4000");
        Region endless = new(RegionShape.Circle, [new(1, 1)], [double.PositiveInfinity]);
        Refused(() => Field.Explore(new() { Regions = [endless] }), "region 0 of Regions has a size");
        Refused(() => new Image<float>(0, 3).Explore(), "0 × 3");
        Refused(() => new Image<long>(2, 2).Explore(), "Int64");
        Refused(() => ImageExplorer.Compare(one, one, one, one, one), "5 images");
        Refused(() => ImageExplorer.Compare(), "0 images");
        Refused(() => new ExploreSources([new(1, 1)], ["a"], []), "0 rows for 1 positions");
        Refused(() => new ExploreSources([new(1, 1), new(1, 2)], ["a"], [[1], [1, 2]]), "Row 1 has 2 values for 1 columns");
        Refused(() => new ExploreSources([], ["id"], []) { LabelColumn = "ID" }, "no column ID");

        static void Refused(Func<object> call, string why) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_of_a_table_are_sources_by_pixel_or_by_sky()
    {
        var wcs = Wcs.Tan(new(50, 40), new(10, -20), 0.05);
        var sky = wcs.PixelToSky(new PixelPoint(70, 30));
        var table = new Table(
            TableColumn.Create("X_IMAGE", [71.0], "pixel"), TableColumn.Create("Y_IMAGE", [31.0]),
            TableColumn.Create("ra", [sky.Ra]), TableColumn.Create("dec", [sky.Dec]));
        var byPixel = ExploreSources.AtPixels(table, "X_IMAGE", "Y_IMAGE", firstPixel: 1);
        var bySky = ExploreSources.OnSky(table, wcs);
        Assert.Equal(new PixelPoint(70, 30), byPixel.Positions[0]);
        Assert.Equal(70, bySky.Positions[0].X, 1e-6);
        Assert.Equal(["X_IMAGE (pixel)", "Y_IMAGE", "ra", "dec"], bySky.Columns);
        Assert.Equal(71.0, bySky.Rows[0][0]);
        Assert.Contains("X_IMAGE", Assert.Throws<FitsException>(() => ExploreSources.AtPixels(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_introduces_itself_in_one_line()
    {
        Assert.Equal("viewer: 'M 51' 310 × 170, e⁻", Field.Explore(new() { Title = "M 51", Unit = "e⁻" }).ToString());
        Assert.Equal("viewer: 310 × 170; 310 × 170", ImageExplorer.Compare(Field.Explore(), Field.Explore()).ToString());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // The argument of the call that starts the viewer.
    private static JsonElement Data(string html) => JsonDocument.Parse(Call().Match(html).Groups[1].Value).RootElement;

    [GeneratedRegex("""\.show\("[0-9a-f]{12}", (\{.*\})\);\n</script>$""", RegexOptions.Singleline)]
    private static partial Regex Call();
}

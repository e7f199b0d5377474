using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HstNotebooks.Tests.Figures;

public sealed class PdfTests
{
    private static readonly Rgb Ink = new(0, 0, 0), Paper = new(255, 255, 255);

    [Fact]
    public void Text_is_copied_as_it_was_written()
    {
        string[] texts = ["erg s⁻¹ cm⁻² Å⁻¹", "M⊙ ≲ 10⁹", "2² − H₀ₓ <&>", "\U0001FFFE"];
        var pdf = Read([.. texts.Select((t, i) => Text(t, y: 20 * i + 20))]);
        Assert.Equal(texts, pdf.Texts());
    }

    [Fact]
    public void A_halo_is_drawn_beneath_and_is_not_text()
    {
        var pdf = Read(Text("1″") with { Halo = Paper });
        Assert.Equal(["1″"], pdf.Texts());
        string[] lines = pdf.Content.Split('\n');
        Assert.InRange(Array.IndexOf(lines, "S"), 1, Array.FindIndex(lines, l => l.StartsWith("BT", StringComparison.Ordinal)));
        Assert.Contains("2.2 w", lines);
    }

    [Fact]
    public void Text_ends_where_its_anchor_is()
    {
        double width = TextMetrics.Width("AVA", 10);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"BT 1 0 0 -1 {100 - width:0.##} 40 Tm"),
            Read(Text("AVA", 40) with { Anchor = Anchor.End }).Content);
        // A quarter of a turn counter-clockwise: letters run towards smaller y.
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"BT 0 -1 -1 0 100 {40 + width / 2:0.##} Tm"),
            Read(Text("AVA", 40) with { Anchor = Anchor.Middle, Rotation = 90 }).Content);
    }

    [Fact]
    public void Only_the_letters_used_are_embedded_with_the_widths_of_the_font()
    {
        var pdf = Read(Text("Å1"));
        string letters = Assert.Single(pdf.OfType("/CIDFontType2"));
        // Glyph 0, Å of 1366 and 1 of 1139 of 2048 units.
        Assert.EndsWith(" 666.99 556.15]] >>\n", letters, StringComparison.Ordinal);
        Assert.Matches("/BaseFont /[A-Z]{6}\\+HstSans-Regular ", letters);

        byte[] program = PdfDocument.Stream(pdf.Of(Assert.Single(pdf.OfType("/FontDescriptor /FontName")), "FontFile2"));
        Assert.InRange(program.Length, 500, 12_000);
        byte[] glyphs = PdfDocument.Stream(pdf.Of(letters, "CIDToGIDMap"));
        Assert.Equal([0, FontFace.Regular.Glyph('Å'), FontFace.Regular.Glyph('1')], glyphs.Chunk(2).Select(g => g[0] << 8 | g[1]));
        // The ring and the A that Å is made of came along; other letters did not.
        var tables = FontTable.Directory("subset", program);
        var subset = new GlyphTable(tables["loca"], tables["glyf"], longOffsets: true, tables["maxp"].U16(4));
        Assert.Equal(FontFace.Regular.Outline(FontFace.Regular.Glyph('Å')).Contours, subset.Outline(FontFace.Regular.Glyph('Å')).Contours);
        Assert.Equal(0, subset.Bytes(FontFace.Regular.Glyph('B')).Length);
    }

    [Fact]
    public void Lines_and_areas_have_their_colours_opacities_dashes_and_caps()
    {
        var pdf = Read(
            new PathShape([new Box(1, 2, 30, 40).Outline], new Stroke(new(255, 0, 0), 2, Dash.Dashed), Ink, FillOpacity: 0.25),
            new PathShape([new([(5, 6)])], new Stroke(Ink, 3, Opacity: 0.5, Round: true)));
        string content = pdf.Content;
        Assert.StartsWith("1 0 0 -1 0 120 cm\n", content, StringComparison.Ordinal);
        Assert.Contains("0 0 0 rg\n1 0 0 RG\n2 w\n0 J\n[9 5] 0 d\n/G0 gs\n", content, StringComparison.Ordinal);
        Assert.Contains("gs\n1 2 m\n31 2 l\n31 42 l\n1 42 l\nh\nB*\n", content, StringComparison.Ordinal);
        Assert.EndsWith("3 w\n1 J\n[] 0 d\n/G1 gs\n5 6 m\n5 6 l\nS\n", content, StringComparison.Ordinal);
        Assert.Contains("/G0 << /ca 0.25 /CA 1 >> /G1 << /ca 1 /CA 0.5 >>", pdf.Of(pdf.Page, "Resources"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_keep_their_pixels_palette_and_transparency()
    {
        byte[] indices = [0, 1, 1, 1, 0, 0];
        byte[] translucent = [1, 2, 3, 255, 4, 5, 6, 128];
        var pdf = Read(
            new RasterImage(new(10, 20, 30, 40), new Bitmap(3, 2, indices, [Ink, new(255, 128, 0)])),
            new RasterImage(new(50, 20, 30, 40), new Bitmap(2, 1, translucent)));
        Assert.Contains("30 0 0 -40 10 60 cm /I0 Do Q", pdf.Content, StringComparison.Ordinal);
        string resources = pdf.Of(pdf.Page, "Resources");
        string palette = pdf.Of(resources, "I0"), colour = pdf.Of(resources, "I1");
        Assert.Contains("/Width 3 /Height 2 /BitsPerComponent 8 /Interpolate false ", palette, StringComparison.Ordinal);
        Assert.Contains("/ColorSpace [/Indexed /DeviceRGB 1 <000000FF8000>]", palette, StringComparison.Ordinal);
        Assert.Equal(indices, PdfDocument.Stream(palette));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], PdfDocument.Stream(colour));
        Assert.Equal<byte>([255, 128], PdfDocument.Stream(pdf.Of(colour, "SMask")));
    }

    [Fact]
    public void A_figure_is_the_same_bytes_again_in_any_culture_and_says_its_title()
    {
        var before = CultureInfo.CurrentCulture;
        byte[] first = Sample().ToPdf();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(first, Sample().ToPdf());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        var pdf = new PdfDocument(first);
        string title = Regex.Match(pdf.Of(pdf.Trailer, "Info"), "/Title <FEFF([0-9A-F]+)>").Groups[1].Value;
        Assert.Equal("Å ⊙", Encoding.BigEndianUnicode.GetString(Convert.FromHexString(title)));
        Assert.Contains("/Lang (en) /ViewerPreferences << /DisplayDocTitle true >>", pdf.Catalog, StringComparison.Ordinal);
        Assert.DoesNotContain("Date", pdf.Of(pdf.Trailer, "Info"), StringComparison.Ordinal);
        Assert.Contains("e⁻ s⁻¹", pdf.Texts());

        static Figure Sample() => NoisyImage.Small().ToFigure(new ImageStyle { Title = "Å ⊙", Unit = "e⁻ s⁻¹" });
    }

    private static TextRun Text(string text, double y = 30) => new(100, y, text, 10, Ink);

    private static PdfDocument Read(params Primitive[] primitives) =>
        new(PdfRenderer.Render(new Drawing(200, 120, primitives, "title", "")));
}

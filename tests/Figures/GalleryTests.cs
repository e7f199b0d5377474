using System.Text.Json;
using System.Xml.Linq;

namespace HstNotebooks.Tests.Figures;

/// <summary>
/// Every kind of figure against what it was when it was looked at and found good: the elements and texts of the SVG, and the colours of the
/// PNG in coarse blocks. When a change is meant, look at the pictures, then write the table anew with <c>HSTNOTEBOOKS_WRITE_GALLERY=folder</c>,
/// which also saves them there.
/// </summary>
public sealed class GalleryTests
{
    private const int Columns = 24, Rows = 16;

    // Mean over the blocks and largest single block, of 255: other roundings, not other pictures.
    private const double MostMean = 0.5, MostBlock = 12;

    private static readonly string Table = Path.Combine(AppContext.BaseDirectory, "Figures", "gallery.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_looks_as_it_did(string name)
    {
        var figure = Gallery.Figures[name]();
        var seen = Look(figure);
        if (Environment.GetEnvironmentVariable("HSTNOTEBOOKS_WRITE_GALLERY") is { Length: > 0 } folder)
        {
            figure.Save(Path.Combine(folder, name), 150);
            File.WriteAllText(Path.Combine(folder, name + ".look"), JsonSerializer.Serialize(seen, Indented));
        }
        var known = JsonSerializer.Deserialize<Dictionary<string, Appearance>>(File.ReadAllText(Table))![name];
        Assert.Equal(known.Elements, seen.Elements);
        Assert.Equal(known.Texts, seen.Texts);
        byte[] before = Convert.FromHexString(known.Blocks), now = Convert.FromHexString(seen.Blocks);
        var differences = before.Zip(now, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.InRange(differences.Average(), 0, MostMean);
        Assert.InRange(differences.Max(), 0, MostBlock);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_the_same_bytes_each_time_in_every_format(string name)
    {
        Figure first = Gallery.Figures[name](), second = Gallery.Figures[name]();
        Assert.Equal(first.ToSvg(), second.ToSvg());
        Assert.Equal(first.ToPng(96), second.ToPng(96));
        Assert.Equal(first.ToPdf(), second.ToPdf());
        Assert.Equal(first.ToPlotlyJson(), second.ToPlotlyJson());
        Assert.InRange(first.ToHtml().Length, 500, 250_000);
    }

    private static Appearance Look(Figure figure)
    {
        var svg = XDocument.Parse(figure.ToSvg()).Root!;
        var elements = svg.Elements().GroupBy(e => e.Name.LocalName).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}");
        string[] texts = [.. svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value).Distinct()];
        return new(string.Join(", ", elements), texts, Blocks(Png.Decode(figure.ToPng(60))));
    }

    // Mean red, green and blue of blocks that cover the picture.
    private static string Blocks(Png png)
    {
        var blocks = new byte[3 * Columns * Rows];
        for (int j = 0; j < Rows; j++)
        {
            for (int i = 0; i < Columns; i++)
            {
                double r = 0, g = 0, b = 0, count = 0;
                for (int y = j * png.Height / Rows; y < (j + 1) * png.Height / Rows; y++)
                {
                    for (int x = i * png.Width / Columns; x < (i + 1) * png.Width / Columns; x++, count++)
                    {
                        var color = png.At(x, y);
                        (r, g, b) = (r + color.R, g + color.G, b + color.B);
                    }
                }
                int at = 3 * (j * Columns + i);
                (blocks[at], blocks[at + 1], blocks[at + 2]) = ((byte)(r / count), (byte)(g / count), (byte)(b / count));
            }
        }
        return Convert.ToHexString(blocks);
    }

    /// <summary>What a figure looked like.</summary>
    public sealed record Appearance(string Elements, IReadOnlyList<string> Texts, string Blocks);
}

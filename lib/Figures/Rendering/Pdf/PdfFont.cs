using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HstNotebooks;

/// <summary>
/// A font of a PDF file. Each pair of a glyph and the characters it stands for has a code of its own, so that a raised "2" is
/// copied as "²".
/// </summary>
internal sealed class PdfFont(FontFace face)
{
    private readonly Dictionary<(int Glyph, string Source), int> _codes = [];
    private readonly List<(int Glyph, string Source)> _used = [(0, "")];

    public FontFace Face => face;

    public int Code(PlacedGlyph glyph)
    {
        if (_codes.TryGetValue((glyph.Glyph, glyph.Source), out int code)) return code;
        _used.Add((glyph.Glyph, glyph.Source));
        return _codes[(glyph.Glyph, glyph.Source)] = _used.Count - 1;
    }

    /// <summary>Width as the file says it, thousandths of the size.</summary>
    public double Width(int glyph) => Math.Round(face.Advance(glyph) * 100_000.0 / face.UnitsPerEm) / 100;

    /// <summary>Writes the font with the glyphs used until now; the number of its object.</summary>
    public int Write(PdfFile file)
    {
        byte[] subset = TrueTypeSubset.Of(face, _used.Select(u => u.Glyph));
        string name = Tag(subset) + "+" + string.Concat(face.Name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        int program = file.AddStream(subset, Invariant($"/Length1 {subset.Length}"));
        int glyphs = file.AddStream([.. _used.SelectMany(u => new[] { (byte)(u.Glyph >> 8), (byte)u.Glyph })]);
        int unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        var (left, bottom, right, top) = face.Bounds;
        // Flag 4: codes of its own. Nobody measures the stems of sans-serif letters to a percent; 80 is usual.
        int descriptor = file.Add(
            Invariant($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 /StemV 80 /FontFile2 {program} 0 R\n") +
            $"/FontBBox [{Em(left)} {Em(bottom)} {Em(right)} {Em(top)}] " +
            $"/Ascent {Em(face.Ascent)} /Descent {Em(face.Descent)} /CapHeight {Em(face.CapHeight)} >>");
        string widths = string.Join(' ', _used.Select(u => PdfFile.Number(Width(u.Glyph))));
        int letters = file.Add(
            Invariant($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R\n") +
            Invariant($"/CIDToGIDMap {glyphs} 0 R ") +
            $"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 [{widths}]] >>");
        return file.Add(
            Invariant($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H ") +
            Invariant($"/DescendantFonts [{letters} 0 R] /ToUnicode {unicode} 0 R >>"));
    }

    private string Em(int units) => PdfFile.Number(units * 1000.0 / face.UnitsPerEm);

    // Six capital letters, the same for the same glyphs (ISO 32000-1, 9.6.4).
    private static string Tag(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + b % 26)));

    // ISO 32000-1, 9.10.3.
    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
        map.Append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n");
        map.Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        // A block holds at most 100.
        foreach (var block in _codes.OrderBy(c => c.Value).Chunk(100))
        {
            map.Append(Invariant($"{block.Length} beginbfchar\n"));
            foreach (var ((_, source), code) in block) map.Append(Invariant($"<{code:X4}> <{PdfFile.Utf16(source)}>\n"));
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

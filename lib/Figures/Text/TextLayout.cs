using System.Text;

namespace HstNotebooks;

/// <summary>A glyph on the page: its origin from the start of the text along the baseline, points, y down.</summary>
/// <param name="Face">The font.</param>
/// <param name="Glyph">Its number there.</param>
/// <param name="X">Points.</param>
/// <param name="Y">Points; negative for superscripts.</param>
/// <param name="Size">Points.</param>
/// <param name="Source">The characters it stands for.</param>
internal readonly record struct PlacedGlyph(FontFace Face, int Glyph, double X, double Y, double Size, string Source);

/// <summary>A line of text as glyphs, the same on every machine for the characters of the built-in fonts.</summary>
/// <param name="Width">Points.</param>
/// <param name="Glyphs">In the order of the text.</param>
internal sealed record TextLayout(double Width, IReadOnlyList<PlacedGlyph> Glyphs)
{
    /// <summary>Lays out a line.</summary>
    /// <param name="text">Control characters become spaces.</param>
    /// <param name="size">Points.</param>
    /// <param name="bold">For the letters; symbols have one weight.</param>
    public static TextLayout Of(string text, double size, bool bold)
    {
        var glyphs = new List<PlacedGlyph>(text.Length);
        double x = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (ordinary, rise) = rune.IsBmp ? ScriptCharacter.Of((char)rune.Value) : default;
            var (face, glyph) = Find(rune.IsBmp ? ordinary : rune.Value, bold);
            double own = rise == 0 ? size : size * ScriptCharacter.Scale;
            var placed = new PlacedGlyph(face, glyph, x, -rise * size, own, rune.ToString());
            if (glyphs.Count > 0) placed = placed with { X = x + Kern(glyphs[^1], placed) };
            glyphs.Add(placed);
            x = placed.X + own * face.Advance(glyph) / face.UnitsPerEm;
        }
        return new(x, glyphs);
    }

    private static (FontFace Face, int Glyph) Find(int codePoint, bool bold)
    {
        var letters = bold ? FontFace.Bold : FontFace.Regular;
        int wanted = Rune.IsControl(new Rune(codePoint)) ? ' ' : codePoint;
        if (letters.Glyph(wanted) is > 0 and var letter) return (letters, letter);
        if (FontFace.Symbols.Glyph(wanted) is > 0 and var symbol) return (FontFace.Symbols, symbol);
        // Thin, narrow and other spaces.
        if (Rune.IsWhiteSpace(new Rune(codePoint))) return (letters, letters.Glyph(' '));
        return SystemFonts.With(wanted) is { } other ? (other, other.Glyph(wanted)) : (letters, 0);
    }

    // Digits are all of one width, so that columns of them align and a number does not change its length with its last digit.
    private static double Kern(PlacedGlyph left, PlacedGlyph right) =>
        left.Face != right.Face || left.Y != 0 || right.Y != 0 || char.IsAsciiDigit(left.Source[0]) || char.IsAsciiDigit(right.Source[0])
            ? 0
            : left.Face.Kern(left.Glyph, right.Glyph) * left.Size / left.Face.UnitsPerEm;
}

namespace HstNotebooks.Tests.Figures;

public sealed class TextLayoutTests
{
    // Adobe's font metrics of Helvetica and Helvetica-Bold, thousandths of the size, each pair without kerning.
    [Theory]
    [InlineData("0123456789", 5560, false)]
    [InlineData("m", 833, false)]
    [InlineData("W", 944, false)]
    [InlineData("@", 1015, false)]
    [InlineData("i", 222, false)]
    [InlineData("m", 889, true)]
    [InlineData("5", 556, true)]
    [InlineData("i", 278, true)]
    public void Letters_are_as_wide_as_Helvetica(string text, double thousandths, bool bold)
    {
        // The font's own 2048 units to the em differ by up to half a thousandth.
        Assert.Equal(thousandths / 1000 * 12, TextMetrics.Width(text, 12, bold), text.Length * 0.0005 * 12);
    }

    [Fact]
    public void Letters_are_kerned_and_digits_never()
    {
        Assert.True(TextMetrics.Width("AV", 100) < TextMetrics.Width("A", 100) + TextMetrics.Width("V", 100) - 5);
        Assert.Equal(TextMetrics.Width("00", 10), TextMetrics.Width("11", 10), 1e-9);
    }

    [Theory]
    [InlineData('⁻', '−')]
    [InlineData('¹', '1')]
    [InlineData('²', '2')]
    [InlineData('⁷', '7')]
    [InlineData('ⁿ', 'n')]
    public void A_superscript_is_the_ordinary_character_small_and_high(char superscript, char ordinary)
    {
        var glyphs = TextLayout.Of("s" + superscript, 10, bold: false).Glyphs;
        Assert.Equal(FontFace.Regular.Glyph(ordinary), glyphs[1].Glyph);
        Assert.Equal(6.5, glyphs[1].Size, 1e-9);
        Assert.InRange(glyphs[1].Y, -4, -3);
        Assert.Equal(5, glyphs[1].X, 0.01);
        Assert.Equal(superscript.ToString(), glyphs[1].Source);
    }

    [Fact]
    public void A_subscript_hangs_below_the_baseline()
    {
        var h0 = TextLayout.Of("H₀ₓ", 10, bold: true).Glyphs;
        Assert.Equal([FontFace.Bold.Glyph('0'), FontFace.Bold.Glyph('x')], h0.Skip(1).Select(g => g.Glyph));
        Assert.All(h0.Skip(1), g => Assert.InRange(g.Y, 1, 2));
    }

    [Fact]
    public void Symbols_come_from_the_font_that_has_them()
    {
        var faces = TextLayout.Of("M⊙ ≲ 5″ Å", 10, bold: true).Glyphs.Select(g => g.Face);
        var (b, s) = (FontFace.Bold, FontFace.Symbols);
        Assert.Equal([b, s, b, s, b, b, b, b, b], faces);
    }

    [Fact]
    public void What_no_font_has_is_a_box_and_other_spaces_are_spaces()
    {
        // A code point that Unicode keeps free for ever.
        var missing = TextLayout.Of("\U0001FFFE", 10, bold: false);
        Assert.Equal((FontFace.Regular, 0), (missing.Glyphs[0].Face, missing.Glyphs[0].Glyph));
        Assert.True(missing.Width > 3);
        Assert.Equal(TextMetrics.Width("a b c", 10), TextMetrics.Width("a\u2009b\tc", 10), 1e-9);
    }

    [Fact]
    public void Superscripts_in_SVG_are_small_raised_ordinary_characters_and_the_baseline_returns()
    {
        Assert.Equal("s<tspan font-size=\"6.5\" dy=\"-3.6\">−1</tspan> <tspan dy=\"3.6\">cm</tspan>", SvgText.Content("s⁻¹ cm", 10));
        Assert.Equal("H<tspan font-size=\"6.5\" dy=\"1.4\">0</tspan>", SvgText.Content("H₀", 10));
        Assert.Equal("a &lt; b", SvgText.Content("a < b", 10));
    }
}

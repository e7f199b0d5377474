using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class HeaderTests
{
    private static readonly string[] Sample =
    [
        "EXTNAME = 'SCI     '", "EXPTIME =                400.0 / seconds", "NCOMBINE=                    2", "DATAMIN =",
        "COMMENT first", "FILTER  = 'F606W'", "", "HISTORY made",
    ];

    [Fact]
    public void A_missing_keyword_names_file_HDU_and_keyword()
    {
        var header = FitsText.Header(Sample);
        Assert.Equal("x.fits, HDU 0 (SCI)", header.Origin);
        Action[] reads =
        [
            () => header.Text("PHOTMODE"), () => header.Double("PHOTMODE"), () => header.Integer("PHOTMODE"),
            () => header.Logical("PHOTMODE"), () => _ = header["PHOTMODE"],
        ];
        foreach (var read in reads)
        {
            FitsAssert.Fails("x.fits, HDU 0 (SCI): the keyword PHOTMODE is missing", read);
        }
    }

    [Fact]
    public void A_wrong_type_says_what_was_found_and_what_was_expected_even_with_a_fallback()
    {
        var header = FitsText.Header(Sample);
        FitsAssert.Fails("x.fits, HDU 0 (SCI): FILTER is the text 'F606W'; a number was expected.", () => header.Double("FILTER", 1));
        FitsAssert.Fails("x.fits, HDU 0 (SCI): EXPTIME is the real number 400; an integer was expected.", () => header.Integer("EXPTIME", 1));
        FitsAssert.Fails("x.fits, HDU 0 (SCI): NCOMBINE is the integer 2; quoted text was expected.", () => header.TextOrNull("NCOMBINE"));
        FitsAssert.Fails("x.fits, HDU 0 (SCI): NCOMBINE is the integer 2; T or F was expected.", () => header.Logical("NCOMBINE", true));
        FitsAssert.Fails("undefined", () => header.Double("DATAMIN"));
    }

    [Fact]
    public void Missing_and_undefined_values_give_the_fallback()
    {
        var header = FitsText.Header(Sample);
        Assert.Equal(5, header.Double("DATAMIN", 5));
        Assert.Equal("none", header.Text("ABSENT", "none"));
        Assert.Equal(7, header.Integer("ABSENT", 7));
        Assert.True(header.Logical("ABSENT", true));
        Assert.Null(header.DoubleOrNull("DATAMIN"));
        Assert.Null(header.TextOrNull("ABSENT"));
        Assert.Equal(2.0, header.Double("ncombine"));
    }

    [Fact]
    public void Set_replaces_in_place_and_keeps_the_comment_and_every_other_card()
    {
        var header = FitsText.Header(Sample);
        string[] before = [.. header.SelectMany(card => card.Lines)];
        header.Set("EXPTIME", 500.5);
        header.Set("NEW", "value");
        string[] after = [.. header.SelectMany(card => card.Lines)];
        int changed = Array.FindIndex(before, line => line.StartsWith("EXPTIME", StringComparison.Ordinal));
        Assert.Equal("EXPTIME =                500.5 / seconds".PadRight(80), after[changed]);
        Assert.Equal("NEW     = 'value   '".PadRight(80), after[^1]);
        before[changed] = after[changed];
        Assert.Equal(before, after[..^1]);
    }

    [Fact]
    public void A_clone_does_not_change_its_original()
    {
        var header = FitsText.Header(Sample);
        var clone = header.Clone();
        clone.Set("EXPTIME", 1.0);
        Assert.True(clone.Remove("FILTER"));
        Assert.False(clone.Remove("FILTER"));
        Assert.Equal(400, header.Double("EXPTIME"));
        Assert.True(header.Contains("FILTER"));
        Assert.False(clone.Contains("FILTER"));
    }

    [Theory]
    [InlineData("lower", "x")]
    [InlineData("Too long", "x")]
    [InlineData("A  B", "x")]
    [InlineData("HIERARCH A B", "x")]
    [InlineData("", "x")]
    [InlineData("A=B C", "x")]
    [InlineData("END", "x")]
    [InlineData("HISTORY", "x")]
    [InlineData("K", "Ångström")]
    [InlineData("K", "two\nlines")]
    public void What_FITS_cannot_hold_is_refused(string keyword, string text) =>
        Assert.Throws<ArgumentException>(() => new Header().Set(keyword, text));

    [Fact]
    public void NaN_and_infinity_are_refused_and_change_nothing()
    {
        var header = new Header();
        Assert.Throws<ArgumentException>(() => header.Set("K", double.NaN));
        Assert.Throws<ArgumentException>(() => header.Set("K", double.NegativeInfinity));
        Assert.Throws<ArgumentException>(() => header.Set("K", 1, "µ"));
        Assert.Throws<ArgumentException>(() => header.AddHistory("naïve"));
        Assert.Empty(header);
    }

    [Fact]
    public void Long_history_is_split_at_blanks_and_at_line_breaks()
    {
        var header = new Header();
        header.AddHistory("short\n" + string.Join(' ', Enumerable.Repeat("drizzle", 20)));
        header.AddComment(new string('x', 100));
        Assert.Equal(["short", .. new[] { 9, 9, 2 }.Select(n => string.Join(' ', Enumerable.Repeat("drizzle", n)))], header.History);
        Assert.Equal([new string('x', 72), new string('x', 28)], header.Comments);
        Assert.All(header, card => Assert.Equal(80, card.Lines[0].Length));
    }

    [Fact]
    public void Long_text_is_announced_once()
    {
        var header = new Header();
        header.Set("A", new string('a', 200));
        header.Set("B", new string('b', 200));
        Assert.Equal(["LONGSTRN", "A", "B"], header.Select(card => card.Keyword));
    }

    [Fact]
    public void The_locale_of_the_reader_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            var header = new Header();
            header.Set("K", -1234.5);
            header.Set("N", -7);
            Assert.Equal("-1234.5", header["K"].Lines[0][10..].Trim());
            Assert.Equal("-7", header["N"].Lines[0][10..].Trim());
            Assert.Equal(-1234.5, FitsText.Header(header["K"].Lines[0]).Double("K"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_header_shows_its_cards() =>
        Assert.Contains("FILTER  = &#39;F606W&#39;", FitsText.Header(Sample).ToHtml(), StringComparison.Ordinal);
}

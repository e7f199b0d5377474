using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class CardTests
{
    [Theory]
    [InlineData("K       = 'O''Neil''s   '        / it's", "O'Neil's", "it's")]
    [InlineData("K       = '  lead'", "  lead", "")]
    [InlineData("K       = 'a/b'/c", "a/b", "c")]
    [InlineData("K       = ''", "", "")]
    [InlineData("K       =   42 / the answer", 42L, "the answer")]
    [InlineData("K       = -0042", -42L, "")]
    [InlineData("K       = 1.5D-3", 0.0015, "")]
    [InlineData("K       = .5", 0.5, "")]
    [InlineData("K       = +7.E+2", 700.0, "")]
    [InlineData("K       = 9223372036854775808", 9223372036854775808.0, "")]
    [InlineData("K       =                    T / yes", true, "yes")]
    [InlineData("K       = F", false, "")]
    [InlineData("K       =                      / no value", null, "no value")]
    [InlineData("K       = 'say \"it\"'/\"c\"", "say \"it\"", "\"c\"")]
    [InlineData("K       = 1.5e-3", 0.0015, "")]
    [InlineData("K       = -2d1/c", -20.0, "c")]
    public void Values_are_read_in_fixed_and_in_free_format(string line, object? value, string comment)
    {
        var card = FitsText.Header(line)["K"];
        Assert.Equal(value, card.Value);
        Assert.Equal(comment, card.Comment);
        Assert.False(card.IsCommentary);
        Assert.Equal([line.PadRight(80)], card.Lines);
    }

    [Theory]
    [InlineData("K       = 'never closed")]
    [InlineData("K       = 'closed' but not over")]
    [InlineData("K       = 1.2.3")]
    [InlineData("K       = NaN")]
    [InlineData("K       = INDEF")]
    [InlineData("K       = 1E")]
    [InlineData("K       = 1E999")]
    [InlineData("K       = 1,000")]
    [InlineData("K       = true")]
    [InlineData("K       = (1.5)")]
    [InlineData("K       = (1, x)")]
    public void A_malformed_card_is_kept_and_fails_only_when_its_value_is_asked_for(string line)
    {
        var header = FitsText.Header(line, "L       = 1");
        Assert.Equal(line.PadRight(80), header["K"].Lines[0]);
        Assert.NotNull(header["K"].Fault);
        Assert.Equal(1, header.Integer("L"));
        Assert.Throws<FitsException>(() => header["K"].Value);
        string message = Assert.Throws<FitsException>(() => header.DoubleOrNull("K")).Message;
        Assert.StartsWith("x.fits, HDU 0: K: ", message, StringComparison.Ordinal);
        Assert.Contains(line, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commentary_has_text_and_no_value()
    {
        var header = FitsText.Header("COMMENT = not a value", "HISTORY  two", "", "HISTORY three", "ODD       no value indicator", "HIERARCH  = 5");
        Assert.Equal(["= not a value"], header.Comments);
        Assert.Equal([" two", "three"], header.History);
        Assert.True(header["ODD"].IsCommentary);
        Assert.True(header["HIERARCH"].IsCommentary);
        FitsAssert.Fails("'= '", () => header.Text("ODD"));
    }

    [Fact]
    public void A_long_string_is_joined_over_its_CONTINUE_lines()
    {
        var header = FitsText.Header(
            "K       = 'one &'", "CONTINUE  'two''s  &  ' / first", "CONTINUE  'three' / second", "L       = 'kept &'", "M       = 5");
        Assert.Equal("one two's  three", header.Text("K"));
        Assert.Equal("first second", header["K"].Comment);
        Assert.Equal(3, header["K"].Lines.Count);
        Assert.Equal("kept &", header.Text("L"));
        Assert.Equal(5, header.Integer("M"));
    }

    [Fact]
    public void Pieces_of_a_long_string_may_be_empty()
    {
        var header = FitsText.Header("K       = '&'", "CONTINUE  '&'", "CONTINUE  'all&'", "CONTINUE  '' / the end", "CONTINUE  'orphan'");
        Assert.Equal("all", header.Text("K"));
        Assert.Equal("the end", header["K"].Comment);
        Assert.Equal(4, header["K"].Lines.Count);
        Assert.True(header["CONTINUE"].IsCommentary);
    }

    [Fact]
    public void HIERARCH_keywords_are_their_words()
    {
        var header = FitsText.Header("HIERARCH ESO DET NAME = 'ccd=1' / name", "HIERARCH ESO DET GAIN=1.5");
        Assert.Equal("ccd=1", header.Text("ESO DET NAME"));
        Assert.Equal("name", header["ESO DET NAME"].Comment);
        Assert.Equal(1.5, header.Double("eso det gain"));
    }

    [Fact]
    public void Fixed_format_has_its_columns()
    {
        var header = new Header();
        header.Set("TEXT", "ab", "comment");
        header.Set("INT", -42, "comment");
        header.Set("REAL", 0.1, "comment");
        header.Set("YES", true, "comment");
        Assert.Equal("TEXT    = 'ab      '           / comment".PadRight(80), header["TEXT"].Lines[0]);
        Assert.Equal("INT     =                  -42 / comment".PadRight(80), header["INT"].Lines[0]);
        Assert.Equal("REAL    =                  0.1 / comment".PadRight(80), header["REAL"].Lines[0]);
        Assert.Equal("YES     =                    T / comment".PadRight(80), header["YES"].Lines[0]);
        Assert.All(header, card => Assert.Equal(80, card.Lines[0].Length));
    }

    [Theory]
    [InlineData(3.0, "3.0")]
    [InlineData(1e20, "1.0E+20")]
    [InlineData(-1.2345678901234567e-308, "-1.2345678901234567E-308")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5.0E-324")]
    public void Reals_are_written_with_the_fewest_digits_and_a_point(double value, string digits)
    {
        var header = new Header();
        header.Set("K", value);
        Assert.Equal(digits, header["K"].Lines[0][10..].Trim());
        Assert.Equal(value, FitsText.Header(header["K"].Lines[0]).Double("K"));
    }

    [Fact]
    public void Strings_of_any_length_come_back_whatever_their_quotes()
    {
        var random = new Random(3);
        for (int length = 0; length < 400; length++)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(_ => "'' &ab/"[random.Next(7)])) + "'";
            var header = new Header();
            header.Set("K", text, "why");
            Assert.All(header["K"].Lines, line => Assert.Equal(80, line.Length));
            var read = FitsText.Header([.. header.SelectMany(card => card.Lines)]);
            Assert.Equal(text, read.Text("K"));
        }
    }

    [Fact]
    public void A_comment_that_does_not_fit_is_cut_at_the_end_of_the_line()
    {
        var header = new Header();
        header.Set("K", 1, new string('c', 100));
        header.Set("L", new string('t', 66), "no room at all");
        Assert.Equal("K       =                    1 / " + new string('c', 47), header["K"].Lines[0]);
        Assert.Equal($"L       = '{new string('t', 66)}' ", header["L"].Lines[0][..79]);
        Assert.Equal(new string('t', 66), FitsText.Header(header["L"].Lines[0]).Text("L"));
    }
}

using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class HeaderEditingTests
{
    private static string Keywords(Header header) => string.Join(' ', header.Skip(3).Select(card => card.Keyword));

    private static Header Read(Header written) => FitsText.Header([.. written.SelectMany(card => card.Lines)]);

    [Fact]
    public void Long_keywords_are_written_behind_HIERARCH_and_found_again()
    {
        var header = new Header();
        header.Set("ESO DET CHIP1 ID", "CCD-44", "chip");
        header.Set("LONGERTHAN8", -1.5);
        header.Set("ESO T", true);
        Assert.Equal("HIERARCH ESO DET CHIP1 ID = 'CCD-44  ' / chip".PadRight(80), header["ESO DET CHIP1 ID"].Lines[0]);
        var read = Read(header);
        Assert.Equal(("CCD-44", -1.5, true), (read.Text("eso det chip1 id"), read.Double("LONGERTHAN8"), read.Logical("ESO T")));
        Assert.Equal("chip", read["ESO DET CHIP1 ID"].Comment);
        Assert.Throws<ArgumentException>(() => header.Set(new string('K', 70), 1));
        Assert.Throws<ArgumentException>(() => header.Set(new string('K', 60), "text"));
    }

    [Fact]
    public void Long_text_behind_HIERARCH_goes_on_in_CONTINUE_lines()
    {
        for (int length = 20; length < 200; length++)
        {
            string text = new string('\'', length / 2) + new string('x', length - length / 2);
            var header = new Header();
            header.Set("ESO INS OPTICS NAME", text);
            Assert.All(header, card => Assert.All(card.Lines, line => Assert.Equal(80, line.Length)));
            Assert.Equal(text, Read(header).Text("ESO INS OPTICS NAME"));
        }
    }

    [Fact]
    public void A_HIERARCH_keyword_that_was_read_keeps_its_spelling()
    {
        var header = FitsText.Header("HIERARCH eso.det Gain = 1.5 / e/ADU");
        header.Set("ESO.DET GAIN", 2.0);
        Assert.Equal("HIERARCH eso.det Gain = 2.0    / e/ADU".PadRight(80), header["eso.det gain"].Lines[0]);
    }

    [Fact]
    public void A_value_of_any_FITS_type_can_be_copied_from_card_to_card()
    {
        var from = FitsText.Header("S       = 'text'", "L       = T", "I       = 7", "R       = 1.5", "C       = (1, -2)", "U       =");
        var to = new Header();
        foreach (var card in from.Skip(3)) to.SetValue(card.Keyword, card.Value, "copy");
        Assert.Equal([(object?)"text", true, 7L, 1.5, new Complex(1, -2), null], Read(to).Skip(3).Select(card => card.Value));
        Assert.All(to, card => Assert.Equal("copy", card.Comment));
        Assert.Throws<ArgumentException>(() => to.SetValue("I", 7));
        Assert.Throws<ArgumentException>(() => to.SetValue("R", double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => to.SetValue("S", "β"));
        Assert.Throws<ArgumentNullException>(() => to.Set("S", null!));
    }

    [Fact]
    public void Complex_numbers_are_pairs()
    {
        var header = FitsText.Header("A       = (1, -2) / i", "B       = ( 1.5E0 , 2.D1 )", "C       = 3", "T       = 'x'", "U       =");
        Assert.Equal([new(1, -2), new(1.5, 20), 3], new[] { "A", "B", "C" }.Select(header.Complex));
        Assert.Null(header.ComplexOrNull("U"));
        FitsAssert.Fails("T is the text 'x'; a complex number was expected", () => header.Complex("T"));
        FitsAssert.Fails("A is the complex number (1, -2); a number was expected", () => header.Double("A"));
        header.Set("A", new Complex(0.1, -1e-300));
        Assert.Equal(new Complex(0.1, -1e-300), Read(header).Complex("A"));
        Assert.Throws<ArgumentException>(() => header.Set("A", new Complex(0, double.NaN)));
    }

    [Fact]
    public void A_value_can_be_undefined()
    {
        var header = new Header();
        header.Set("K", 5, "seeing");
        header.SetUndefined("K");
        Assert.Equal($"K       = {"",20} / seeing".PadRight(80), header["K"].Lines[0]);
        Assert.Null(Read(header).DoubleOrNull("K"));
    }

    [Fact]
    public void A_comment_changes_alone()
    {
        var header = FitsText.Header("A       = 1.50D+01/old", "B       = 'a / ''b''' / old", "HIERARCH C D=7", "E       = 1.2.3");
        header.SetComment("A", "new");
        header.SetComment("B", "");
        header.SetComment("C D", "new");
        Assert.Equal("A       = 1.50D+01             / new".PadRight(80), header["A"].Lines[0]);
        Assert.Equal("B       = 'a / ''b'''".PadRight(80), header["B"].Lines[0]);
        Assert.Equal("HIERARCH C D=7                 / new".PadRight(80), header["C D"].Lines[0]);
        Assert.Throws<FitsException>(() => header.SetComment("E", "x"));
        Assert.Throws<FitsException>(() => header.SetComment("ABSENT", "x"));
    }

    [Fact]
    public void A_card_moves_and_the_others_keep_their_order()
    {
        var header = FitsText.Header("A       = 1", "B       = 2", "C       = 3", "D       = 4");
        header.MoveAfter("A", "C");
        Assert.Equal("B C A D", Keywords(header));
        header.MoveBefore("D", "B");
        Assert.Equal("D B C A", Keywords(header));
        Assert.Throws<ArgumentException>(() => header.MoveAfter("A", "a"));
        Assert.Throws<FitsException>(() => header.MoveAfter("A", "X"));
        Assert.Equal("D B C A", Keywords(header));
    }

    [Fact]
    public void A_keyword_is_renamed_with_its_value_to_the_character()
    {
        var header = FitsText.Header("RADECSYS= 'FK5'/frame", "LONG    = 'one &'", "CONTINUE  'two'", "B       = 2");
        header.Rename("RADECSYS", "RADESYS");
        header.Rename("LONG", "L");
        header.Rename("B", "ESO B");
        Assert.Equal("RADESYS = 'FK5'/frame".PadRight(80), header["RADESYS"].Lines[0]);
        Assert.Equal("one two", header.Text("L"));
        Assert.Equal(2, Read(header).Integer("ESO B"));
        header.Rename("ESO B", "B");
        Assert.Equal(2, Read(header).Integer("B"));
        Assert.Throws<ArgumentException>(() => header.Rename("B", "L"));
        Assert.Throws<FitsException>(() => header.Rename("X", "Y"));
    }

    [Fact]
    public void Cards_of_a_pattern_are_removed()
    {
        var header = FitsText.Header("D001VER = 1", "K       = 2", "D002VER = 3");
        Assert.Equal(2, header.RemoveWhere(card => card.Keyword.StartsWith("D00", StringComparison.Ordinal)));
        Assert.Equal("K", Keywords(header));
    }

    [Fact]
    public void History_and_comments_stay_together()
    {
        var header = FitsText.Header("COMMENT c1", "HISTORY h1", "K       = 2");
        header.AddHistory("h2");
        header.AddComment("c2");
        header.AddBlank();
        header.AddBlank("/ A HEADING");
        Assert.Equal("COMMENT COMMENT HISTORY HISTORY K  ", Keywords(header));
        Assert.Equal(["h1", "h2"], header.History);
        Assert.Equal("        / A HEADING", header.Last().Lines[0].TrimEnd());
    }

    [Fact]
    public void A_keyword_has_many_records()
    {
        var header = FitsText.Header(
            "DP1     = 'EXTVER: 1'", "DP1     = 'NAXES: 2' / axes", "DP1     = 'AXIS.1: 1'", "K       = 1",
            "DP2     = 'EXTVER: 2.5E0'", "DP3     = 'a: b'");
        Assert.Equal(["EXTVER", "NAXES", "AXIS.1"], header.Records("DP1").Keys);
        Assert.Equal(2.5, header.Record("DP2", "EXTVER"));
        Assert.Null(header.Record("DP3", "a"));
        header.SetRecord("DP1", "NAXES", 3);
        header.SetRecord("DP1", "AXIS.2", 2);
        header.SetRecord("D2IM1", "EXTVER", 1);
        Assert.Equal("DP1 DP1 DP1 DP1 K DP2 DP3 D2IM1", Keywords(header));
        Assert.Equal("DP1     = 'NAXES: 3'           / axes", header.ElementAt(4).Lines[0].TrimEnd());
        Assert.Equal(2, Read(header).Record("DP1", "AXIS.2"));
        Assert.Throws<ArgumentException>(() => header.SetRecord("DP1", "two words", 1));
    }
}

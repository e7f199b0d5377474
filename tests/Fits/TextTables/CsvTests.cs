using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class CsvTests
{
    [Fact]
    public void Types_are_found_from_the_fields()
    {
        var table = TextFile.Csv("id,ra (deg),ok,name\n1,10.5,true,M 31\n9007199254740993,-1e-3,FALSE,x\n");
        Assert.Equal(["id", "ra (deg)", "ok", "name"], table.Columns.Select(column => column.Name));
        Assert.Equal([1, 9007199254740993], table.Column<long>("id"));
        Assert.Equal([10.5, -0.001], table.Column<double>("ra (deg)"));
        Assert.Equal([true, false], table.Column<bool>("ok"));
        Assert.Equal(["M 31", "x"], table.Column<string>("name"));
    }

    [Fact]
    public void Empty_fields_are_undefined_in_the_type_of_the_others()
    {
        var table = TextFile.Csv("i,d,t,b,none\n,,,,\n1,2.5,x,true,\n,,,,\n");
        Assert.Equal([null, 1, null], table.Column<long?>("i"));
        Assert.Equal([double.NaN, 2.5, double.NaN], table.Column<double>("d"));
        Assert.Equal(["", "x", ""], table.Column<string>("t"));
        Assert.Equal([null, true, null], table.Column<bool?>("b"));
        Assert.All(table.Column<double>("none"), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void A_column_widens_with_its_fields()
    {
        var table = TextFile.Csv("real,text,late,logical\n1,1,007,true\n,,,\n2.5,x,8,\n-inf,3.50,1e,2\n");
        Assert.Equal([1, double.NaN, 2.5, double.NegativeInfinity], table.Column<double>("real"));
        Assert.Equal(["1", "", "x", "3.50"], table.Column<string>("text"));
        Assert.Equal(["007", "", "8", "1e"], table.Column<string>("late"));
        Assert.Equal(["true", "", "", "2"], table.Column<string>("logical"));
    }

    [Theory]
    [InlineData("id,x\n18446744073709551617,1\n")]
    [InlineData("id,x\n5,1\n18446744073709551617,1\n")]
    [InlineData("id,x\n0.5,1\n18446744073709551617,1\n")]
    public void An_integer_beyond_64_bits_stays_text(string text) =>
        Assert.Equal("18446744073709551617", TextFile.Csv(text).Column<string>("id")[^1]);

    [Fact]
    public void Quotes_hold_separators_line_ends_and_quotes()
    {
        var table = TextFile.Csv("\uFEFF\"a,b\",c\r\n\"x\r\ny\",\"say \"\"no\"\"\"\r\n , z w \r\n\r\n\"\",\" q \"");
        Assert.Equal(["x\r\ny", "", ""], table.Column<string>("a,b"));
        Assert.Equal(["say \"no\"", "z w", " q "], table.Column<string>("c"));
    }

    [Theory]
    [InlineData("a\tb,c\td\n1\t2\t3\n")]
    [InlineData("a;b,c;d\n1;2;3\n")]
    [InlineData("a,\"b;;;c\",d\n1,2,3\n")]
    public void The_separator_is_found_in_the_first_line(string text) =>
        Assert.Equal([3], TextFile.Csv("# one, two, three\n" + text).Column<int>("d"));

    [Fact]
    public void Options_say_what_the_file_does_not()
    {
        var options = new CsvOptions { Delimiter = ' ', HasHeader = false, Missing = ["NA", "-999"], TextColumns = ["col2"] };
        var table = TextFile.Csv("1  007 NA\n-999 008 2 \n", options);
        Assert.Equal([1, null], table.Column<int?>("col1"));
        Assert.Equal(["007", "008"], table.Column<string>("col2"));
        Assert.Equal([null, 2], table.Column<int?>("col3"));
        Assert.Throws<ArgumentException>(() => TextFile.Csv("a", new CsvOptions { Delimiter = '"' }));
    }

    [Fact]
    public void Comments_are_skipped_and_those_at_the_start_kept()
    {
        var table = TextFile.Csv("# made by hand\n#\n\nx,y\n1,2\n# 3,4\n5,#6\n");
        Assert.Equal([1, 5], table.Column<int>("x"));
        Assert.Equal(["2", "#6"], table.Column<string>("y"));
        Assert.Equal(["made by hand", ""], (IEnumerable<string>)Assert.Single(table.Meta).Value!);
    }

    [Fact]
    public void Rows_longer_than_a_block_and_files_of_many_blocks_are_read()
    {
        string longText = new('é', 800_000);
        var text = new StringBuilder("n,t\n");
        for (int i = 0; i < 200_000; i++) text.Append(FormattableString.Invariant($"{i},\"a\"\"{i % 7}\"\n"));
        text.Append("-1,\"").Append(longText).Append("\"\n");
        var table = TextFile.Csv(text.ToString());
        Assert.Equal(Enumerable.Range(0, 200_000).Append(-1), table.Column<int>("n"));
        Assert.Equal("a\"3", table.Column<string>("t")[150_000 / 7 * 7 + 3]);
        Assert.Equal(longText, table.Column<string>("t")[^1]);
    }

    [Theory]
    [InlineData("x.csv, line 3: the row has 1 fields, the first line 2", "a,b\n1,2\n3\n")]
    [InlineData("x.csv, line 4: the row has 3 fields", "a,b\n\"1\n\",2\n3,4,5\n")]
    [InlineData("x.csv, line 2: the quote of field 2 is not closed", "a,b\n1,\"2\n")]
    [InlineData("x.csv, line 2: text follows the closing quote of field 1", "a,b\n\"1\"x,2\n")]
    [InlineData("x.csv holds no rows", "")]
    [InlineData("x.csv holds no rows", "# only a comment")]
    public void What_is_no_table_names_file_and_line(string message, string text) => FitsAssert.Fails(message, () => TextFile.Csv(text));

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        byte[] latin = [.. "a,b\n1,"u8, 0xC5, .. "\n"u8];
        FitsAssert.Fails("x.csv, line 2: field 2 is not UTF-8", () => TextFile.Read("x.csv", latin));
        FitsAssert.Fails("UTF-16", () => TextFile.Read("x.csv", [0xFF, 0xFE, 0x61, 0]));
    }
}

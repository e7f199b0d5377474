using System.Numerics;
using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class VoTableTests
{
    private const string Fields = """
        <FIELD ID="n" datatype="short" name="n"><VALUES null="-99"/></FIELD>
        <FIELD ID="s" arraysize="2" datatype="unicodeChar" name="s"/>
        <FIELD ID="d" datatype="double" name="d" unit="mag" ucd="phot.mag"><DESCRIPTION> how bright </DESCRIPTION></FIELD>
        <FIELD ID="v" arraysize="2" datatype="int" name="v"/>
        <FIELD ID="b" datatype="bit" name="b"/>
        """;

    private static Table Data(string data, string fields = Fields, string version = "v1.3") => TextFile.Read("x.xml", $"""
        <?xml version='1.0'?>
        <VOTABLE xmlns="http://www.ivoa.net/xml/VOTable/{version}"><RESOURCE><TABLE name="t">{fields}<DATA>{data}</DATA></TABLE></RESOURCE></VOTABLE>
        """);

    // The two binary streams are as astropy 5.2.1 writes this table.
    [Theory]
    [InlineData("<TABLEDATA><TR><TD>1</TD><TD>ab</TD><TD>1.5</TD><TD>1 2</TD><TD>1</TD></TR>"
        + "<TR><TD>-99</TD><TD>c</TD><TD>+InF</TD><TD> 3\n4 </TD><TD>0</TD></TR></TABLEDATA>")]
    [InlineData("<TABLEDATA><TR><TD>1</TD><TD><![CDATA[ab]]></TD><TD>1.5</TD><TD>1 2</TD><TD>1</TD></TR>"
        + "<TR><TD/><TD>c</TD><TD>inf</TD><TD>3 4</TD><TD>0</TD></TR></TABLEDATA>")]
    [InlineData("<BINARY><STREAM encoding=\"base64\">\nAAEAYQBiP/gAAAAAAAAAAAABAAAAAgj/nQBjAAB/8AAA\nAAAAAAAAAAMAAAAEAA== </STREAM></BINARY>")]
    [InlineData("<BINARY2><STREAM encoding='base64'>AAABAGEAYj/4AAAAAAAAAAAAAQAAAAIIgP+dAGMAAH/wAAAAAAAAAAAAAwAAAAQA</STREAM></BINARY2>")]
    public void All_serialisations_give_the_same_table(string data)
    {
        var table = Data(data);
        Assert.Equal([1, null], table.Column<short?>("n"));
        Assert.Equal(["ab", "c"], table.Column<string>("s"));
        Assert.Equal([1.5, double.PositiveInfinity], table.Column<double>("d"));
        Assert.Equal([[1, 2], [3, 4]], table.Column<int[]>("v"));
        Assert.Equal([true, false], table.Column<bool>("b"));
        Assert.Equal(("t", "mag", "how bright"), (table.Name, table["d"].Unit, table["d"].Description));
        Assert.Contains(new("ucd", "phot.mag"), table["d"].Meta);
    }

    [Fact]
    public void A_FITS_stream_is_read_with_the_descriptions_of_the_fields()
    {
        using var folder = new TemporaryFolder();
        new Table(TableColumn.Create("col", new[] { 1.5, 2 })).Write(folder["x.fits"]);
        string bytes = Convert.ToBase64String(File.ReadAllBytes(folder["x.fits"]));
        var table = Data($"<FITS><STREAM encoding='base64'>{bytes}</STREAM></FITS>", "<FIELD name='col' datatype='double' unit='Jy'/>");
        Assert.Equal([1.5, 2], table.Column<double>("col"));
        Assert.Equal("Jy", table["col"].Unit);
    }

    [Theory]
    [InlineData("boolean", "", "T", "true")]
    [InlineData("boolean", "", "?", "")]
    [InlineData("unsignedByte", "", "255", "255")]
    [InlineData("long", "", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("float", "", "", "NaN")]
    [InlineData("char", "*", " a\tb ", " a\tb ")]
    [InlineData("char", "", "x", "x")]
    [InlineData("float", "*", "1.5 nan -inf", "[1.5, NaN, -Infinity]")]
    [InlineData("int", "2x2", "1 2 3 4", "[1, 2, 3, 4]")]
    [InlineData("int", "2x*", "", "[]")]
    [InlineData("char", "2x3", "abc ef", "[ab, c, ef]")]
    [InlineData("bit", "4", "1010", "[true, false, true, false]")]
    public void Every_datatype_is_read_from_text(string datatype, string size, string text, string shown)
    {
        var table = Data($"<TABLEDATA><TR><TD>{text}</TD></TR></TABLEDATA>", $"<FIELD name='x' datatype='{datatype}' arraysize='{size}'/>");
        Assert.Equal("x = " + shown, table[0].ToString());
    }

    [Theory]
    [InlineData("v1.1")]
    [InlineData("v1.2")]
    [InlineData("v1.3")]
    public void Every_version_is_read(string version)
    {
        const string fields = "<FIELD name='x' datatype='int'/>";
        Assert.Equal([7], Data("<TABLEDATA><TR><TD>7</TD></TR></TABLEDATA>", fields, version).Column<int>("x"));
    }

    [Fact]
    public void Complex_numbers_are_pairs()
    {
        var table = Data("<TABLEDATA><TR><TD>1 -2 3 1e-5</TD></TR></TABLEDATA>", "<FIELD name='x' datatype='floatComplex' arraysize='*'/>");
        Assert.Equal([new(1, -2), new(3, 1e-5)], table.Column<Complex[]>("x")[0]);
    }

    [Fact]
    public void Cells_of_varying_length_follow_their_counts_in_binary()
    {
        byte[] stream = [0, 0, 0, 2, 0, 1, 0, 2, 0, 0, 0, 3, .. "abc"u8, 0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40];
        const string fields = "<FIELD name='v' datatype='short' arraysize='*'/><FIELD name='t' datatype='char' arraysize='10*'/><FIELD name='b' datatype='bit' arraysize='3'/>";
        var table = Data($"<BINARY><STREAM encoding='base64'>{Convert.ToBase64String(stream)}</STREAM></BINARY>", fields);
        Assert.Equal([[1, 2], []], table.Column<short[]>("v"));
        Assert.Equal(["abc", ""], table.Column<string>("t"));
        Assert.Equal([[true, false, true], [false, true, false]], table.Column<bool[]>("b"));
    }

    [Fact]
    public void One_of_several_tables_is_chosen_and_parameters_are_meta()
    {
        const string table = "<TABLE ID='{0}'><PARAM name='p' datatype='double' value='2.5'/><GROUP><PARAM name='no' value='1'/></GROUP>"
            + "<FIELD name='x' datatype='int'/><DATA><TABLEDATA><TR><TD>{1}</TD></TR></TABLEDATA></DATA></TABLE>";
        string both = "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='OVERFLOW'/>" + string.Format(null, table, "a", 1)
            + "</RESOURCE><RESOURCE>" + string.Format(null, table, "b", 2) + "</RESOURCE></VOTABLE>";
        byte[] bytes = Encoding.UTF8.GetBytes(both);
        Assert.Equal([1], TextFile.Read("x.vot", bytes).Column<int>("x"));
        Assert.Equal([2], TextFile.Through("x.vot", bytes, path => Table.ReadVoTable(path, 1)).Column<int>("x"));
        var second = TextFile.Through("x.vot", bytes, path => Table.ReadVoTable(path, "b"));
        Assert.Equal([new("QUERY_STATUS", "OVERFLOW"), new("p", 2.5)], second.Meta);
        Assert.Contains("cut", Assert.Single(second.Warnings), StringComparison.Ordinal);
        FitsAssert.Fails("x.vot has no table c; it has a, b.", () => TextFile.Through("x.vot", bytes, path => Table.ReadVoTable(path, "c")));
    }

    [Theory]
    [InlineData("a row has 1 cells, the table 5 fields", "<TABLEDATA><TR><TD>1</TD></TR></TABLEDATA>")]
    [InlineData("'x' in column n is no short", "<TABLEDATA><TR><TD>x</TD></TR></TABLEDATA>")]
    [InlineData("in column v is no int of the arraysize", "<TABLEDATA><TR><TD>1</TD><TD/><TD/><TD>1 2 3</TD></TR></TABLEDATA>")]
    [InlineData("ends in row 0, column s", "<BINARY><STREAM encoding='base64'>AAEA</STREAM></BINARY>")]
    [InlineData("in another file", "<BINARY><STREAM href='file:///etc/hostname'/></BINARY>")]
    [InlineData("x.xml, line 6: ", "<TABLEDATA><TR>")]
    public void Damage_names_file_and_reason(string message, string data)
    {
        FitsAssert.Fails(message, () => Data(data));
        FitsAssert.Fails("x.xml, line ", () => Data(data));
    }

    [Fact]
    public void Document_types_and_other_documents_are_refused()
    {
        const string bomb = "<!DOCTYPE VOTABLE [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><VOTABLE>&b;</VOTABLE>";
        FitsAssert.Fails("DTD is prohibited", () => TextFile.Read("x.xml", bomb));
        FitsAssert.Fails("is <html>, not <VOTABLE>", () => TextFile.Read("x.xml", "<html/>"));
        FitsAssert.Fails("'quad'", () => Data("", "<FIELD name='x' datatype='quad'/>"));
        FitsAssert.Fails("arraysize is '2y'", () => Data("", "<FIELD name='x' datatype='int' arraysize='2y'/>"));
        FitsAssert.Fails("rows of a binary stream are empty", () => Data(
            "<BINARY><STREAM encoding='base64'>AAEA</STREAM></BINARY>", "<FIELD name='x' datatype='char' arraysize='0'/>"));
    }
}

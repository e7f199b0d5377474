using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>ASCII tables written by hand, against FITS 4.0, section 7.2.</summary>
public sealed class AsciiTableTests
{
    [Fact]
    public void Real_numbers_are_read_as_Fortran_reads_them()
    {
        string[] rows = ["  12345", " -1.5  ", "1.5D+02", "25E-1  ", "1.5+2  ", "       ", " .5    "];
        var table = TableText.Ascii(rows, "TFORM1  = 'F7.2'", "TBCOL1  = 1");
        Assert.Equal([123.45, -1.5, 150, 0.025, 150, 0, 0.5], table.Column<double>("col1"));
        Assert.Equal(123.45f, table.Column<float>("col1")[0]);
        FitsAssert.Fails("read it as double", () => table.Column<int>("col1"));
    }

    [Fact]
    public void Blank_is_zero_unless_TNULL_says_blank()
    {
        string[] rows = [" 12   7", "        "[..7], " **  **"];
        string[] cards = ["TFORM1  = 'I3'", "TBCOL1  = 1", "TFORM2  = 'E3.0'", "TBCOL2  = 5"];
        var stars = TableText.Ascii(rows, [.. cards, "TNULL1  = '**'", "TNULL2  = '**'"]);
        Assert.Equal([12, 0, null], stars.Column<int?>("col1"));
        Assert.Equal([7, 0, double.NaN], stars.Column<double>("col2"));
        FitsAssert.Fails("row 2 is undefined", () => stars.Column<long>("col1"));
        var blanks = TableText.Ascii(rows[..2], [.. cards, "TNULL1  = ' '", "TNULL2  = ''"]);
        Assert.Equal([12, null], blanks.Column<int?>("col1"));
        Assert.Equal([7, double.NaN], blanks.Column<double>("col2"));
    }

    [Fact]
    public void Integers_are_exact_to_64_bits_and_fields_may_overlap()
    {
        string[] rows = ["-9223372036854775808,x", " 9223372036854775807,y"];
        string[] cards = ["TFORM1  = 'I20'", "TBCOL1  = 1", "TFORM2  = 'A1'", "TBCOL2  = 22", "TFORM3  = 'A4'", "TBCOL3  = 19"];
        var table = TableText.Ascii(rows, cards);
        Assert.Equal([long.MinValue, long.MaxValue], table.Column<long>("col1"));
        Assert.Equal(["x", "y"], table.Column<string>("col2"));
        Assert.Equal(["08,x", "07,y"], table.Column<string>("col3"));
    }

    [Fact]
    public void What_is_no_number_is_said_with_its_row_and_column()
    {
        foreach (string wrong in new[] { "1.5", "x  ", "1 2", "--1" })
        {
            var table = TableText.Ascii(["  1", wrong], "TFORM1  = 'I3'", "TBCOL1  = 1", "TTYPE1  = 'n'");
            string message = $"x.fits, HDU 1, column 1 (n): row 1 is '{wrong.Trim()}'; an integer of 64 bits was expected.";
            FitsAssert.Fails(message, () => table.Column<int>("n"));
            Assert.Equal([1], table.Columns[0].Read<int>(0, 1));
        }
        foreach (string wrong in new[] { "E5 ", "1E ", "1E9", "." }) Assert.True(wrong is "1E9" || Fails(wrong.PadRight(3)), wrong);
        Assert.True(Fails("1E999"));

        static bool Fails(string field)
        {
            var table = TableText.Ascii([field], $"TFORM1  = 'E{field.Length}.1'", "TBCOL1  = 1");
            return Assert.Throws<FitsException>(() => table.Column<double>("col1")).Message.Contains("row 0", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scaling_gives_physical_values()
    {
        var table = TableText.Ascii(["12", " 3"], "TFORM1  = 'I2'", "TBCOL1  = 1", "TSCAL1  = 0.5", "TZERO1  = 1");
        Assert.Equal([7, 2.5], table.Column<double>("col1"));
    }

    [Fact]
    public void A_text_that_is_null_is_written_as_empty()
    {
        using var folder = new TemporaryFolder();
        var table = new Table(TableColumn.Create<string>("s", ["a", null!]), TableColumn.Create<int?>("n", [null, 2]));
        FitsFile.Write(folder["null.fits"], TableHdu.CreateAscii(table));
        var read = Table.Read(folder["null.fits"]);
        Assert.Equal(["a", ""], read.Column<string>("s"));
        Assert.Equal([null, 2], read.Column<int?>("n"));
    }

    [Fact]
    public void A_table_written_as_text_reads_back_equal()
    {
        using var folder = new TemporaryFolder();
        var table = new Table(
            TableColumn.Create("name", ["M 31", "", " x"], "", "an object"),
            TableColumn.Create("d", [Math.PI, double.NaN, -double.Epsilon], "deg", displayFormat: "F8.3"),
            TableColumn.Create("f", [float.MaxValue, -0f, float.NaN]),
            TableColumn.Create("i", [int.MinValue, 0, int.MaxValue]),
            TableColumn.Create<byte?>("n", [null, 0, 255]));
        FitsFile.Write(folder["ascii.fits"], TableHdu.CreateAscii(table));
        var read = FitsFile.Open(folder["ascii.fits"]).FirstTable();
        Assert.Equal("TABLE", read.Type);
        Assert.Equal(table.Column<string>("name"), read.Column<string>("name"));
        Assert.Equal(table.Column<double>("d"), read.Column<double>("d"));
        Assert.Equal(table.Column<float>("f"), read.Column<float>("f"));
        Assert.Equal(table.Column<int>("i"), read.Column<int>("i"));
        Assert.Equal(table.Column<byte?>("n"), read.Column<byte?>("n"));
        Assert.Equal(("deg", "F8.3", "an object"), (read.Table["d"].Unit, read.Table["d"].DisplayFormat, read.Table["name"].Description));
        Assert.Throws<ArgumentException>(() => TableHdu.CreateAscii(new Table(TableColumn.Create("b", [true]))));
        Assert.Throws<ArgumentException>(() => TableHdu.CreateAscii(new Table(TableColumn.Create<int[]>("v", [[1]]))));
        var infinite = new Table(TableColumn.Create("d", [double.PositiveInfinity]));
        FitsAssert.Fails("cannot hold Infinity", () => FitsFile.Write(folder["no.fits"], TableHdu.CreateAscii(infinite)));
    }
}

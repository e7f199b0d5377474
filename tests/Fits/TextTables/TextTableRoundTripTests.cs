using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class TextTableRoundTripTests
{
    private static readonly Table AllTypes = new([
        TableColumn.Create("bytes", new byte?[] { 0, null, 255 }),
        TableColumn.Create("sbytes", new sbyte[] { -128, 0, 127 }),
        TableColumn.Create("shorts", new short?[] { short.MinValue, null, 1 }),
        TableColumn.Create("ushorts", new ushort[] { 0, 1, ushort.MaxValue }),
        TableColumn.Create("ints", new[] { int.MinValue, 0, int.MaxValue }, unit: "count", description: "a: b # 'c' \"d\"\\e\nf"),
        TableColumn.Create("uints", new uint?[] { null, 1, uint.MaxValue }),
        TableColumn.Create("longs", new long?[] { long.MinValue, null, long.MaxValue }),
        TableColumn.Create("ulongs", new ulong[] { 0, 1, ulong.MaxValue }),
        TableColumn.Create("floats", new[] { 0.1f, float.NaN, float.MaxValue }),
        TableColumn.Create("doubles", new[] { 0.1 + 0.2, double.Epsilon, double.NegativeInfinity }, unit: "mag", displayFormat: "F8.3"),
        TableColumn.Create("bools", new bool?[] { true, null, false }),
        TableColumn.Create("complex", new Complex[] { new(1e-300, -0.0), new(double.NaN, double.PositiveInfinity), new(-1, 2) }),
        TableColumn.Create("texts", new[] { "", " a,b;\t", "#\"é\" '\r\n 🌌" }),
        TableColumn.Create("null", new[] { "null", "~", "yes" }),
        TableColumn.Create<double[]>("matrix", [[1, 2, 3, 4, 5, double.NaN], [0, 0, 0, 0, 0, 1e300], [1, 1, 1, 1, 1, 1]], cellShape: [3, 2]),
        TableColumn.Create<int?[]>("vary", [[1, null], [], [3]]),
        TableColumn.Create<string[]>("names", [["a\"", "\\n"], ["", "[,]"], ["é", " "]]),
    ], "all types", [new("when", "2024-01-02"), new("n", 3L), new("x", 1e20), new("list", (List<object?>)["a b", null, true, 2.0])]);

    [Fact]
    public void Every_type_comes_back_from_ECSV()
    {
        var again = TextFile.Again(AllTypes, "x.ecsv");
        Assert.Equal("all types", again.Name);
        foreach (var column in AllTypes.Columns)
        {
            var back = again[column.Name];
            Assert.Equal((column.Unit, column.Description, column.CellType), (back.Unit, back.Description, back.CellType));
            Assert.Equal(column.CellShape, back.CellShape);
            Assert.Equal(column.Read(), back.Read());
        }
        Assert.Equal("F24.3", again["doubles"].DisplayFormat);
        Assert.Equal([.. AllTypes.Meta.SkipLast(1)], again.Meta.Skip(1).SkipLast(1));
        Assert.Equal((IEnumerable<object?>)AllTypes.Meta[^1].Value!, (IEnumerable<object?>)again.Meta[^1].Value!);
    }

    [Fact]
    public void Numbers_and_texts_come_back_from_CSV()
    {
        string[] names = ["ints", "longs", "doubles", "bools", "texts", "null"];
        var again = TextFile.Again(new Table(names.Select(name => AllTypes[name])), "x.csv");
        Assert.Equal(AllTypes.Column<long>("ints"), again.Column<long>("ints"));
        foreach (string name in names[1..]) Assert.Equal(AllTypes[name].Read(), again[name].Read());
    }

    [Fact]
    public void A_single_column_keeps_its_empty_fields()
    {
        var table = new Table(TableColumn.Create("x", new[] { 1.5, double.NaN, 2 }));
        Assert.Equal("x\n1.5\n\"\"\n2\n", TextFile.Written(table, "x.csv"));
        Assert.Equal(table.Column<double>("x"), TextFile.Again(table, "x.csv").Column<double>("x"));
    }

    [Fact]
    public void Random_numbers_come_back_to_the_last_bit()
    {
        var random = new Random(20240607);
        double[] values = [.. Enumerable.Range(0, 3000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))];
        var table = new Table(TableColumn.Create("d", values), TableColumn.Create("f", Array.ConvertAll(values, value => (float)value)));
        Assert.Equal(values, TextFile.Again(table, "x.csv").Column<double>("d"));
        Assert.Equal(table.Column<float>("f"), TextFile.Again(table, "x.ecsv").Column<float>("f"));
    }

    [Fact]
    public void The_extension_says_what_is_written_and_the_content_what_is_read()
    {
        var table = new Table([TableColumn.Create("ra", new[] { 10.5, 11 }, unit: "deg")], "stars");
        Assert.Equal("deg", TextFile.Again(table, "x.fits")["ra"].Unit);
        Assert.Equal("stars", TextFile.Again(table, "x.fits.gz").Name);
        Assert.Equal("ra (deg): double, 2 rows", TextFile.Again(table, "x.ecsv")["ra"].ToString());
        byte[] ecsv = System.Text.Encoding.UTF8.GetBytes(TextFile.Written(table, "x.ecsv"));
        Assert.Equal("deg", TextFile.Read("x.txt", ecsv)["ra"].Unit);
        Assert.Contains("deg", TextFile.Read("x.txt", ecsv).ToHtml(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TextFile.Written(table, "x.txt"));
        FitsAssert.Fails("has no table", () => TextFile.Through("x.dat", FitsText.Hdu(["SIMPLE  =                    T", "BITPIX  = 8", "NAXIS   = 0"]), Table.Read));
        FitsAssert.Fails("no ECSV file", () => TextFile.Read("x.ecsv", "F275W_Catalog.ecsv"));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.ecsv"], "old");
        object?[] self = new object?[1];
        self[0] = self;
        var table = new Table([TableColumn.Create("x", new[] { 1 })], "", [new("self", self)]);
        Assert.Throws<ArgumentException>(() => table.Write(folder["x.ecsv"]));
        Assert.Equal("old", File.ReadAllText(folder["x.ecsv"]));
        FitsAssert.Fails("missing", () => table.Write(folder["missing/x.csv"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.Folder));
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class TableRoundTripTests : IDisposable
{
    // Several blocks of rows, and a last one that is not full.
    private const int Rows = 30_011;

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(11);

    public void Dispose() => folder.Dispose();

    private T[] Bits<T>(int count = Rows) where T : unmanaged
    {
        var values = new T[count];
        random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static T[] Each<T>(Func<int, T> value) => [.. Enumerable.Range(0, Rows).Select(value)];

    private Table AllTypes() => new(
        [
            TableColumn.Create("byte", Bits<byte>()), TableColumn.Create("sbyte", Bits<sbyte>()),
            TableColumn.Create("short", Bits<short>()), TableColumn.Create("ushort", Bits<ushort>()),
            TableColumn.Create("int", Bits<int>()), TableColumn.Create("uint", Bits<uint>()),
            TableColumn.Create("long", Bits<long>()), TableColumn.Create("ulong", Bits<ulong>()),
            TableColumn.Create("float", Bits<float>(), "mJy", "flux", displayFormat: "F8.3"), TableColumn.Create("double", Bits<double>()),
            TableColumn.Create("Complex", Bits<Complex>()),
            TableColumn.Create("bool", Each(i => i % 3 == 0)),
            TableColumn.Create("bool?", Each(i => i % 3 == 0 ? (bool?)null : i % 2 == 0)),
            TableColumn.Create("sbyte?", Each(i => i % 7 == 0 ? (sbyte?)null : (sbyte)(i % 200 - 128))),
            TableColumn.Create("ushort?", Each(i => i % 7 == 0 ? (ushort?)null : (ushort)i)),
            TableColumn.Create("long?", Each(i => i % 7 == 0 ? (long?)null : long.MinValue + i)),
            TableColumn.Create("string", Each(i => new string('x', i % 13))),
            TableColumn.Create("float[]", Each(_ => Bits<float>(3))),
            TableColumn.Create("uint[,]", Each(_ => Bits<uint>(6)), cellShape: [3, 2]),
            TableColumn.Create("string[]", Each(i => new[] { $"a{i}", "", "b" })),
            TableColumn.Create("bool[]", Each(i => new[] { i % 2 == 0, true })),
            TableColumn.Create("short?[]", Each(i => new short?[] { null, (short)i })),
            TableColumn.Create("vary double", Each(i => Bits<double>(i % 5))),
            TableColumn.Create("vary byte", Each(i => Bits<byte>(i % 4))),
            TableColumn.Create("vary bool?", Each(i => new bool?[] { null, i % 2 == 0 }[(i % 3 / 2)..])),
            TableColumn.Create("vary same", Each(_ => Bits<ulong>(2)), isVariableLength: true),
        ],
        "EVERYTHING");

    [Fact]
    public void Every_type_of_cells_comes_back_bit_for_bit()
    {
        var table = AllTypes();
        FitsFile.Write(folder["all.fits"], TableHdu.Create(table));
        var read = FitsFile.Open(folder["all.fits"]).Table("everything");
        Assert.Equal(("EVERYTHING", Rows, 0), (read.Table.Name, read.RowCount, read.Table.Warnings.Count));
        foreach (var (before, after) in table.Columns.Zip(read.Columns)) AssertSame(before, after);
        var flux = read.Table["float"];
        Assert.Equal(("mJy", "flux", "F8.3"), (flux.Unit, flux.Description, flux.DisplayFormat));
    }

    [Fact]
    public void Columns_of_files_are_copied_as_they_are_stored()
    {
        FitsFile.Write(folder["all.fits"], TableHdu.Create(AllTypes()));
        var all = FitsFile.Open(folder["all.fits"]).FirstTable();
        FitsFile.Write(folder["copy.fits"], TableHdu.Create(all.Table));
        Assert.Equal(File.ReadAllBytes(folder["all.fits"]), File.ReadAllBytes(folder["copy.fits"]));

        string[] names = ["vary double", "string", "ushort?"];
        var renamed = all.Table["int"].With("number", "m");
        var selection = new Table([.. names.Select(name => all.Table[name]), TableColumn.Create("n", Each(i => i)), renamed]);
        FitsFile.Write(folder["some.fits"], TableHdu.Create(selection));
        var some = FitsFile.Open(folder["some.fits"]).FirstTable();
        foreach (string name in names) AssertSame(all.Table[name], some.Table[name]);
        Assert.Equal(all.Column<int>("int"), some.Column<int>("number"));
        Assert.Equal("m", some.Table["number"].Unit);
    }

    [Fact]
    public void A_table_that_is_not_touched_is_carried_through_byte_for_byte()
    {
        FitsFile.Write(folder["all.fits"], TableHdu.Create(AllTypes()));
        var file = FitsFile.Open(folder["all.fits"]);
        Assert.NotEmpty(file.FirstTable().Table.ToString());
        FitsFile.Write(folder["again.fits"], file.Hdus);
        Assert.Equal(File.ReadAllBytes(folder["all.fits"]), File.ReadAllBytes(folder["again.fits"]));
    }

    [Fact]
    public void Some_rows_of_a_column_are_those_of_the_whole()
    {
        FitsFile.Write(folder["all.fits"], TableHdu.Create(AllTypes()));
        foreach (var column in FitsFile.Open(folder["all.fits"]).FirstTable().Columns)
        {
            var whole = column.Read().Cast<object?>().Skip(20_000).Take(7);
            Assert.True(CellValues.Flat(whole.ToArray()).SequenceEqual(CellValues.Flat(column.Read(20_000, 7))), column.Name);
            Assert.Empty(column.Read(Rows, 0));
        }
    }

    private static void AssertSame(TableColumn before, TableColumn after)
    {
        Assert.Equal((before.Name, before.CellType, before.IsVariableLength), (after.Name, after.CellType, after.IsVariableLength));
        Assert.Equal(before.CellShape, after.CellShape);
        Assert.True(CellValues.Flat(before.Read()).SequenceEqual(CellValues.Flat(after.Read())), before.Name);
    }

    [Fact]
    public void Cards_of_a_template_are_kept_where_they_still_hold()
    {
        var template = new Header();
        template.Set("BITPIX", 16);
        template.Set("OBJECT", "M 31");
        template.Set("TFORM1", "1E");
        template.Set("TTYPE1", "x");
        template.Set("TLMIN1", 5);
        template.Set("TFORM2", "1E");
        template.Set("TTYPE2", "z");
        template.Set("TLMIN2", 6);
        template.Set("TIME1", 7);
        template.AddHistory("made");
        FitsFile.Write(folder["t.fits"], TableHdu.Create(new Table(TableColumn.Create("x", [1]), TableColumn.Create("y", [2])), template));
        var table = FitsFile.Open(folder["t.fits"]).FirstTable();
        Assert.Equal(("M 31", 8, "1J"), (table.Header.Text("OBJECT"), table.Header.Integer("BITPIX"), table.Header.Text("TFORM1")));
        Assert.Equal([5, null, 7], new[] { "TLMIN1", "TLMIN2", "TIME1" }.Select(table.Header.IntegerOrNull));
        Assert.Equal(["made"], table.Header.History);
    }

    [Fact]
    public void What_FITS_cannot_hold_is_refused()
    {
        var greek = TableHdu.Create(TableColumn.Create("s", ["β"]));
        FitsAssert.Fails("column s: 'β' has the character U+03B2", () => FitsFile.Write(folder["no.fits"], greek));
        Assert.False(File.Exists(folder["no.fits"]));
        Assert.Throws<ArgumentException>(() => TableHdu.Create(TableColumn.Create("β", [1])));
        Assert.Throws<ArgumentException>(() => TableHdu.Create([.. Enumerable.Range(0, 1000).Select(i => TableColumn.Create($"c{i}", [1]))]));
    }

    [Fact]
    public void Tables_without_rows_or_columns_are_tables()
    {
        var noRows = TableHdu.Create(TableColumn.Create<double>("x", []));
        FitsFile.Write(folder["empty.fits"], TableHdu.Create(), noRows, TableHdu.Create(TableColumn.Create<int[]>("v", [[], []])));
        var file = FitsFile.Open(folder["empty.fits"]);
        Assert.Empty(file.Table(1).Columns);
        Assert.Empty(file.Table(2).Column<double>("x"));
        Assert.Equal([[], []], file.Table(3).Column<int[]>("v"));
        Assert.NotEmpty(file.Table(1).Table.ToHtml() + file.Table(2).Table);
        FitsAssert.Fails("is no table but IMAGE", () => file.Table(0));
    }
}

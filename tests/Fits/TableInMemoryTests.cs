using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class TableInMemoryTests
{
    private static readonly double[] Ra = [10.5, 11.25, 359.75];

    private static Table Stars() => new(
        [
            TableColumn.Create("NAME", ["M 31", "M 33", "β"]),
            TableColumn.Create("RA", Ra, "deg", "right ascension", displayFormat: "F8.2"),
            TableColumn.Create<short?>("n", [1, null, 3]),
            TableColumn.Create<float[]>("flux", [[1, 2], [3], []], "mJy"),
        ],
        "stars");

    [Fact]
    public void A_column_gives_its_own_values_and_exact_conversions()
    {
        var column = TableColumn.Create<ushort>("counts", [0, 40000, 65535]);
        Assert.Equal<ushort>([0, 40000, 65535], column.Read<ushort>());
        Assert.Equal([0, 40000, 65535], column.Read<int>());
        Assert.Equal([40000.0], column.Read<double>(1, 1));
        Assert.Equal([0, 40000, 65535], column.Read<int?>());
        Assert.Equal((ColumnType.Int16, typeof(ushort)), (column.Type, column.CellType));
        FitsAssert.Fails("column counts: 40000 at row 1 does not fit into short", () => column.Read<short>());
    }

    [Fact]
    public void Undefined_integers_are_null_or_NaN_but_never_a_number()
    {
        var column = Stars()["n"];
        Assert.Equal([1, null, 3], column.Read<int?>());
        Assert.Equal([1, double.NaN, 3], column.Read<double>());
        Assert.Equal(typeof(short?), column.CellType);
        FitsAssert.Fails("column n: row 1 is undefined", () => column.Read<int>());
        Assert.Equal([3], column.Read<int>(2, 1));
    }

    [Fact]
    public void The_mark_of_the_undefined_is_none_of_the_values()
    {
        sbyte?[] most = [.. Enumerable.Range(-128, 255).Select(i => (sbyte?)i), null];
        Assert.Equal(most.Select(value => (int?)value), TableColumn.Create("x", most).Read<int?>());
        byte?[] all = [.. Enumerable.Range(0, 256).Select(i => (byte?)i), null];
        Assert.Throws<ArgumentException>(() => TableColumn.Create("x", all));
        Assert.Equal(all[..256], TableColumn.Create("x", all[..256]).Read<byte?>());
        uint?[] unsigned = [0, null, uint.MaxValue, 1u << 31];
        Assert.Equal([0, double.NaN, uint.MaxValue, 1u << 31], TableColumn.Create("x", unsigned).Read<double>());
    }

    [Fact]
    public void Arrays_of_one_length_have_a_shape_and_others_vary()
    {
        var fixedLength = TableColumn.Create<int[]>("a", [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]], cellShape: [3, 2]);
        Assert.Equal([3, 2], fixedLength.CellShape);
        Assert.Equal([7.0, 8, 9, 10, 11, 12], fixedLength.Read<double[]>()[1]);
        var varying = Stars()["flux"];
        Assert.True(varying.IsVariableLength);
        Assert.Empty(varying.CellShape);
        Assert.Equal([[3.0], []], varying.Read<double[]>(1, 2));
        FitsAssert.Fails("read it as float[]", () => varying.Read<float>());
        FitsAssert.Fails("holds 6 values", () => fixedLength.Read<int>());
    }

    [Fact]
    public void What_a_column_cannot_be_is_said_with_what_it_can()
    {
        FitsAssert.Fails("column RA holds Double values, which int cannot say; read it as double.", () => Stars().Column<int>("RA"));
        FitsAssert.Fails("read it as string", () => Stars().Column<double>("NAME"));
        FitsAssert.Fails("cannot say; read it as Complex", () => TableColumn.Create("c", [Complex.One]).Read<double>());
        Assert.Throws<NotSupportedException>(() => Stars()["RA"].Read<decimal>());
        Assert.Throws<NotSupportedException>(() => TableColumn.Create("x", [1.5m]));
        Assert.Throws<NotSupportedException>(() => TableColumn.Create("x", new double?[] { 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stars()["RA"].Read<double>(2, 2));
        Assert.Throws<ArgumentException>(() => TableColumn.Create<int[]>("x", [[1], [2, 3]], cellShape: [2]));
        Assert.Throws<ArgumentException>(() => TableColumn.Create<int[]>("x", [[], []], cellShape: [-1, 2]));
        Assert.Throws<ArgumentException>(() => TableColumn.Create<int[]>("x", [[1], null!]));
    }

    [Fact]
    public void Columns_are_found_by_name_and_the_closest_is_proposed()
    {
        var table = Stars();
        Assert.Same(table.Columns[1], table["ra"]);
        FitsAssert.Fails("Table stars has no column FLUXX; did you mean flux? It has NAME, RA, n, flux.", () => _ = table["FLUXX"]);
        var twins = new Table(TableColumn.Create("x", [1]), TableColumn.Create("X", [2]), TableColumn.Create("X", [3]));
        Assert.Equal([2], twins.Column<int>("X"));
        Assert.Throws<ArgumentException>(() => new Table(TableColumn.Create("x", [1]), TableColumn.Create("y", [1, 2])));
    }

    // By letters to insert, delete or change, ignoring case: 3 from kitten to sitting.
    [Theory]
    [InlineData("kitten", "SITTING")]
    [InlineData("abc", "abcd")]
    [InlineData("ra_trag", "RA_TARG")]
    [InlineData("", "abcd")]
    public void The_closest_name_is_proposed(string missing, string closest)
    {
        var table = new Table(new[] { "SITTING", "abcd", "RA_TARG" }.Select(name => TableColumn.Create(name, new int[1])));
        FitsAssert.Fails($"did you mean {closest}?", () => _ = table[missing]);
    }

    [Fact]
    public void Rows_give_values_by_name()
    {
        var row = Stars()[1];
        Assert.Equal(("M 33", 11.25, null), (row["NAME"], row["ra"], row["n"]));
        Assert.Equal(11.25f, row.Get<float>("RA"));
        Assert.Equal(Ra, Stars().Rows.Select(each => each.Get<double>("RA")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stars()[3]);
    }
}

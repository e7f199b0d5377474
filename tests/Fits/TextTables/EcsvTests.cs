using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class EcsvTests
{
    // As astropy 5.2.1 writes a QTable with masked columns, arrays, objects and meta.
    private const string FromAstropy = """"""
        # %ECSV 1.0
        # ---
        # datatype:
        # - {name: n, datatype: int16, description: 'count: "of"'}
        # - {name: q, unit: km / s, datatype: float64}
        # - {name: mf, datatype: float64, format: .3f}
        # - {name: v, datatype: string, subtype: 'int64[2,3]'}
        # - {name: mv, datatype: string, subtype: 'int32[2]'}
        # - {name: o, datatype: string, subtype: 'float32[null]'}
        # - {name: j, datatype: string, subtype: json}
        # - {name: c, datatype: complex128}
        # - {name: b, datatype: bool}
        # - {name: u8, datatype: uint64}
        # - {name: sv, datatype: string, subtype: 'string[2]'}
        # - name: line
        #   datatype: string
        #   meta: !!omap
        #   - {ucd: meta.id;meta.main}
        # meta: !!omap
        # - a: [1, 2.5, null, x, '1']
        # - k: {y: 1.0e+20, z: true}
        # - t: !!python/tuple [&id001 {deep: .nan}, *id001]
        # - __serialized_columns__:
        #     q:
        #       __class__: astropy.units.quantity.Quantity
        #       unit: !astropy.units.Unit {unit: km / s}
        #       value: !astropy.table.SerializedColumn {name: q}
        # schema: astropy-2.0
        n q mf v mv o j c b u8 sv line
        1 1.5 1.5 [[0,1,2],[3,4,5]] [0,null] [1,2.5] "{""a"":1}" (1+2j) True 1 "[""a"",""b\""""]" "a
        b"
        "" nan "" [[6,7,8],[9,10,11]] [2,3] [] "[1,""x""]" (3-1e-09j) False 18446744073709551615 "[""\u00e9"",""""]" "#q""q"
        """""";

    private static readonly Table Astropys = TextFile.Read("x.ecsv", FromAstropy);

    [Fact]
    public void What_astropy_writes_is_read_in_its_types()
    {
        Assert.Equal([1, null], Astropys.Column<short?>("n"));
        Assert.Equal([1.5, double.NaN], Astropys.Column<double>("mf"));
        Assert.Equal([new(1, 2), new(3, -1e-9)], Astropys.Column<Complex>("c"));
        Assert.Equal([true, false], Astropys.Column<bool>("b"));
        Assert.Equal([1, ulong.MaxValue], Astropys.Column<ulong>("u8"));
        Assert.Equal(["{\"a\":1}", "[1,\"x\"]"], Astropys.Column<string>("j"));
        Assert.Equal(["a\nb", "#q\"q"], Astropys.Column<string>("line"));
        Assert.Equal(("km / s", "count: \"of\"", "F24.3"), (Astropys["q"].Unit, Astropys["n"].Description, Astropys["mf"].DisplayFormat));
    }

    [Fact]
    public void Arrays_keep_shape_order_and_undefined_elements()
    {
        Assert.Equal([3, 2], Astropys["v"].CellShape);
        Assert.Equal([6, 7, 8, 9, 10, 11], Astropys.Column<long[]>("v")[1]);
        Assert.Equal([[0, null], [2, 3]], Astropys.Column<int?[]>("mv"));
        Assert.Equal([[1, 2.5f], []], Astropys.Column<float[]>("o"));
        Assert.True(Astropys["o"].IsVariableLength);
        Assert.Equal([["a", "b\""], ["é", ""]], Astropys.Column<string[]>("sv"));
    }

    [Fact]
    public void Meta_data_keep_their_order_and_types()
    {
        Assert.Equal(["a", "k", "t", "__serialized_columns__"], Astropys.Meta.Select(pair => pair.Key));
        Assert.Equal([1L, 2.5, null, "x", "1"], (IEnumerable<object?>)Astropys.Meta[0].Value!);
        Assert.Equal([new("y", 1e20), new("z", true)], (IEnumerable<KeyValuePair<string, object?>>)Astropys.Meta[1].Value!);
        Assert.Equal([new("ucd", "meta.id;meta.main")], Astropys["line"].Meta);
    }

    [Fact]
    public void What_is_written_is_read_back_equal()
    {
        var again = TextFile.Again(Astropys, "again.ecsv");
        Assert.Equal(Astropys.Columns.Select(column => (column.ToString(), column.CellType, column.Description)),
            again.Columns.Select(column => (column.ToString(), column.CellType, column.Description)));
        foreach (var column in Astropys.Columns) Assert.Equal(column.Read(), again[column.Name].Read());
        Assert.Equal(Astropys["line"].Meta, again["line"].Meta);
        Assert.Equal(["a", "k", "t"], again.Meta.Select(pair => pair.Key));
        Assert.Equal(TextFile.Written(Astropys, "a.ecsv"), TextFile.Written(again, "a.ecsv"));
    }

    [Fact]
    public void Columns_of_masks_are_applied()
    {
        const string text = """
            # %ECSV 1.0
            # ---
            # delimiter: ','
            # datatype: [{name: a, datatype: int32}, {name: a.mask, datatype: bool}, {name: b, datatype: float32}]
            # meta:
            #   __serialized_columns__:
            #     a:
            #       __class__: astropy.table.column.MaskedColumn
            #       data: !astropy.table.SerializedColumn {name: a}
            #       mask: !astropy.table.SerializedColumn {name: a.mask}
            a,a.mask,b
            1,True,1
            2,False,
            """;
        var table = TextFile.Read("x.ecsv", text);
        Assert.Equal(["a", "b"], table.Columns.Select(column => column.Name));
        Assert.Equal([null, 2], table.Column<int?>("a"));
        FitsAssert.Fails("mask", () => TextFile.Read("x.ecsv", text.Replace("a.mask, datatype: bool", "a.mask, datatype: string", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("line 5: column a is int8, which '128' is not", "{name: a, datatype: int8}", "128")]
    [InlineData("line 5: column a is int64[2,2], which '[[1,2],[3]]' is not", "{name: a, datatype: string, subtype: 'int64[2,2]'}", "\"[[1,2],[3]]\"")]
    [InlineData("column a is int64[2000000000], which '' is not", "{name: a, datatype: string, subtype: 'int64[2000000000]'}", "\"\"")]
    [InlineData("datatype 'int128'", "{name: a, datatype: int128}", "1")]
    [InlineData("line 4: the column 'a' is 'b' in the header", "{name: b, datatype: int8}", "1")]
    [InlineData("a column has no name", "{datatype: int8}", "1")]
    [InlineData("line 3: the header is not valid YAML", "{name: a", "1")]
    [InlineData("line 5: the row has 2 fields", "{name: a, datatype: int8}", "1 2")]
    public void A_file_that_contradicts_itself_is_refused(string message, string column, string row) =>
        FitsAssert.Fails(message, () => TextFile.Read("x.ecsv", $"# %ECSV 1.0\n# ---\n# datatype: [{column}]\na\n{row}\n"));

    [Fact]
    public void YAML_that_grows_without_measure_is_refused()
    {
        string nested = "# %ECSV 1.0\n# ---\n# meta: " + new string('[', 100_000);
        FitsAssert.Fails("nested deeper than 64", () => TextFile.Read("x.ecsv", nested));
        var laughs = Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"# l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]"));
        string bomb = $"# %ECSV 1.0\n# ---\n# l0: &l0 [lol]\n{string.Join('\n', laughs)}\n";
        FitsAssert.Fails("aliases repeat more", () => TextFile.Read("x.ecsv", bomb));
    }
}

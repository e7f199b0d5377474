using System.Text.Json;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Tables of many origins against what astropy 5.2.1 reads in them.</summary>
public sealed class SharedTableTests
{
    // Bytes of logical values that are neither T, F nor 0, written by an old version of astropy: we refuse to guess.
    private const string IllegalLogicals = "astropy/vla_logical_pre_fix.fits";

    private static IEnumerable<(string File, JsonElement Hdu, int Index)> Expected()
    {
        var root = JsonDocument.Parse(File.ReadAllText(SharedData.Path("fits", "EXPECTED.json"))).RootElement;
        foreach (var file in root.EnumerateObject())
        {
            if (!file.Value.TryGetProperty("hdus", out var hdus)) continue;
            int index = 0;
            foreach (var hdu in hdus.EnumerateArray()) yield return (file.Name, hdu, index++);
        }
    }

    [Fact]
    public void Every_column_of_every_table_reads_as_astropy_reads_it()
    {
        int compared = 0;
        foreach (var (name, hdu, index) in Expected())
        {
            if (!hdu.TryGetProperty("columns", out var columns) || name == IllegalLogicals) continue;
            var table = FitsFile.Open(SharedData.Path("fits", name)).Table(index);
            Assert.Equal(hdu.GetProperty("nrows").GetInt64(), table.RowCount);
            Assert.Equal(columns.GetArrayLength(), table.Columns.Count);
            foreach (var (expected, column) in columns.EnumerateArray().Zip(table.Columns))
            {
                Assert.Equal(expected.GetProperty("name").GetString(), column.Name);
                Compare(expected, column, $"{name}, HDU {index}, {column}");
                compared++;
            }
        }
        Assert.InRange(compared, 400, 500);
    }

    private static void Compare(JsonElement expected, TableColumn column, string what)
    {
        Assert.True(!expected.TryGetProperty("unit", out var unit) || unit.GetString() == column.Unit, what);
        if (expected.TryGetProperty("lens", out var lengths) && column.Type != ColumnType.Text)
        {
            var cells = column.Read().Cast<Array>().ToArray();
            var first = cells.Take(lengths.GetArrayLength());
            Assert.Equal(lengths.EnumerateArray().Select(length => length.GetInt32()), first.Select(cell => cell.Length));
            Assert.Equal(expected.GetProperty("total").GetInt32(), cells.Sum(cell => cell.Length));
        }
        bool isVaryingLogical = column.IsVariableLength && column.Type == ColumnType.Logical;
        if (column.Type == ColumnType.Text) CompareTexts(expected.GetProperty("rows"), column, what);
        else if (expected.TryGetProperty("stats", out var stats) && !isVaryingLogical) CompareStatistics(stats, column, what);
        if (column.Type != ColumnType.Text && expected.TryGetProperty("rows", out var rows)) CompareRows(rows, column, isVaryingLogical, what);
    }

    private static void CompareTexts(JsonElement rows, TableColumn column, string what)
    {
        string[] texts = column.Read<string>(0, rows.GetArrayLength());
        // astropy gives texts of varying length as arrays of characters.
        var expected = rows.EnumerateArray()
            .Select(row => row.ValueKind == JsonValueKind.Array ? string.Concat(row.EnumerateArray()) : row.GetString());
        Assert.True(expected.SequenceEqual(texts), $"{what}: {string.Join('|', texts)}");
    }

    private static void CompareStatistics(JsonElement stats, TableColumn column, string what)
    {
        double[] numbers = CellValues.Numbers(column, 0, (int)column.RowCount);
        double[] finite = [.. numbers.Where(double.IsFinite)];
        Near(stats, "n", numbers.Length);
        Near(stats, "nfinite", finite.Length);
        Near(stats, "sum", finite.Sum());
        if (finite.Length == 0) return;
        Near(stats, "min", finite.Min());
        Near(stats, "max", finite.Max());
        Near(stats, "first", numbers[0]);
        Near(stats, "last", numbers[^1]);

        void Near(JsonElement all, string key, double value)
        {
            if (!all.TryGetProperty(key, out var number) || number.ValueKind != JsonValueKind.Number) return;
            double wanted = number.GetDouble(), scale = key == "sum" ? finite.Sum(Math.Abs) : Math.Abs(wanted);
            Assert.True(Math.Abs(wanted - value) <= 1e-12 * scale, $"{what}: {key} is {value:R}, not {wanted:R}");
        }
    }

    private static void CompareRows(JsonElement rows, TableColumn column, bool isVaryingLogical, string what)
    {
        int index = 0;
        foreach (var row in rows.EnumerateArray())
        {
            double[] actual = CellValues.Numbers(column, index++, 1);
            double[] expected = row.ValueKind == JsonValueKind.Array ? [.. row.EnumerateArray().Select(Number)] : [Number(row)];
            // astropy gives the stored bytes of logical values of varying length.
            if (isVaryingLogical) expected = [.. expected.Select(code => code == 'T' ? 1.0 : 0)];
            Assert.True(expected.SequenceEqual(actual.Take(expected.Length)), $"{what}: row {index - 1}: {string.Join(' ', actual)}");
        }
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.NaN,
        _ => value.GetDouble(),
    };

    [Fact]
    public void A_byte_that_is_no_logical_value_is_refused_with_its_row()
    {
        var column = FitsFile.Open(SharedData.Path("fits", IllegalLogicals)).FirstTable().Columns[0];
        FitsAssert.Fails("row 0, element 0 is the byte 1", () => column.Read());
    }

    [Fact]
    public void Every_table_written_as_a_new_one_reads_back_equal()
    {
        using var folder = new TemporaryFolder();
        int tables = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("fits"), "*.f*ts*", SearchOption.AllDirectories).Where(IsFits))
        {
            foreach (var original in FitsFile.Open(path).Hdus.OfType<TableHdu>())
            {
                FitsFile.Write(folder["copy.fits"], TableHdu.Create(original.Table, original.Header));
                var copy = FitsFile.Open(folder["copy.fits"]).FirstTable();
                Assert.Equal(original.RowCount, copy.RowCount);
                foreach (var (before, after) in original.Columns.Zip(copy.Columns)) AssertSame(before, after);
                tables++;
            }
        }
        Assert.InRange(tables, 40, 80);
    }

    private static bool IsFits(string path)
    {
        try
        {
            return FitsFile.Open(path).Hdus.Count > 0;
        }
        catch (FitsException)
        {
            return false;
        }
    }

    private static void AssertSame(TableColumn before, TableColumn after)
    {
        Assert.Equal((before.Name, before.Unit, before.DisplayFormat), (after.Name, after.Unit, after.DisplayFormat));
        Assert.Equal(before.CellType, after.CellType);
        Assert.Equal(before.CellShape, after.CellShape);
        if (before.Origin.Contains("pre_fix", StringComparison.Ordinal)) return;
        Assert.True(CellValues.Flat(before.Read()).SequenceEqual(CellValues.Flat(after.Read())), before.Origin);
    }

    [Fact]
    public void Random_groups_read_as_astropy_reads_them()
    {
        int compared = 0;
        foreach (var (name, hdu, _) in Expected())
        {
            if (!hdu.TryGetProperty("groups", out var expected)) continue;
            var groups = Assert.IsType<GroupsHdu>(FitsFile.Open(SharedData.Path("fits", name))[0]);
            Assert.Equal(expected.GetProperty("n").GetInt64(), groups.GroupCount);
            Assert.Equal(expected.GetProperty("parnames").EnumerateArray().Select(parameter => parameter.GetString()), groups.ParameterNames);
            int index = 0;
            foreach (var value in expected.GetProperty("par0").EnumerateArray())
            {
                Assert.Equal(value.GetDouble(), groups.Parameter(index++)[0], 1e-9);
            }
            var shape = expected.GetProperty("data_shape").EnumerateArray().Skip(1).Select(length => length.GetInt64());
            Assert.Equal(shape, groups.Shape.Reverse());
            double[] data = groups.Read<double>();
            var stats = expected.GetProperty("data");
            Assert.Equal(stats.GetProperty("n").GetInt32(), data.Length);
            Assert.Equal(stats.GetProperty("sum").GetDouble(), data.Sum(), 1e-9 * data.Sum(Math.Abs));
            Assert.Equal(stats.GetProperty("last").GetDouble(), groups.Read<double>(groups.GroupCount - 1)[^1]);
            compared++;
        }
        Assert.Equal(3, compared);
    }
}

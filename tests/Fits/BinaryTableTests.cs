using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Binary tables written by hand, against FITS 4.0, section 7.3.</summary>
public sealed class BinaryTableTests
{
    [Fact]
    public void Columns_without_a_name_are_numbered_and_the_first_of_a_name_is_found()
    {
        string[] cards = ["TFORM1  = 'B'", "TTYPE1  = 'A'", "TFORM2  = 'B'", "TFORM3  = '1B'", "TTYPE3  = 'A'", "TFORM4  = 'B'"];
        var table = TableText.Binary(4, 2, [1, 2, 3, 4, 5, 6, 7, 8], cards);
        Assert.Equal(["A", "col2", "A", "col4"], table.Columns.Select(column => column.Name));
        Assert.Equal<byte>([1, 5], table.Column<byte>("a"));
        Assert.Equal<byte>([3, 7], table.Columns[2].Read<byte>());
        Assert.Equal([2, 6], table.Column<int>("col2"));
    }

    [Fact]
    public void Logical_bytes_are_true_false_or_undefined()
    {
        var table = TableText.Binary(1, 3, [(byte)'T', 0, (byte)'F'], "TFORM1  = 'L'");
        Assert.Equal([true, null, false], table.Column<bool?>("col1"));
        FitsAssert.Fails("x.fits, HDU 1, column 1 (col1): row 1 is undefined", () => table.Column<bool>("col1"));
        FitsAssert.Fails("read it as bool?", () => table.Column<int>("col1"));
        var wrong = TableText.Binary(1, 2, [(byte)'T', 1], "TFORM1  = 'L'");
        FitsAssert.Fails("row 1 is the byte 1", () => wrong.Column<bool?>("col1"));
    }

    [Fact]
    public void Bits_start_with_the_most_significant()
    {
        var table = TableText.Binary(3, 2, [0b1010_0000, 0b0100_0000, 0x80, 0b0000_0001, 0xFF, 0], "TFORM1  = '10X'", "TFORM2  = 'X'");
        string[] bits = [.. table.Column<bool[]>("col1").Select(cell => string.Concat(cell.Select(bit => bit ? '1' : '0')))];
        Assert.Equal(["1010000001", "0000000111"], bits);
        Assert.Equal([true, false], table.Column<bool>("col2"));
        Assert.Equal([10], table.Columns[0].CellShape);
    }

    [Fact]
    public void Text_ends_at_a_NUL_and_before_trailing_blanks()
    {
        var table = TableText.Binary(5, 3, "ab\0zz c  \0    "u8.ToArray(), "TFORM1  = '5A'");
        Assert.Equal(["ab", " c", ""], table.Column<string>("col1"));
    }

    [Theory]
    [InlineData("TFORM1  = '6A'", "TDIM1   = '(3,2)'")]
    [InlineData("TFORM1  = '6A:3'")]
    [InlineData("TFORM1  = '6A:SSTR3'")]
    public void Arrays_of_strings_come_by_TDIM_or_by_the_substring_convention(params string[] cards)
    {
        var column = TableText.Binary(6, 2, "a  bcd  ef  "u8.ToArray(), cards).Columns[0];
        Assert.Equal([2], column.CellShape);
        Assert.Equal([["a", "bcd"], ["  e", "f"]], column.Read<string[]>());
        FitsAssert.Fails("read it as string[]", () => column.Read<string>());
    }

    [Fact]
    public void TDIM_shapes_a_cell_and_is_ignored_with_a_warning_where_it_does_not_fit()
    {
        byte[] data = [1, 2, 3, 4, 5, 6];
        var table = TableText.Binary(6, 1, data, "TFORM1  = '6B'", "TDIM1   = '(3,2)'");
        Assert.Equal([3, 2], table.Columns[0].CellShape);
        Assert.Empty(table.Table.Warnings);
        var partly = TableText.Binary(6, 1, data, "TFORM1  = '6B'", "TDIM1   = '(2,2)'");
        Assert.Equal<byte>([1, 2, 3, 4], partly.Column<byte[]>("col1")[0]);
        const string huge = "(2000000000,2000000000,2000000000,2000000000,2000000000)";
        foreach (string wrong in new[] { "(7)", "(2,4)", "3,2", "(a)", "(99999999999,1)", huge, "(0,3)" })
        {
            var ignored = TableText.Binary(6, 1, data, "TFORM1  = '6B'", $"TDIM1   = '{wrong}'");
            Assert.Equal([6], ignored.Columns[0].CellShape);
            Assert.Contains("TDIM1", Assert.Single(ignored.Table.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scaled_integers_are_real_numbers_and_TNULL_is_NaN()
    {
        byte[] data = [0, 1, 0, 77, 255, 255];
        var column = TableText.Binary(2, 3, data, "TFORM1  = 'I'", "TSCAL1  = 0.5", "TZERO1  = 10", "TNULL1  = 77").Columns[0];
        Assert.Equal([10.5, double.NaN, 9.5], column.Read<double>());
        Assert.Equal(typeof(double), column.CellType);
        FitsAssert.Fails("integers scaled to real numbers", () => column.Read<int>());
        var whole = TableText.Binary(2, 3, data, "TFORM1  = 'I'", "TSCAL1  = 1000", "TNULL1  = 77").Columns[0];
        Assert.Equal([1000, null, -1000], whole.Read<int?>());
        FitsAssert.Fails("1000 at row 0 does not fit into byte", () => whole.Read<byte?>());
        FitsAssert.Fails("row 1 is undefined", () => whole.Read<long>());
    }

    [Fact]
    public void Complex_numbers_are_pairs()
    {
        byte[] data = [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0];
        Assert.Equal([new Complex(1, -2)], TableText.Binary(8, 1, data, "TFORM1  = 'C'").Column<Complex>("col1"));
        var scaled = TableText.Binary(8, 1, data, "TFORM1  = 'C'", "TSCAL1  = 3", "TZERO1  = 10");
        Assert.Equal([new Complex(13, -6)], scaled.Column<Complex>("col1"));
    }

    [Fact]
    public void Columns_of_no_width_are_empty_texts_and_arrays()
    {
        var table = TableText.Binary(1, 2, [7, 8], "TFORM1  = '0A'", "TFORM2  = '0E'", "TFORM3  = 'B'", "TFORM4  = '0PJ'");
        Assert.Equal(["", ""], table.Column<string>("col1"));
        Assert.Equal([[], []], table.Column<float[]>("col2"));
        Assert.Equal<byte>([7, 8], table.Column<byte>("col3"));
        Assert.Equal([[], []], table.Column<int[]>("col4"));
        FitsAssert.Fails("a cell holds 0 values", () => table.Column<float>("col2"));
    }

    [Theory]
    [InlineData("1PI(2)", 8)]
    [InlineData("PI", 8)]
    [InlineData("1QI", 16)]
    public void Cells_of_varying_length_are_in_the_heap_behind_a_gap(string form, int width)
    {
        byte[] rows = [.. Descriptor(2, 0, width), .. Descriptor(0, 99, width), .. Descriptor(1, 2, width)];
        byte[] gapAndHeap = [0xEE, 0xEE, 0xEE, 0, 1, 0xFF, 0xFF];
        string[] cards = [$"TFORM1  = '{form}'", $"THEAP   = {3 * width + 3}"];
        var column = TableText.Binary(width, 3, [.. rows, .. gapAndHeap], cards).Columns[0];
        Assert.Equal([[1, -1], [], [-1]], column.Read<short[]>());
        var scaled = TableText.Binary(width, 3, [.. rows, .. gapAndHeap], [.. cards, "TZERO1  = 65536"]).Columns[0];
        Assert.Equal([[65535.0]], scaled.Read<double[]>(2, 1));
    }

    [Fact]
    public void Texts_and_bits_of_varying_length()
    {
        byte[] rows = [.. Descriptor(3, 0, 8), .. Descriptor(10, 3, 8)];
        var texts = TableText.Binary(8, 2, [.. rows, .. "abcdefghijklm"u8], "TFORM1  = 'PA'").Columns[0];
        Assert.Equal(["abc", "defghijklm"], texts.Read<string>());
        var bits = TableText.Binary(8, 2, [.. rows, 0, 0, 0, 0xFF, 0x40], "TFORM1  = 'PX'").Columns[0].Read<bool[]>();
        Assert.Equal((3, 10, true), (bits[0].Length, bits[1].Length, bits[1][9]));
    }

    [Fact]
    public void A_cell_outside_the_heap_is_refused_and_the_others_are_read()
    {
        (long Length, long Offset)[] cells = [(1, 0), (2, 1), (-1, 0), (1L << 61, 0), (1, long.MaxValue), (1, 1)];
        byte[] rows = [.. cells.SelectMany(cell => Descriptor(cell.Length, cell.Offset, 16))];
        var column = TableText.Binary(16, 6, [.. rows, 5, 6], "TFORM1  = 'QB'", "TTYPE1  = 'v'").Columns[0];
        const string message = "x.fits, HDU 1, column 1 (v): row 1 has 2 elements from byte 1 of the heap on, which has only 2 bytes";
        FitsAssert.Fails(message, () => column.Read<byte[]>());
        Assert.Equal<byte[]>([[5]], column.Read<byte[]>(0, 1));
        for (int row = 2; row < 5; row++) FitsAssert.Fails($"row {row} has", () => column.Read<byte[]>(row, 1));
        Assert.Equal<byte[]>([[6]], column.Read<byte[]>(5, 1));
    }

    internal static byte[] Descriptor(long length, long offset, int width)
    {
        byte[] part = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(part, length);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(part.AsSpan(8), offset);
        return width == 16 ? part : [.. part[4..8], .. part[12..]];
    }
}

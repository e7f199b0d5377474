using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class DamagedTableTests
{
    [Theory]
    [InlineData("TFORM1 is missing", "TFORM2  = 'B'")]
    [InlineData("TFORM1 = '3Y'", "TFORM1  = '3Y'")]
    [InlineData("TFORM1 = ''", "TFORM1  = ''")]
    [InlineData("TFORM1 = '2PJ'", "TFORM1  = '2PJ'")]
    [InlineData("TFORM1 is the integer 5", "TFORM1  = 5")]
    [InlineData("column 1 (col1): 1J ends beyond the 2 bytes of a row", "TFORM1  = 'J'")]
    [InlineData("column 1 (col1): 30000000000D ends beyond", "TFORM1  = '30000000000D'")]
    [InlineData("TSCAL1 is the text", "TFORM1  = 'I'", "TSCAL1  = 'x'")]
    [InlineData("TUNIT1 is the integer 1", "TFORM1  = 'I'", "TUNIT1  = 1")]
    [InlineData("TFIELDS is 1000", "TFORM1  = 'I'", "TFIELDS = 1000")]
    [InlineData("TFIELDS is -1", "TFORM1  = 'I'", "TFIELDS = -1")]
    [InlineData("TBCOL1 is missing", "XTENSION= 'TABLE'", "TFORM1  = 'I2'")]
    [InlineData("no format of an ASCII table", "XTENSION= 'TABLE'", "TFORM1  = 'J2'", "TBCOL1  = 1")]
    [InlineData("does not fit into the 2 of a row", "XTENSION= 'TABLE'", "TFORM1  = 'I3'", "TBCOL1  = 1")]
    [InlineData("does not fit into the 2 of a row", "XTENSION= 'TABLE'", "TFORM1  = 'I1'", "TBCOL1  = 3")]
    [InlineData("does not fit into the 2 of a row", "XTENSION= 'TABLE'", "TFORM1  = 'I1'", "TBCOL1  = 0")]
    public void A_malformed_column_is_said_when_the_table_is_asked_for(string message, params string[] cards)
    {
        byte[] bytes = TableText.Bytes("BINTABLE", 2, 1, [1, 2], cards);
        foreach (string card in cards) bytes = Replaced(bytes, card);
        var table = FitsFile.Parse(bytes, "x.fits").Table(1);
        FitsAssert.Fails("x.fits, HDU 1", () => _ = table.Table);
        FitsAssert.Fails(message, () => _ = table.Columns);
    }

    // A card that is there already takes the new value.
    private static byte[] Replaced(byte[] bytes, string card)
    {
        int at = bytes.AsSpan(2880).IndexOf(System.Text.Encoding.ASCII.GetBytes(card[..9]));
        System.Text.Encoding.ASCII.GetBytes(card.PadRight(80)).CopyTo(bytes, 2880 + at);
        return bytes;
    }

    [Fact]
    public void Bytes_of_a_row_that_no_column_describes_are_a_warning()
    {
        var table = TableText.Binary(3, 2, [1, 2, 3, 4, 5, 6], "TFORM1  = 'I'").Table;
        Assert.Equal<short>([0x0102, 0x0405], table.Column<short>("col1"));
        Assert.Contains("fill 2 of the 3 bytes", Assert.Single(table.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_no_width_without_number_take_no_memory()
    {
        var texts = TableText.Binary(0, 5_000_000_000, [], "TFORM1  = '0A'");
        Assert.Equal(5_000_000_000, texts.RowCount);
        FitsAssert.Fails("more than one array holds", () => texts.Column<string>("col1"));
        Assert.Equal(["", ""], texts.Columns[0].Read<string>(4_999_999_998, 2));
        var arrays = TableText.Binary(0, 500_000_000, [], "TFORM1  = '0D'");
        FitsAssert.Fails("only 0 are behind it", () => arrays.Column<double[]>("col1"));
        Assert.Contains("more rows", arrays.Table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_all_claim_the_whole_heap_are_refused_together_but_not_alone()
    {
        const int rows = 1000, heap = 100_000;
        byte[] data = [.. Enumerable.Repeat(BinaryTableTests.Descriptor(heap, 0, 8), rows).SelectMany(cell => cell), .. new byte[heap]];
        var column = TableText.Binary(8, rows, data, "TFORM1  = 'PB'").Columns[0];
        FitsAssert.Fails("claims 100000000 bytes, but only 100000 are behind it", () => column.Read<byte[]>());
        FitsAssert.Fails("many times over", () => TableHdu.Create(column));
        Assert.Equal(heap, column.Read<byte[]>(rows - 1, 1)[0].Length);
    }

    [Fact]
    public void A_heap_that_starts_inside_the_rows_or_behind_the_data_is_refused()
    {
        foreach (long start in new[] { 7, 11, -1, long.MinValue, long.MaxValue })
        {
            var table = TableText.Binary(8, 1, new byte[10], "TFORM1  = 'PB'", $"THEAP   = {start}");
            FitsAssert.Fails($"THEAP is {start}", () => _ = table.Table);
        }
        Assert.Equal<short>([0], TableText.Binary(2, 1, new byte[2], "TFORM1  = 'I'", "THEAP   = 99").Column<short>("col1"));
    }

    [Fact]
    public void Random_damage_ends_in_a_FitsException_or_in_success()
    {
        byte[] sound = Sound();
        var random = new Random(20261121);
        const string likely = "0123456789-+.(),:ABCDEFIJKLMPQX'/ =";
        int read = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = (byte[])sound.Clone();
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                int place = random.Next(2880, damaged.Length);
                damaged[place] = (byte)(random.Next(3) == 0 ? random.Next(256) : likely[random.Next(likely.Length)]);
            }
            if (random.Next(8) == 0) damaged = damaged[..random.Next(damaged.Length)];
            try
            {
                foreach (var hdu in FitsFile.Parse(damaged, "damaged.fits").Hdus.OfType<TableHdu>()) read += ReadAll(hdu);
            }
            catch (FitsException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
        Assert.InRange(read, 3000, 100_000);
    }

    private static int ReadAll(TableHdu hdu)
    {
        int read = 0;
        Assert.NotEmpty(hdu.Table.ToHtml() + hdu.Table);
        foreach (var column in hdu.Columns)
        {
            try
            {
                column.Read();
                read++;
            }
            catch (FitsException)
            {
                // The other columns may still be read.
            }
        }
        var texts = hdu.Columns.SelectMany(column => new[] { column.Name, column.Unit, column.DisplayFormat }).Append(hdu.Name);
        if (texts.Any(text => text.AsSpan().ContainsAnyExceptInRange(' ', '~'))) return read;
        var copy = TableHdu.Create(hdu.Table, hdu.Header).Data;
        using var bytes = copy.Open();
        bytes.Read(0, new byte[Math.Min(copy.Length, 1 << 20)]);
        return read;
    }

    private static byte[] Sound()
    {
        using var folder = new TemporaryFolder();
        var binary = new Table(
            TableColumn.Create("a", ["x", "yy"], "m"),
            TableColumn.Create<short?>("b", [1, null]),
            TableColumn.Create<int[]>("c", [[1, 2, 3, 4], [5, 6, 7, 8]], cellShape: [2, 2]),
            TableColumn.Create<double[]>("d", [[1], [2, 3]]),
            TableColumn.Create<bool[]>("e", [[], [true]]),
            TableColumn.Create<bool?>("f", [true, null]));
        var ascii = new Table(
            TableColumn.Create("g", [1.5f, float.NaN]), TableColumn.Create("h", [3, 4]), TableColumn.Create("i", ["p", "q"]));
        FitsFile.Write(folder["sound.fits"], TableHdu.Create(binary), TableHdu.CreateAscii(ascii));
        return File.ReadAllBytes(folder["sound.fits"]);
    }
}

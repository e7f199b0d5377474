using System.Buffers.Binary;
using System.IO.Compression;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Compression;

/// <summary>A compressed table written by hand: three rows in tiles of two, a column of integers and one of variable length.</summary>
public sealed class CompressedTableTests
{
    private static readonly byte[][] Cells = [[7, 8], [], [9]];

    // The standard and fpack differ in which of the two lists of descriptors comes first.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Columns_and_cells_of_variable_length_come_back(bool isTableFirst)
    {
        var hdu = FitsFile.Parse(File(isTableFirst), "x.fits")[1];
        byte[] rows = [1, 2, .. Descriptor(2, 0), 3, 4, .. Descriptor(0, 2), 5, 6, .. Descriptor(1, 2), 7, 8, 9];
        byte[] bytes = new byte[hdu.DataLength];
        using var reader = hdu.Data.Open();
        reader.Read(0, bytes);
        Assert.Equal(rows, bytes);
        Assert.Equal(["XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT", "TFIELDS", "TFORM1", "TFORM2", "TTYPE1"],
            hdu.Header.Select(card => card.Keyword));
        Assert.Equal([0x0102, 0x0304, 0x0506], ((TableHdu)hdu).Column<short>("NUMBER"));
    }

    [Fact]
    public void A_copy_has_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        byte[] file = File(isTableFirst: true);
        FitsFile.Write(folder["copy.fits"], FitsFile.Parse(file, "x.fits").Hdus);
        Assert.Equal(file, System.IO.File.ReadAllBytes(folder["copy.fits"]));
    }

    [Fact]
    public void Any_changed_byte_gives_a_table_or_a_FitsException()
    {
        byte[] good = File(isTableFirst: true);
        var random = new Random(3);
        int read = 0, refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] bad = [.. good];
            bad[random.Next(2880, bad.Length)] = (byte)random.Next(256);
            bad[random.Next(bad.Length - 2880, bad.Length - 2880 + 400)] ^= (byte)(1 << random.Next(8));
            try
            {
                foreach (var table in FitsFile.Parse(bad, "x.fits").Hdus.OfType<TableHdu>())
                {
                    table.Data.RequirePlausible();
                    using var reader = table.Data.Open();
                    reader.Read(0, new byte[Math.Min(table.DataLength, 1 << 16)]);
                }
                read++;
            }
            catch (FitsException)
            {
                refused++;
            }
        }
        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    private static byte[] File(bool isTableFirst)
    {
        List<byte> heap = [];
        List<byte> stored = [];
        foreach (int[] tile in (int[][])[[0, 1], [2]])
        {
            byte[] packed = [.. tile.SelectMany(row => LongDescriptor(Cells[row].Length, Add(Cells[row])))];
            byte[] table = [.. tile.SelectMany(row => Descriptor(Cells[row].Length, row == 0 ? 0 : 2))];
            byte[] numbers = [.. tile.SelectMany(row => (byte[])[(byte)(2 * row + 1), (byte)(2 * row + 2)])];
            byte[] both = Gzip(isTableFirst ? [.. table, .. packed] : [.. packed, .. table]);
            stored.AddRange([.. Descriptor(numbers.Length, Add(numbers)), .. LongDescriptor(both.Length, Add(both))]);
        }
        string[] header =
        [
            "XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2", "NAXIS1  =                   24",
            "NAXIS2  =                    2", $"PCOUNT  = {heap.Count,20}", "GCOUNT  =                    1", "TFIELDS =                    2",
            "TFORM1  = '1PB(4)  '", "TFORM2  = '1QB(99) '", "TTYPE1  = 'NUMBER  '", "ZTABLE  =                    T",
            "ZTILELEN=                    2", "ZNAXIS1 =                   10", "ZNAXIS2 =                    3", "ZPCOUNT =                    3",
            "ZFORM1  = 'I       '", "ZFORM2  = 'PB(2)   '", "ZCTYP1  = 'NOCOMPRESS'", "ZCTYP2  = 'GZIP_1  '",
        ];
        return [.. FitsText.Hdu([.. FitsText.NoData, "EXTEND  =                    T"]), .. FitsText.Hdu(header, [.. stored, .. heap])];

        int Add(byte[] bytes)
        {
            heap.AddRange(bytes);
            return heap.Count - bytes.Length;
        }
    }

    private static byte[] Descriptor(int count, int offset)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, count);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), offset);
        return bytes;
    }

    private static byte[] LongDescriptor(long count, long offset)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, count);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), offset);
        return bytes;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(bytes);
        return packed.ToArray();
    }
}

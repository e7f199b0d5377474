using System.Text.Json;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Compression;

/// <summary>
/// Compressed files by CFITSIO, astropy and others, with the cards that astropy finds in them; its pixels are in
/// <see cref="SharedImageTests"/>.
/// </summary>
public sealed class CompressedGoldenTests
{
    public static TheoryData<string, int> Images => new()
    {
        { "astropy/comp.fits", 1 }, { "astropy/compressed_float_bzero.fits", 1 }, { "astropy/compressed_image.fits", 1 },
        { "astropy/double_ext.fits", 1 }, { "astropy_compressed/m13_gzip.fits", 1 }, { "astropy_compressed/m13_hcomp.fits", 1 },
        { "astropy_compressed/m13_plio.fits", 1 }, { "astropy_compressed/m13_rice.fits", 1 },
        { "fitsio_py/test_gzip_compressed_image.fits.fz", 1 }, { "fitsio_py/test_rice_dither2_seed42.fits.fz", 1 },
        { "fitsjs/CFHTLS_03_g_sci.fits.fz", 1 }, { "nomtam/m13_gzip.fits", 1 }, { "nomtam/m13real_rice.fits", 1 },
    };

    // astropy leaves two cards about compression in the header, and without ZHECKSUM the checksum of the table, which is not the image's.
    [Theory]
    [MemberData(nameof(Images))]
    public void Cards_are_those_that_astropy_gives(string file, int hdu)
    {
        var header = FitsFile.Open(SharedData.Path("fits", file)).Image(hdu).Header;
        var expected = Expected(file, hdu).GetProperty("cards").EnumerateArray()
            .Select(card => (Keyword: card[0].GetString()!, Value: card[1]))
            .Where(card => card.Keyword is not ("ZDITHER0" or "ZBLANK"))
            .Where(card => card.Keyword is not ("CHECKSUM" or "DATASUM") || header.Contains(card.Keyword));
        Assert.Equal(expected.Select(card => card.Keyword).Order(), header.Select(card => card.Keyword).Order());
        var values = expected.Where(card => card.Keyword is not ("" or "COMMENT" or "HISTORY")).DistinctBy(card => card.Keyword);
        foreach (var (keyword, value) in values)
        {
            if (value.ValueKind == JsonValueKind.Number) Assert.Equal(value.GetDouble(), header.Double(keyword));
            else Assert.Equal(value.ToString().Trim(), $"{header[keyword].Value}".Trim());
        }
    }

    // The pixel at (1, 1) is NaN (ZBLANK in a keyword); the other values were read by funpack.
    [Fact]
    public void A_blank_of_quantised_pixels_is_NaN()
    {
        var image = FitsFile.Open(SharedData.Path("fits", "astropy_compressed", "compressed_with_nan.fits")).Image(1);
        double[] pixels = image.Read<double>();
        Assert.Equal(13, Array.FindIndex(pixels, double.IsNaN));
        Assert.Equal(1, pixels.Count(double.IsNaN));
        Assert.Equal([0.24800134, 11.85326338, 143.00620657], [pixels[0], pixels[12], pixels[143]], (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void A_copy_has_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string path = SharedData.Path("fits", "astropy_compressed", "m13_rice.fits");
        FitsFile.Write(folder["copy.fits"], FitsFile.Open(path).Hdus);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder["copy.fits"]));
    }

    [Fact]
    public void A_compressed_table_has_the_bytes_of_the_table()
    {
        var packed = FitsFile.Open(SharedData.Path("fits", "nomtam", "bt12.fits.fz"))[1];
        var table = FitsFile.Open(SharedData.Path("fits", "nomtam", "bt12.fits"))[1];
        Assert.Equal(Bytes(table), Bytes(packed));
        Assert.Equal(table.Header.Select(card => card.ToString()), packed.Header.Select(card => card.ToString()));
    }

    // 50 rows of 5 × 5 numbers.
    [Fact]
    public void A_compressed_column_is_read_as_any_other()
    {
        var table = (TableHdu)FitsFile.Open(SharedData.Path("fits", "nomtam", "testBinaryTable.fits.fz"))[1];
        Assert.Equal((50L, 1), (table.RowCount, table.Columns.Count));
        Assert.Equal(50 * 200, Bytes(table).Length);
    }

    private static byte[] Bytes(Hdu hdu)
    {
        byte[] bytes = new byte[hdu.DataLength];
        using var reader = hdu.Data.Open();
        reader.Read(0, bytes);
        return bytes;
    }

    private static JsonElement Expected(string file, int hdu)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("fits", "EXPECTED.json")));
        return json.RootElement.GetProperty(file).GetProperty("hdus")[hdu].Clone();
    }
}

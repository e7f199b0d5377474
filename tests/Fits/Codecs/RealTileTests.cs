using System.Security.Cryptography;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Files that others have compressed, against the SHA-256 of the image (big-endian) as astropy 5.2.1 reads it.</summary>
public sealed class RealTileTests
{
    private const string M13 = "c9c80cdcf855e99a2dd01082ed6957597438bdec90a74835ad8cc5cc0cff7a11";

    [Fact]
    public void M13_by_Rice() =>
        Assert.Equal(M13, Integers("m13_rice.fits", 300, (packed, tile) => Rice.Decode(packed, tile, 4, 32)));

    [Fact]
    public void M13_by_PLIO() => Assert.Equal(M13, Integers("m13_plio.fits", 300, Plio.Decode));

    [Fact]
    public void M13_by_H_compress() => Assert.Equal(M13,
        Integers("m13_hcomp.fits", 90_000, (packed, tile) => HCompress.Decode(packed, tile, 300, 300, smooth: false)));

    [Fact]
    public void Quantised_M13() => Assert.Equal("0eeac4e834cacc76467d469930daea5e5973798bd100b2cb4dc11e66de762d4b",
        Reals<float>(SharedData.Path("fits", "nomtam", "m13real_rice.fits"), 300, QuantizationMethod.NoDither, 1));

    [Fact]
    public void Dithered_CFHT_legacy_survey() => Assert.Equal("806a671121da88925184c1ed1ad70bcda09f596488d5e96557fdcdf8f612f56a",
        Reals<float>(SharedData.Path("fits", "fitsjs", "CFHTLS_03_g_sci.fits.fz"), 401, QuantizationMethod.SubtractiveDither1, 7581));

    [Fact]
    public void Dithered_doubles()
    {
        string path = SharedData.Path("fits", "fitsio_py", "test_rice_dither2_seed42.fits.fz");
        string hash = Reals<double>(path, 100, QuantizationMethod.SubtractiveDither2, 42);
        Assert.Equal("02d121f4064336e11c2a24cb7a55289754f2fdc1f1126e4ae09bdba25ebdd59a", hash);
    }

    private delegate void Decoder(ReadOnlySpan<byte> packed, Span<int> pixels);

    private static string Integers(string name, int tileLength, Decoder decode)
    {
        var table = new TileTable(SharedData.Path("fits", "astropy_compressed", name));
        var pixels = new List<short>();
        int[] tile = new int[tileLength];
        Assert.Equal(300 * 300, table.Rows * tileLength);
        for (int row = 0; row < table.Rows; row++)
        {
            decode(table.Packed(row), tile);
            pixels.AddRange(Array.ConvertAll(tile, pixel => (short)pixel));
        }
        return Hash(pixels.SelectMany(BitConverter.GetBytes), sizeof(short));
    }

    private static string Reals<T>(string path, int width, QuantizationMethod method, int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var table = new TileTable(path);
        var bytes = new List<byte>();
        int[] numbers = new int[width];
        var values = new T[width];
        for (int row = 0; row < table.Rows; row++)
        {
            Rice.Decode(table.Packed(row), numbers, 4, 32);
            Quantization.Dequantize<T>(numbers, values, table.Scale(row), table.Zero(row), method, row, seed, null);
            bytes.AddRange(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        }
        return Hash(bytes, System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
    }

    private static string Hash(IEnumerable<byte> littleEndian, int elementSize) =>
        Convert.ToHexStringLower(SHA256.HashData([.. littleEndian.Chunk(elementSize).SelectMany(element => element.Reverse())]));
}

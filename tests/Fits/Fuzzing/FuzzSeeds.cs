using System.IO.Compression;
using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Fuzzing;

/// <summary>Small sound files of every kind, built here; and those of ../shared/data beside the repository, where it is there.</summary>
internal static class FuzzSeeds
{
    private const int MaxBytes = 200_000;

    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } = [.. Built(), .. WcsSeeds.All(), .. Shared()];

    private static IEnumerable<(string Name, byte[] Bytes)> Built()
    {
        byte[] images = Images(), table = Table();
        yield return ("images", images);
        yield return ("table", table);
        yield return ("text table", TextTable());
        yield return ("null array", NullArray());
        yield return ("groups", Groups());
        yield return ("compressed", Compressed());
        yield return ("images.gz", Gzipped(images));
        yield return ("table.gz", [.. Gzipped(table.AsSpan(0, 3000)), .. Gzipped(table.AsSpan(3000))]);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Shared()
    {
        if (SharedData.Folder is not { } folder || !Directory.Exists(Path.Combine(folder, "fits"))) yield break;
        var files = Directory.EnumerateFiles(Path.Combine(folder, "fits"), "*.*", SearchOption.AllDirectories);
        foreach (string path in files.Where(path => !path.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length <= MaxBytes) yield return (Path.GetFileName(path), File.ReadAllBytes(path));
        }
    }

    // One image of each BITPIX, with cards of every kind.
    private static byte[] Images()
    {
        var header = FitsText.Header(
            "EXTNAME = 'SCI'", "EXTVER  = 2", "BLANK   = -1", "LONG    = 'a&'", "CONTINUE  'b' / c", "REAL    = 1.5D3", "HISTORY h",
            "HIERARCH A B = 1");
        Hdu[] hdus =
        [
            ImageHdu.Create(new byte[77], 11, 7, header), ImageHdu.Create(new ushort[30], [5, 3, 2], header),
            ImageHdu.Create(new int[6], 3, 2), ImageHdu.Create(new ulong[6], 2, 3), ImageHdu.Create(new float[35], 7, 5, header),
            ImageHdu.Create(new double[9], 9, 1),
        ];
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["images.fits"], hdus);
        return File.ReadAllBytes(folder["images.fits"]);
    }

    private static byte[] Compressed()
    {
        short[] counts = [.. Enumerable.Range(0, 35 * 20).Select(i => (short)(i * i % 97))];
        float[] fluxes = [.. counts.Select(count => 0.1f * count)];
        CompressionAlgorithm[] written =
            [CompressionAlgorithm.Rice1, CompressionAlgorithm.Gzip1, CompressionAlgorithm.Gzip2, CompressionAlgorithm.Plio1];
        Hdu[] hdus =
        [
            ImageHdu.Empty(),
            .. written.Select(algorithm => ImageHdu.Create(counts, 35, 20).Compress(new TileCompression { Algorithm = algorithm })),
            ImageHdu.Create(fluxes, 35, 20).Compress(),
        ];
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["compressed.fits"], hdus);
        return File.ReadAllBytes(folder["compressed.fits"]);
    }

    private static byte[] Table()
    {
        string[] cards =
        [
            .. Extension("BINTABLE", 8, 3 * 8 + 4 + 2 + 10, 3), "PCOUNT  =                   60", "GCOUNT  =                    1",
            "TFIELDS =                    5", "TFORM1  = '1PE(9)'", "TTYPE1  = 'FLUX'", "TFORM2  = '1QB(4)'", "TFORM3  = 'J'",
            "TNULL3  = -1", "TSCAL3  = 2.0", "TZERO3  = 1.0", "TFORM4  = '2L'", "TFORM5  = '10A'", "TDIM5   = '(5,2)'",
            "THEAP   =                  120",
        ];
        byte[] data = new byte[3 * 40 + 60];
        for (int row = 0; row < 3; row++)
        {
            (data[40 * row + 3], data[40 * row + 7]) = (3, (byte)(12 * row));
            (data[40 * row + 15], data[40 * row + 23]) = (2, (byte)(40 + row));
        }
        return [.. FitsText.Hdu([.. FitsText.NoData, "EXTEND  =                    T"]), .. FitsText.Hdu(cards, data)];
    }

    private static byte[] TextTable()
    {
        string[] cards =
        [
            .. Extension("TABLE", 8, 20, 2), "PCOUNT  =                    0", "GCOUNT  =                    1",
            "TFIELDS =                    3", "TBCOL1  =                    1", "TFORM1  = 'I5'", "TBCOL2  =                    7",
            "TFORM2  = 'E8.2'", "TBCOL3  =                   16", "TFORM3  = 'A5'", "TTYPE1  = 'N'",
        ];
        byte[] rows = Encoding.ASCII.GetBytes("   12 1.25E+01 abc  " + "   -7 -.5      defgh");
        return [.. FitsText.Hdu([.. FitsText.NoData, "EXTEND  =                    T"]), .. FitsText.Hdu(cards, rows)];
    }

    private static byte[] NullArray() =>
    [
        .. FitsText.Hdu(FitsText.NoData),
        .. FitsText.Hdu(
        [
            .. Extension("IMAGE", -32), "PCOUNT  =                    0", "GCOUNT  =                    1",
            "NPIX1   =                   12", "NPIX2   =                    7", "PIXVALUE=                  1.5",
        ]),
    ];

    private static byte[] Groups() => FitsText.Hdu(
        [
            "SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                    2",
            "NAXIS1  =                    0", "NAXIS2  =                    3", "GROUPS  =                    T",
            "PCOUNT  =                    1", "GCOUNT  =                    2",
        ],
        new byte[16]);

    private static IEnumerable<string> Extension(string type, int bitpix, params int[] axes) =>
    [
        $"XTENSION= '{type,-8}'", $"BITPIX  = {bitpix,20}", $"NAXIS   = {axes.Length,20}",
        .. axes.Select((length, i) => $"NAXIS{i + 1}  = {length,20}"),
    ];

    private static byte[] Gzipped(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}

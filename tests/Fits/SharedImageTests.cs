using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Images of many origins, compressed ones too, bit by bit as astropy 5.2.1 reads them.</summary>
public sealed class SharedImageTests
{
    // astropy does not know ZBLANK as a keyword: CompressedGoldenTests has what funpack reads.
    private const string Blank = "astropy_compressed/compressed_with_nan.fits";

    [Fact]
    public void Every_image_reads_as_astropy_reads_it()
    {
        int compared = 0;
        var differences = new List<string>();
        foreach (var (name, hdu, index) in Expected())
        {
            if (!hdu.TryGetProperty("dtype", out var type) || name == Blank) continue;
            compared++;
            var image = FitsFile.Open(SharedData.Path(["fits", .. name.Split('/')])).Image(index);
            string? difference = Difference(image, hdu, type.GetString()!);
            if (difference is not null) differences.Add($"{name} {index}: {difference}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.InRange(compared, 86, 200);
    }

    private static string? Difference(ImageHdu image, JsonElement expected, string type)
    {
        var shape = expected.GetProperty("shape").EnumerateArray().Reverse().Select(length => length.GetInt64());
        if (!shape.SequenceEqual(image.Shape)) return $"the shape is [{string.Join(", ", image.Shape)}]";
        double[] pixels = image.Read<double>();
        // Integers times BSCALE: astropy rounds the product to float before it adds BZERO, in float too; we round once.
        bool isRounded = type == "float32" && image.Bitpix > 0;
        if (Statistics(pixels, expected.GetProperty("stats"), isRounded ? 3e-7 : 1e-12) is { } difference) return difference;
        string sha = type switch
        {
            "uint8" => Sha(image.Read<byte>()),
            "int16" => Sha(image.Read<short>()),
            "uint16" => Sha(image.Read<ushort>()),
            "int32" => Sha(image.Read<int>()),
            "int64" => Sha(image.Read<long>()),
            "float32" => Sha(image.Read<float>()),
            "float64" => Sha(image.Bitpix > 0 ? [.. pixels.Select(WithoutSign)] : pixels),
            _ => type,
        };
        return isRounded || sha == expected.GetProperty("sha256_be").GetString() ? null : $"other bits of {type}, BITPIX = {image.Bitpix}";
    }

    private static string? Statistics(double[] pixels, JsonElement expected, double tolerance)
    {
        double[] finite = [.. pixels.Where(double.IsFinite)];
        (string, double, double)[] all =
        [
            ("n", pixels.Length, 0), ("nfinite", finite.Length, 0), ("nnan", pixels.Count(double.IsNaN), 0),
            ("sum", finite.Sum(), tolerance * Math.Max(finite.Sum(Math.Abs), double.Epsilon)),
            ("min", finite.DefaultIfEmpty().Min(), tolerance), ("max", finite.DefaultIfEmpty().Max(), tolerance),
            ("first", pixels.FirstOrDefault(), tolerance), ("last", pixels.LastOrDefault(), tolerance),
        ];
        foreach (var (key, value, allowed) in all)
        {
            if (!expected.TryGetProperty(key, out var number) || number.ValueKind != JsonValueKind.Number) continue;
            double wanted = number.GetDouble(), relative = key == "sum" ? allowed : allowed * Math.Abs(wanted);
            if (!(Math.Abs(wanted - value) <= relative)) return FormattableString.Invariant($"{key} is {value:R}, not {wanted:R}");
        }
        return null;
    }

    // The NaN that stands for BLANK has a sign here, and none in numpy.
    private static double WithoutSign(double pixel) => double.IsNaN(pixel) ? BitConverter.UInt64BitsToDouble(0x7FF8000000000000) : pixel;

    // Of the numbers as FITS stores them, the most significant byte first.
    private static string Sha<T>(T[] pixels) where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(pixels.AsSpan()).ToArray();
        int size = bytes.Length / Math.Max(pixels.Length, 1);
        for (int i = 0; size > 1 && i < bytes.Length; i += size) bytes.AsSpan(i, size).Reverse();
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Fact]
    public void Files_that_astropy_cannot_open_end_in_a_result_or_in_a_FitsException()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Path("fits", "EXPECTED.json")));
        var files = json.RootElement.EnumerateObject();
        string[] broken = [.. files.Where(file => file.Value.TryGetProperty("open_error", out _)).Select(file => file.Name)];
        Assert.NotEmpty(broken);
        foreach (string name in broken.Append("astropy/group_invalid.fits")) ReadAll(SharedData.Path(["fits", .. name.Split('/')]));
    }

    private static void ReadAll(string path)
    {
        try
        {
            foreach (var hdu in FitsFile.Open(path).Hdus)
            {
                if (hdu is ImageHdu image) image.Read<float>();
                if (hdu is TableHdu table) Assert.All(table.Columns, column => column.Read());
                if (hdu is GroupsHdu groups) groups.Read<float>();
            }
        }
        catch (FitsException e)
        {
            Assert.Contains(Path.GetFileName(path), e.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string File, JsonElement Hdu, int Index)> Expected()
    {
        var root = JsonDocument.Parse(File.ReadAllText(SharedData.Path("fits", "EXPECTED.json"))).RootElement;
        foreach (var file in root.EnumerateObject())
        {
            if (!file.Value.TryGetProperty("hdus", out var hdus)) continue;
            foreach (var (index, hdu) in hdus.EnumerateArray().Index()) yield return (file.Name, hdu, index);
        }
    }
}

using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>What the mandatory keywords say about an HDU: its kind and the size of its data (FITS 4.0, section 4.4.1).</summary>
/// <param name="Type">IMAGE, TABLE, BINTABLE or another XTENSION; GROUPS for random groups. A primary HDU is an IMAGE or GROUPS.</param>
/// <param name="Bitpix">8, 16, 32, 64, −32 or −64.</param>
/// <param name="Shape">NAXIS1 first; of a null array NPIX1, NPIX2.</param>
/// <param name="IsImage">Whether the data are one array and nothing else.</param>
/// <param name="DataLength">Bytes of data in the file, without padding; 0 for a null array.</param>
internal sealed record HduLayout(string Type, int Bitpix, IReadOnlyList<long> Shape, bool IsImage, long DataLength)
{
    private const int MaxAxes = 999;

    /// <summary>Whether the pixels all have the value PIXVALUE and are not stored; see <see cref="NullArray"/>.</summary>
    public bool IsNullArray { get; init; }

    /// <summary>NAXIS.</summary>
    public int AxisCount => IsNullArray ? 0 : Shape.Count;

    public string ShapeText => Shape.Count == 0 ? "no data" : string.Join(" × ", Shape);

    /// <exception cref="FitsException">
    /// A mandatory keyword is missing, has a wrong type or a value that the standard does not allow.
    /// </exception>
    public static HduLayout Of(Header header, bool isPrimary)
    {
        string type = isPrimary ? "IMAGE" : header.Text("XTENSION");
        long bitpix = header.Integer("BITPIX");
        if (bitpix is not (8 or 16 or 32 or 64 or -32 or -64))
        {
            throw new FitsException(Invariant($"{header.Origin}: BITPIX is {bitpix}; 8, 16, 32, 64, -32 or -64 was expected."));
        }
        long axes = header.Integer("NAXIS");
        if (axes is < 0 or > MaxAxes) throw new FitsException(Invariant($"{header.Origin}: NAXIS is {axes}; 0 to {MaxAxes} was expected."));
        long[] shape = new long[axes];
        for (int i = 0; i < axes; i++) shape[i] = Size(header, $"NAXIS{i + 1}");

        bool groups = isPrimary && shape is [0, _, ..] && header.Find("GROUPS")?.ValueOrNull is true;
        long parameters = isPrimary && !groups ? 0 : Size(header, "PCOUNT", 0);
        long count = isPrimary && !groups ? 1 : Size(header, "GCOUNT", 1);
        long elements = axes == 0 ? 0 : Product(header, groups ? shape[1..] : shape);
        long length = Product(header, [Math.Abs(bitpix) / 8, count, Sum(header, parameters, elements)]);
        bool isImage = type == "IMAGE" && !groups && parameters == 0 && count == 1;
        if (axes == 0 && isImage && NullArray.ShapeOf(header) is { } constant)
        {
            return new HduLayout(type, (int)bitpix, constant, isImage, 0) { IsNullArray = true };
        }
        return new HduLayout(groups ? "GROUPS" : type, (int)bitpix, Array.AsReadOnly(shape), isImage, length);
    }

    private static long Size(Header header, string keyword, long? fallback = null)
    {
        long size = fallback is { } value ? header.Integer(keyword, value) : header.Integer(keyword);
        return size >= 0 ? size : throw new FitsException(Invariant($"{header.Origin}: {keyword} is {size}; a size cannot be negative."));
    }

    private static long Sum(Header header, long a, long b) => a <= long.MaxValue - b ? a + b : throw TooLarge(header);

    private static long Product(Header header, ReadOnlySpan<long> factors)
    {
        if (factors.Contains(0)) return 0;
        Int128 product = 1;
        foreach (long factor in factors)
        {
            product *= factor;
            if (product > long.MaxValue) throw TooLarge(header);
        }
        return (long)product;
    }

    private static FitsException TooLarge(Header header) =>
        new($"{header.Origin}: the sizes given by BITPIX, NAXISn, PCOUNT and GCOUNT multiply to more than 2^63 bytes.");
}

namespace HstNotebooks.Fits;

/// <summary>An array of pixels and its header: the primary HDU or an IMAGE extension.</summary>
public sealed partial class ImageHdu : Hdu
{
    internal ImageHdu(Header header, HduLayout layout, DataUnit data, int index) : base(header, layout, data, index) { }

    /// <summary>How a pixel is stored: 8 (unsigned), 16, 32, 64 (signed integers), −32, −64 (floating-point).</summary>
    public int Bitpix => Layout.Bitpix;

    /// <summary>
    /// Pixels along each axis, NAXIS1 (x, the fastest) first; empty when there are no data. HST's null arrays (NAXIS = 0 with NPIX1,
    /// NPIX2 and PIXVALUE) have the shape NPIX1 × NPIX2 and one value everywhere; they are written back as null arrays.
    /// </summary>
    public IReadOnlyList<long> Shape => Layout.Shape;

    /// <summary>NAXIS1 of a two-dimensional image.</summary>
    /// <exception cref="FitsException">The image does not have two axes (more are allowed if of length 1).</exception>
    public int Width => Plane(0);

    /// <summary>NAXIS2 of a two-dimensional image.</summary>
    /// <exception cref="FitsException">The image does not have two axes (more are allowed if of length 1).</exception>
    public int Height => Plane(1);

    /// <summary>
    /// An image from pixels with x fastest. It keeps the array, without a copy: what the array holds at the time of writing is written.
    /// Stored as BITPIX 8 (byte, bool as 0 and 1), 16 (short), 32 (int), 64 (long), −32 (float), −64 (double); sbyte, ushort, uint and
    /// ulong by the usual BZERO. NaN stays NaN.
    /// </summary>
    /// <param name="pixels">The pixels, <c>pixels[x + NAXIS1 * (y + …)]</c>.</param>
    /// <param name="shape">NAXIS1 first; the product is the number of pixels.</param>
    /// <param name="header">
    /// A template, copied: all its cards in their order except those about storage (BITPIX, NAXISn, BSCALE, BZERO, BLANK, checksums, …).
    /// </param>
    /// <exception cref="ArgumentException">The number of pixels is not that of the shape.</exception>
    /// <exception cref="NotSupportedException">FITS cannot store this type of pixels.</exception>
    public static ImageHdu Create<T>(T[] pixels, ReadOnlySpan<int> shape, Header? header = null) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return ImageCreation.Create(pixels, shape, header);
    }

    /// <summary>A two-dimensional image from its pixels, row after row: <c>pixels[x + width * y]</c>; see the other overload.</summary>
    /// <exception cref="ArgumentException">The number of pixels is not width × height.</exception>
    /// <exception cref="NotSupportedException">FITS cannot store this type of pixels.</exception>
    public static ImageHdu Create<T>(T[] pixels, int width, int height, Header? header = null) where T : unmanaged =>
        Create(pixels, [width, height], header);

    /// <summary>
    /// An image HDU without data (NAXIS = 0), such as the primary HDU before extensions.
    /// <paramref name="header"/> is a template as for Create.
    /// </summary>
    public static ImageHdu Empty(Header? header = null) => ImageCreation.Create<byte>([], [], header);

    /// <summary>
    /// All pixels, x fastest, as physical values BZERO + BSCALE × stored.
    /// As float or double: rounded to the type; BLANK pixels become NaN (in floating-point data BLANK has no meaning and is ignored).
    /// As an integer type: exact or not at all. As bool: integer data, true where the value is not 0.
    /// </summary>
    /// <typeparam name="T">float, double, byte, sbyte, short, ushort, int, uint, long, ulong or bool.</typeparam>
    /// <exception cref="FitsException">
    /// The file is too short or cannot be read; or T is an integer type or bool and the data are floating-point, scaled by a fraction,
    /// have a BLANK pixel, or a value that T does not hold.
    /// </exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    public T[] Read<T>() where T : unmanaged => new PixelReader(this).Read<T>();

    private int Plane(int axis)
    {
        bool isPlane = Shape.Count >= 2 && Shape.Skip(2).All(length => length == 1) && Shape[0] <= int.MaxValue && Shape[1] <= int.MaxValue;
        if (isPlane) return (int)Shape[axis];
        throw new FitsException($"{Header.Origin}: an image of two axes was expected; the shape is {ShapeText}.");
    }
}

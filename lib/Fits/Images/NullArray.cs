using System.Buffers.Binary;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// A null array, the convention of HST files for an ERR or DQ without content: no data in the file (NAXIS = 0), but NPIX1 × NPIX2 pixels
/// that all have the stored value PIXVALUE. Written back as it was.
/// </summary>
internal sealed class NullArray(Header header, HduLayout layout) : DataUnit
{
    private const int MaxPixels = 1 << 24;

    private readonly int size = Math.Abs(layout.Bitpix) / 8;

    /// <summary>NPIX1 and NPIX2 if the header of an image without data says that it is a null array.</summary>
    public static IReadOnlyList<long>? ShapeOf(Header header) =>
        header.Find("PIXVALUE")?.ValueOrNull is long or double
        && header.Find("NPIX1")?.ValueOrNull is long and > 0 and <= int.MaxValue and var width
        && header.Find("NPIX2")?.ValueOrNull is long and > 0 and <= int.MaxValue and var height ? [width, height] : null;

    // NPIX1 and NPIX2 are below 2³¹: saturated, their product with the size of a pixel stays a length.
    public override long Length => Math.Min(layout.Shape[0] * layout.Shape[1], long.MaxValue / size) * size;

    /// <exception cref="FitsException">There are more than 2²⁴ pixels, or BITPIX cannot hold PIXVALUE.</exception>
    public override DataReader Open()
    {
        if (Length / size > MaxPixels)
        {
            string shape = Invariant($"{layout.Shape[0]} × {layout.Shape[1]}");
            throw new FitsException($"{header.Origin}: a null array of {shape} pixels (NPIX1, NPIX2); at most 2^24 can be read.");
        }
        return new Reader(StoredPixel());
    }

    private byte[] StoredPixel()
    {
        byte[] pixel = new byte[size];
        double real = header.Double("PIXVALUE");
        if (layout.Bitpix == -32) BinaryPrimitives.WriteSingleBigEndian(pixel, (float)real);
        else if (layout.Bitpix == -64) BinaryPrimitives.WriteDoubleBigEndian(pixel, real);
        else WriteInteger(pixel, real);
        return pixel;
    }

    private void WriteInteger(Span<byte> pixel, double real)
    {
        var value = header["PIXVALUE"].Value is long integer ? integer : Int128.CreateSaturating(real);
        var (min, max) = size == 1 ? (0, byte.MaxValue) : (long.MinValue >> (64 - 8 * size), long.MaxValue >> (64 - 8 * size));
        if (!double.IsInteger(real) || value < min || value > max)
        {
            throw new FitsException(Invariant($"{header.Origin}: PIXVALUE is {real}, which BITPIX {layout.Bitpix} does not hold."));
        }
        for (int i = 0; i < size; i++) pixel[i] = byte.CreateTruncating(value >> 8 * (size - 1 - i));
    }

    private sealed class Reader(byte[] pixel) : DataReader
    {
        public override void Read(long offset, Span<byte> target)
        {
            if (target.Length == 0) return;
            pixel.CopyTo(target);
            for (int filled = pixel.Length; filled < target.Length; filled *= 2)
            {
                target[..Math.Min(filled, target.Length - filled)].CopyTo(target[filled..]);
            }
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// HCOMPRESS_1 (FITS 4.0, section 10.4.4; White, Postman and Lattanzi 1992): coefficients of the H-transform, a two-dimensional Haar
/// transform, rounded to multiples of a scale and stored bit plane by bit plane in quadtrees.
/// </summary>
internal static class HCompress
{
    private const int HeaderLength = 25;

    /// <summary>Unpacks a tile of width × height pixels.</summary>
    /// <param name="packed">The stream.</param>
    /// <param name="pixels">Rows of <paramref name="width"/>, width × height in all.</param>
    /// <param name="width">NAXIS1 of the tile.</param>
    /// <param name="height">NAXIS2 of the tile.</param>
    /// <param name="smooth">SMOOTH: soften the blocks that rounding the coefficients has made.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, cut, or of another size.</exception>
    public static void Decode(ReadOnlySpan<byte> packed, Span<int> pixels, int width, int height, bool smooth)
    {
        if (packed.Length < HeaderLength || packed is not [0xDD, 0x99, ..])
        {
            throw new InvalidDataException(Invariant(
                $"The {packed.Length} bytes are no H-compress stream; expected a header of {HeaderLength} bytes that begins with DD 99."));
        }
        // In the stream, ny is the axis whose pixels are neighbours: FITS's NAXIS1.
        int nx = BinaryPrimitives.ReadInt32BigEndian(packed[2..]), ny = BinaryPrimitives.ReadInt32BigEndian(packed[6..]);
        int scale = BinaryPrimitives.ReadInt32BigEndian(packed[10..]);
        long sum = BinaryPrimitives.ReadInt64BigEndian(packed[14..]);
        if (nx != height || ny != width || pixels.IsEmpty || (long)width * height != pixels.Length)
        {
            throw new InvalidDataException(Invariant(
                $"The H-compress stream holds {ny} × {nx} pixels; the tile is {width} × {height}."));
        }
        if (scale < 0) throw new InvalidDataException(Invariant($"The H-compress stream has a scale of {scale}; expected at least 0."));

        long[] coefficients = ArrayPool<long>.Shared.Rent(pixels.Length);
        try
        {
            var plane = new HPlane(coefficients.AsSpan(0, pixels.Length), width, height, width);
            ReadCoefficients(packed, plane);
            plane.Values[0] = sum;
            if (scale > 1)
            {
                foreach (ref long coefficient in plane.Values) coefficient *= scale;
            }
            HTransform.Invert(plane, pixels, smooth ? scale / 2 : 0);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(coefficients);
        }
    }

    // Magnitudes by quadrant, an empty nybble, and from the next byte on a sign for every coefficient that is not zero.
    private static void ReadCoefficients(ReadOnlySpan<byte> packed, HPlane plane)
    {
        var bits = new BitReader(packed[HeaderLength..]);
        plane.Values.Clear();
        int top = (plane.Height + 1) / 2, left = (plane.Width + 1) / 2, bottom = plane.Height / 2, right = plane.Width / 2;
        QuadTree.Read(ref bits, plane.Part(0, 0, left, top), packed[22]);
        QuadTree.Read(ref bits, plane.Part(left, 0, right, top), packed[23]);
        QuadTree.Read(ref bits, plane.Part(0, top, left, bottom), packed[23]);
        QuadTree.Read(ref bits, plane.Part(left, top, right, bottom), packed[24]);
        if (bits.Read(4) != 0) throw new InvalidDataException("The H-compress stream is damaged: its bit planes do not end as expected.");

        bits.AlignToByte();
        foreach (ref long coefficient in plane.Values)
        {
            if (coefficient != 0 && bits.Read(1) == 1) coefficient = -coefficient;
        }
    }
}

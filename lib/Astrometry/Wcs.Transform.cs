using System.Runtime.CompilerServices;

namespace HstNotebooks.Astrometry;

[SkipLocalsInit]
public sealed partial class Wcs
{
    private const int Block = UndistortedPixels.Block;

    /// <summary>
    /// Where a pixel lies on the plane of the projection, with distortion; for TAN degrees from the tangent point, to the east and to the
    /// north (if LONPOLE = 180°, as nearly always).
    /// </summary>
    public (double Xi, double Eta) PixelToPlane(PixelPoint pixel) => One(pixel.X, pixel.Y, PixelToPlane);

    /// <summary>The pixel at a point of the plane of the projection, given in degrees.</summary>
    public PixelPoint PlaneToPixel((double Xi, double Eta) plane)
    {
        var (x, y) = One(plane.Xi, plane.Eta, PlaneToPixel);
        return new(x, y);
    }

    /// <summary>Where a pixel lies on the sky; NaN where the projection has no such point.</summary>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public SkyPoint PixelToSky(PixelPoint pixel)
    {
        var (x, y) = One(pixel.X, pixel.Y, PixelToSky);
        return new(x, y);
    }

    /// <summary>
    /// Where a sky position falls in the image; NaN for a point that the projection cannot show, for TAN 90° or more away.
    /// </summary>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public PixelPoint SkyToPixel(SkyPoint sky)
    {
        var (x, y) = One(sky.Ra, sky.Dec, SkyToPixel);
        return new(x, y);
    }

    /// <summary>Sky positions of many pixels; all four spans have the same length, degrees.</summary>
    /// <returns>How many have no place on the sky, NaN.</returns>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public int PixelToSky(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> ra, Span<double> dec)
    {
        SameLength(x.Length, y.Length, ra.Length, dec.Length);
        RequireSky();
        return InBlocks(x, y, ra, dec, PixelToSky);
    }

    /// <summary>Pixels of many sky positions (degrees); all four spans have the same length.</summary>
    /// <returns>How many have no pixel, NaN: the projection cannot show them, or the distortion has no inverse there.</returns>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public int SkyToPixel(ReadOnlySpan<double> ra, ReadOnlySpan<double> dec, Span<double> x, Span<double> y)
    {
        SameLength(ra.Length, dec.Length, x.Length, y.Length);
        RequireSky();
        return InBlocks(ra, dec, x, y, SkyToPixel);
    }

    /// <summary>Right ascension and declination (degrees) of every pixel centre of an image, row after row.</summary>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="maxThreads">Threads to use at once; −1 for all cores. The result is the same for any number.</param>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public (double[] Ra, double[] Dec) PixelGridToSky(int width, int height, int maxThreads = -1)
    {
        RequireSky();
        var ra = GC.AllocateUninitializedArray<double>(checked(width * height));
        var dec = GC.AllocateUninitializedArray<double>(ra.Length);
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, row =>
        {
            Span<double> x = stackalloc double[Block], y = stackalloc double[Block];
            for (int start = 0; start < width; start += Block)
            {
                int length = Math.Min(Block, width - start), padded = Padded(length);
                for (int i = 0; i < padded; i++) x[i] = start + i;
                y[..padded].Fill(row);
                PixelToSky(x[..padded], y[..padded]);
                x[..length].CopyTo(ra.AsSpan(row * width + start));
                y[..length].CopyTo(dec.AsSpan(row * width + start));
            }
        });
        return (ra, dec);
    }

    /// <summary>Pixels of many sky positions, as the form for spans does, with several threads.</summary>
    /// <param name="ra">Right ascensions, degrees.</param>
    /// <param name="dec">Declinations, degrees, as many.</param>
    /// <param name="maxThreads">Threads to use at once; −1 for all cores. The result is the same for any number.</param>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public (double[] X, double[] Y) SkyToPixel(double[] ra, double[] dec, int maxThreads = -1)
    {
        ArgumentNullException.ThrowIfNull(ra);
        ArgumentNullException.ThrowIfNull(dec);
        SameLength(ra.Length, dec.Length, ra.Length, dec.Length);
        RequireSky();
        const int part = 64 * Block;
        var x = GC.AllocateUninitializedArray<double>(ra.Length);
        var y = GC.AllocateUninitializedArray<double>(ra.Length);
        Parallel.For(0, (ra.Length + part - 1) / part, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, k =>
        {
            int start = k * part, length = Math.Min(part, ra.Length - start);
            InBlocks(ra.AsSpan(start, length), dec.AsSpan(start, length), x.AsSpan(start, length), y.AsSpan(start, length), SkyToPixel);
        });
        return (x, y);
    }

    private delegate void InPlace(Span<double> x, Span<double> y);

    private static (double X, double Y) One(double x, double y, InPlace transform)
    {
        Span<double> xs = stackalloc double[VectorMath.Lanes], ys = stackalloc double[VectorMath.Lanes];
        xs.Fill(x);
        ys.Fill(y);
        transform(xs, ys);
        return (xs[0], ys[0]);
    }

    private static int InBlocks(
        ReadOnlySpan<double> fromX, ReadOnlySpan<double> fromY, Span<double> toX, Span<double> toY, InPlace transform)
    {
        Span<double> x = stackalloc double[Block], y = stackalloc double[Block];
        int missing = 0;
        for (int start = 0; start < fromX.Length; start += Block)
        {
            int length = Math.Min(Block, fromX.Length - start), padded = Padded(length);
            fromX.Slice(start, length).CopyTo(x);
            fromY.Slice(start, length).CopyTo(y);
            x[length..padded].Fill(x[0]);
            y[length..padded].Fill(y[0]);
            transform(x[..padded], y[..padded]);
            x[..length].CopyTo(toX[start..]);
            y[..length].CopyTo(toY[start..]);
            missing += VectorMath.CountNaN(x[..padded], length);
        }
        return missing;
    }

    // The four below work in place on spans whose length is a multiple of the vectors' and at most a block.
    private void PixelToPlane(Span<double> x, Span<double> y)
    {
        RequireSky();
        _distortion.PixelToFocal(x, y);
        _linear.ToPlane(x, y);
        _distortion.PlaneToPlane(x, y);
    }

    private void PlaneToPixel(Span<double> x, Span<double> y)
    {
        RequireSky();
        _linear.ToPixel(x, y);
        _undistorted?.Distort(x, y);
    }

    private void PixelToSky(Span<double> x, Span<double> y)
    {
        PixelToPlane(x, y);
        _sky!.PlaneToSky(x, y);
    }

    private void SkyToPixel(Span<double> x, Span<double> y)
    {
        RequireSky().SkyToPlane(x, y);
        PlaneToPixel(x, y);
    }

    private static int Padded(int length) => (length + VectorMath.Lanes - 1) / VectorMath.Lanes * VectorMath.Lanes;

    private static void SameLength(int a, int b, int c, int d)
    {
        if (a != b || a != c || a != d) throw new ArgumentException($"The four spans have different lengths: {a}, {b}, {c}, {d}.");
    }
}

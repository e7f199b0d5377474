using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The gnomonic (TAN) world coordinate system of an image: where a pixel lies on the sky, and back.
/// Pixels are 0-based; sky positions are degrees in <see cref="Frame"/>. FITS papers I and II
/// (Greisen &amp; Calabretta 2002; Calabretta &amp; Greisen 2002); corresponds to <c>astropy.wcs.WCS</c>.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Text])]
public sealed partial class Wcs
{
    private const double Radian = Math.PI / 180;

    // pixel − reference pixel → intermediate coordinates (degrees on the tangent plane, LONPOLE turned away), and the inverse
    private readonly double _xx, _xy, _yx, _yy, _ixx, _ixy, _iyx, _iyy;
    private readonly double _sinDec, _cosDec;

    private Wcs(PixelPoint referencePixel, SkyPoint referenceSky, double xx, double xy, double yx, double yy, SkyFrame frame)
    {
        double determinant = xx * yy - xy * yx;
        if (!(Math.Abs(determinant) > 0) || !double.IsFinite(determinant))
        {
            throw new WcsException($"the matrix of the WCS is singular or not finite: [{xx} {xy}; {yx} {yy}] degrees per pixel.");
        }
        (ReferencePixel, ReferenceSky, Frame) = (referencePixel, referenceSky, frame);
        (_xx, _xy, _yx, _yy) = (xx, xy, yx, yy);
        (_ixx, _ixy, _iyx, _iyy) = (yy / determinant, -xy / determinant, -yx / determinant, xx / determinant);
        (_sinDec, _cosDec) = Math.SinCos(referenceSky.Dec * Radian);
    }

    /// <summary>The pixel at the tangent point (CRPIX − 1).</summary>
    public PixelPoint ReferencePixel { get; }

    /// <summary>The tangent point on the sky (CRVAL).</summary>
    public SkyPoint ReferenceSky { get; }

    /// <summary>Frame of the sky positions.</summary>
    public SkyFrame Frame { get; }

    /// <summary>The CD matrix, degrees per pixel: [∂ξ/∂x, ∂ξ/∂y, ∂η/∂x, ∂η/∂y], ξ to the east and η to the north.</summary>
    public (double Xx, double Xy, double Yx, double Yy) Cd => (_xx, _xy, _yx, _yy);

    /// <summary>Area of the reference pixel, arcsec².</summary>
    public double PixelAreaArcsec2 => Math.Abs(_xx * _yy - _xy * _yx) * 3600 * 3600;

    /// <summary>Side of a square of the reference pixel's area, arcsec.</summary>
    public double PixelScaleArcsec => Math.Sqrt(PixelAreaArcsec2);

    /// <summary>Position angle of the image's +y axis at the reference pixel, north through east (ORIENTAT), in (−180°, 180°].</summary>
    public Angle Orientation => Angle.FromRadians(Math.Atan2(_xy, _yy));

    /// <summary>
    /// A TAN system from its numbers.
    /// </summary>
    /// <param name="referencePixel">0-based pixel at the tangent point.</param>
    /// <param name="referenceSky">The tangent point.</param>
    /// <param name="scaleArcsec">Pixel scale, arcsec.</param>
    /// <param name="orientation">Position angle of the +y axis, north through east; east is to the left.</param>
    /// <param name="frame">Frame of the sky positions.</param>
    public static Wcs Tan(PixelPoint referencePixel, SkyPoint referenceSky, double scaleArcsec, Angle orientation = default, SkyFrame? frame = null)
    {
        double scale = scaleArcsec / 3600;
        var (sin, cos) = Math.SinCos(orientation.Radians);
        return new(referencePixel, referenceSky, -scale * cos, scale * sin, scale * sin, scale * cos, frame ?? SkyFrame.Icrs);
    }

    /// <summary>Where a pixel lies on the tangent plane: degrees from the tangent point, to the east and to the north.</summary>
    public (double Xi, double Eta) PixelToPlane(PixelPoint pixel)
    {
        double dx = pixel.X - ReferencePixel.X, dy = pixel.Y - ReferencePixel.Y;
        return (_xx * dx + _xy * dy, _yx * dx + _yy * dy);
    }

    /// <summary>The pixel at a point of the tangent plane, given in degrees.</summary>
    public PixelPoint PlaneToPixel((double Xi, double Eta) plane) =>
        new(ReferencePixel.X + _ixx * plane.Xi + _ixy * plane.Eta, ReferencePixel.Y + _iyx * plane.Xi + _iyy * plane.Eta);

    /// <summary>Where a pixel lies on the sky.</summary>
    public SkyPoint PixelToSky(PixelPoint pixel)
    {
        var (x, y) = PixelToPlane(pixel);
        double xi = x * Radian, eta = y * Radian;
        double along = _cosDec - eta * _sinDec;
        double ra = ReferenceSky.Ra + Math.Atan2(xi, along) / Radian;
        double dec = Math.Atan2(_sinDec + eta * _cosDec, Math.Sqrt(xi * xi + along * along)) / Radian;
        return new(Wrap(ra), dec);
    }

    /// <summary>Where a sky position falls in the image; NaN for a point 90° or more from the tangent point, which TAN cannot show.</summary>
    public PixelPoint SkyToPixel(SkyPoint sky)
    {
        var (sinDec, cosDec) = Math.SinCos(sky.Dec * Radian);
        var (sinRa, cosRa) = Math.SinCos((sky.Ra - ReferenceSky.Ra) * Radian);
        double depth = sinDec * _sinDec + cosDec * _cosDec * cosRa;
        if (!(depth > 0)) return new(double.NaN, double.NaN);
        double xi = cosDec * sinRa / depth / Radian;
        double eta = (sinDec * _cosDec - cosDec * _sinDec * cosRa) / depth / Radian;
        return PlaneToPixel((xi, eta));
    }

    /// <summary>Sky positions of many pixels; all four arrays have the same length, degrees.</summary>
    public void PixelToSky(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> ra, Span<double> dec)
    {
        SameLength(x.Length, y.Length, ra.Length, dec.Length);
        for (int i = 0; i < x.Length; i++) (ra[i], dec[i]) = PixelToSky(new PixelPoint(x[i], y[i]));
    }

    /// <summary>Pixels of many sky positions (degrees); all four arrays have the same length. NaN where TAN cannot show the point.</summary>
    public void SkyToPixel(ReadOnlySpan<double> ra, ReadOnlySpan<double> dec, Span<double> x, Span<double> y)
    {
        SameLength(ra.Length, dec.Length, x.Length, y.Length);
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = SkyToPixel(new SkyPoint(ra[i], dec[i]));
    }

    /// <summary>Right ascension and declination (degrees) of every pixel centre of an image, row after row.</summary>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="maxThreads">Threads to use at once; −1 for all cores. The result is the same for any number.</param>
    public (double[] Ra, double[] Dec) PixelGridToSky(int width, int height, int maxThreads = -1)
    {
        var ra = new double[checked(width * height)];
        var dec = new double[ra.Length];
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, y =>
        {
            for (int x = 0, i = y * width; x < width; x++, i++) (ra[i], dec[i]) = PixelToSky(new PixelPoint(x, y));
        });
        return (ra, dec);
    }

    /// <summary>The sky positions of the four outer corners of an image: lower left, lower right, upper right, upper left.</summary>
    public SkyPoint[] Footprint(int width, int height) =>
    [
        PixelToSky(new PixelPoint(-0.5, -0.5)), PixelToSky(new PixelPoint(width - 0.5, -0.5)),
        PixelToSky(new PixelPoint(width - 0.5, height - 0.5)), PixelToSky(new PixelPoint(-0.5, height - 0.5)),
    ];

    /// <summary>The WCS of the image whose first pixel is pixel (x, y) of this one: what <c>Crop</c> needs.</summary>
    public Wcs Cropped(int x, int y) => new(new(ReferencePixel.X - x, ReferencePixel.Y - y), ReferenceSky, _xx, _xy, _yx, _yy, Frame);

    /// <summary>The WCS of the same area divided into <paramref name="factor"/> × <paramref name="factor"/> smaller pixels for each one.</summary>
    /// <param name="factor">More than 1 for smaller pixels, less for larger ones; 1/factor undoes it.</param>
    public Wcs Oversampled(double factor)
    {
        if (!(factor > 0) || !double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is a positive number.");
        return new(new((ReferencePixel.X + 0.5) * factor - 0.5, (ReferencePixel.Y + 0.5) * factor - 0.5), ReferenceSky,
            _xx / factor, _xy / factor, _yx / factor, _yy / factor, Frame);
    }

    /// <summary>Whether both systems share the tangent point and frame, so that pixels of one map to pixels of the other by an affine transformation.</summary>
    public bool SharesTangentPoint(Wcs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Frame == other.Frame && ReferenceSky == other.ReferenceSky;
    }

    /// <summary>Whether every pixel of an image of this size lies within <paramref name="tolerancePx"/> of the same pixel in the other system.</summary>
    public bool IsAlignedWith(Wcs other, int width, int height, double tolerancePx = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Frame != other.Frame) return false;
        foreach (var (x, y) in new[] { (0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1) })
        {
            var there = other.SkyToPixel(PixelToSky(new PixelPoint(x, y)));
            if (!(Math.Abs(there.X - x) <= tolerancePx && Math.Abs(there.Y - y) <= tolerancePx)) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"TAN, {Frame}, {PixelScaleArcsec:0.####}″/px, +y at PA {Orientation.Degrees:0.##}°, centred on {ReferenceSky}");

    private static double Wrap(double degrees) => degrees < 0 ? degrees + 360 : degrees >= 360 ? degrees - 360 : degrees;

    private static void SameLength(int a, int b, int c, int d)
    {
        if (a != b || a != c || a != d) throw new ArgumentException($"The four arrays have different lengths: {a}, {b}, {c}, {d}.");
    }
}

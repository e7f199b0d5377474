using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The world coordinate system of an image: where a pixel lies on the sky, and back, with the projections of FITS paper II and the
/// distortions of HST and of ground-based cameras (SIP, NPOL, D2IM, TPV, TNX, ZPX, DSS plates). Pixels are 0-based; sky positions are
/// degrees in <see cref="Frame"/>. FITS papers I–III (Greisen &amp; Calabretta 2002; Calabretta &amp; Greisen 2002; Greisen et al. 2006);
/// corresponds to <c>astropy.wcs.WCS</c> with its <c>all_pix2world</c> and <c>all_world2pix</c>. Immutable.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Text])]
public sealed partial class Wcs
{
    private const double Radian = Math.PI / 180;

    private readonly WcsParts _parts;
    private readonly LinearPart _linear;
    private readonly SkyMapping? _sky;
    private readonly DistortionModel _distortion;
    private readonly UndistortedPixels? _undistorted;
    private readonly (double Width, double Height) _size;
    private readonly string? _coupling;

    private Wcs(WcsParts parts, DistortionModel distortion, (double Width, double Height) size)
    {
        (_parts, _distortion, _size) = (parts, distortion, size);
        if (parts.Celestial is not { } celestial)
        {
            Frame = SkyFrame.Icrs;
            if (!distortion.IsNone) _undistorted = new UndistortedPixels(distortion, default, size);
            return;
        }
        var (x, y) = celestial.Pixels;
        var axes = parts.Axes;
        ReferencePixel = new(axes[x].ReferencePixel, axes[y].ReferencePixel);
        ReferenceSky = new(Angle.FromDegrees(axes[celestial.Lon].ReferenceValue).Wrapped().Degrees, axes[celestial.Lat].ReferenceValue);
        Frame = celestial.Frame;
        var m = parts.Matrix;
        _linear = new LinearPart(ReferencePixel, m[celestial.Lon, x], m[celestial.Lon, y], m[celestial.Lat, x], m[celestial.Lat, y]);
        _sky = new SkyMapping(
            celestial.Code, ReferenceSky, celestial.LonParameters, celestial.LatParameters, celestial.LonPole, celestial.LatPole);
        _coupling = Coupling(m, celestial);
        if (!distortion.IsNone) _undistorted = new UndistortedPixels(distortion, _linear, size);
    }

    /// <summary>The pixel of the reference point (CRPIX − 1).</summary>
    public PixelPoint ReferencePixel { get; }

    /// <summary>The reference point on the sky (CRVAL).</summary>
    public SkyPoint ReferenceSky { get; }

    /// <summary>Frame of the sky positions.</summary>
    public SkyFrame Frame { get; }

    /// <summary>The code of the projection, such as TAN; empty for a WCS without celestial axes.</summary>
    public string Projection => _parts.Celestial?.Code ?? "";

    /// <summary>WCSNAME; empty when there is none.</summary>
    public string Name => _parts.Name;

    /// <summary>The distortion in a few words, such as <c>SIP order 4 + NPOL + D2IM</c>; empty when there is none.</summary>
    public string Distortion => _distortion.IsNone ? "" : _distortion.Describe();

    /// <summary>Whether pixels are displaced before or on the plane of the projection.</summary>
    public bool HasDistortion => !_distortion.IsNone;

    /// <summary>Whether <see cref="WriteTo"/> can write it: TNX, ZPX and plate solutions are only read.</summary>
    public bool CanBeWritten => _distortion is { Iraf: null, Plate: null };

    /// <summary>What the header says that positions may suffer from: contradictory or incomplete distortion keywords, old forms.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. _parts.Warnings, .. _distortion.Notes.Where(note => note.IsWarning).Select(note => note.Text)];

    /// <summary>
    /// Change of the position on the sky with the pixel at the reference pixel, degrees per pixel, without distortion:
    /// [∂ξ/∂x, ∂ξ/∂y, ∂η/∂x, ∂η/∂y], ξ to the east and η to the north. For TAN with LONPOLE = 180° these are the cards CDi_j;
    /// for other projections they are differences over one pixel, NaN where the reference pixel has no place on the sky.
    /// </summary>
    public (double Xx, double Xy, double Yx, double Yy) Cd
    {
        get
        {
            double turn = RequireSky().LonPole;
            if (!_sky!.IsTangentPlane)
            {
                var (eastX, northX, eastY, northY) = WithoutDistortion().DerivativesAt(ReferencePixel);
                return (eastX, eastY, northX, northY);
            }
            double sin = turn == 180 ? 0 : -Math.Sin(turn * Radian), cos = turn == 180 ? 1 : -Math.Cos(turn * Radian);
            var l = _linear;
            return (cos * l.Xx + sin * l.Yx, cos * l.Xy + sin * l.Yy, cos * l.Yx - sin * l.Xx, cos * l.Yy - sin * l.Xy);
        }
    }

    /// <summary>
    /// Area of a pixel on the plane of the projection, without distortion, arcsec²; for TAN that on the sky at the reference pixel.
    /// <see cref="PixelAreaAt"/> says what it is on the sky, anywhere.
    /// </summary>
    public double PixelAreaArcsec2 => _linear.PixelArea * 3600 * 3600;

    /// <summary>Square root of <see cref="PixelAreaArcsec2"/>, arcsec.</summary>
    public double PixelScaleArcsec => Math.Sqrt(PixelAreaArcsec2);

    /// <summary>Position angle of the image's +y axis at the reference pixel, north through east (ORIENTAT), in (−180°, 180°].</summary>
    public Angle Orientation => Angle.FromRadians(Math.Atan2(Cd.Xy, Cd.Yy));

    /// <summary>
    /// A TAN system from its numbers.
    /// </summary>
    /// <param name="referencePixel">0-based pixel at the tangent point.</param>
    /// <param name="referenceSky">The tangent point.</param>
    /// <param name="scaleArcsec">Pixel scale, arcsec.</param>
    /// <param name="orientation">Position angle of the +y axis, north through east; east is to the left.</param>
    /// <param name="frame">Frame of the sky positions; ICRS where none is given.</param>
    public static Wcs Tan(
        PixelPoint referencePixel, SkyPoint referenceSky, double scaleArcsec, Angle orientation = default, SkyFrame? frame = null)
    {
        double scale = scaleArcsec / 3600;
        var (sin, cos) = Math.SinCos(orientation.Radians);
        frame ??= SkyFrame.Icrs;
        var (lon, lat) = frame.System switch
        {
            SkySystem.Galactic => ("GLON-TAN", "GLAT-TAN"),
            SkySystem.Ecliptic => ("ELON-TAN", "ELAT-TAN"),
            _ => ("RA---TAN", "DEC--TAN"),
        };
        var empty = new Dictionary<int, double>();
        return new Wcs(new WcsParts
        {
            Axes =
            [
                new(lon, "", "deg", referencePixel.X, referenceSky.Ra, -scale * cos) { IsCelestial = true },
                new(lat, "", "deg", referencePixel.Y, referenceSky.Dec, scale * cos) { IsCelestial = true },
            ],
            Matrix = new[,] { { -scale * cos, scale * sin }, { scale * sin, scale * cos } },
            Celestial = new CelestialParts(0, 1, "TAN", frame, empty, empty, 180, null),
        }, DistortionModel.None, DefaultSize(referencePixel));
    }

    /// <summary>The same system without its distortion: what the linear keywords alone say (<c>wcs_pix2world</c>).</summary>
    public Wcs WithoutDistortion() => HasDistortion ? new Wcs(_parts, DistortionModel.None, _size) : this;

    /// <summary>The WCS of the image whose first pixel is pixel (x, y) of this one: what <c>Crop</c> needs.</summary>
    public Wcs Cropped(int x, int y) => Seen(x, y, 1);

    /// <summary>
    /// The WCS of the same area divided into <paramref name="factor"/> × <paramref name="factor"/> smaller pixels for each one.
    /// </summary>
    /// <param name="factor">More than 1 for smaller pixels, less for larger ones; 1/factor undoes it.</param>
    public Wcs Oversampled(double factor)
    {
        if (!(factor > 0) || !double.IsFinite(factor))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is a positive number.");
        }
        return Seen(0, 0, factor);
    }

    /// <summary>
    /// Whether pixels of one system map to pixels of the other by an affine transformation: both are TAN about one point of one frame,
    /// without distortion.
    /// </summary>
    public bool SharesTangentPoint(Wcs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Frame == other.Frame && ReferenceSky == other.ReferenceSky
            && IsPlainTan && other.IsPlainTan && _sky!.LonPole == other._sky!.LonPole;
    }

    /// <summary>
    /// Whether every pixel of an image of this size lies within <paramref name="tolerancePx"/> of the same pixel in the other system.
    /// </summary>
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
    public override string ToString()
    {
        if (_sky is null) return $"{_parts.Axes.Count} axes: {string.Join(", ", _parts.Axes)}";
        string distortion = HasDistortion ? $" + {Distortion}" : "";
        string others = string.Concat(Axes.Where(axis => !axis.IsCelestial).Select(axis => $", {axis}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"{Projection}{distortion}, {Frame}, {PixelScaleArcsec:0.####}″/px, "
                + $"+y at PA {Orientation.Degrees:0.##}°, centred on {ReferenceSky}{others}");
    }

    private bool IsPlainTan => _sky is { IsTangentPlane: true } && !HasDistortion;

    private SkyMapping RequireSky()
    {
        if (_sky is null)
        {
            string axes = string.Join(", ", _parts.Axes);
            throw new WcsException($"this WCS has no position on the sky: its axes are {axes}. PixelToWorld gives their values.");
        }
        return _coupling is null ? _sky : throw new WcsException(
            $"the position on the sky depends on another axis of the data ({_coupling}): x and y do not suffice. "
            + "PixelToWorld takes all axes.");
    }

    // The first element by which another pixel axis moves the position on the sky.
    private static string? Coupling(double[,] matrix, CelestialParts celestial)
    {
        var (x, y) = celestial.Pixels;
        foreach (int i in new[] { x, y })
        {
            for (int j = 0; j < matrix.GetLength(1); j++)
            {
                if (j != x && j != y && matrix[i, j] != 0) return FormattableString.Invariant($"CD{i + 1}_{j + 1} or PC{i + 1}_{j + 1}");
            }
        }
        return null;
    }

    private Wcs Seen(double x, double y, double factor)
    {
        var (first, second) = _parts.Celestial?.Pixels ?? (0, 1);
        var axes = _parts.Axes.Select((axis, i) => i == first ? At(axis, x) : i == second ? At(axis, y) : axis).ToArray();
        var matrix = (double[,])_parts.Matrix.Clone();
        for (int i = 0; i < axes.Length; i++)
        {
            matrix[i, first] /= factor;
            if (second < axes.Length) matrix[i, second] /= factor;
        }
        for (int i = 0; i < axes.Length; i++) axes[i] = axes[i] with { Increment = matrix[i, i] };
        return new Wcs(_parts with { Axes = axes, Matrix = matrix }, _distortion.Cropped(x, y).Oversampled(factor),
            ((_size.Width - x) * factor, (_size.Height - y) * factor));

        WcsAxis At(WcsAxis axis, double start) => axis with { ReferencePixel = (axis.ReferencePixel - start + 0.5) * factor - 0.5 };
    }

    // Where no header says how large the image is, the reference point is taken for its centre.
    private static (double Width, double Height) DefaultSize(PixelPoint reference) =>
        (Math.Clamp(2 * Math.Abs(reference.X), 1024, 65536), Math.Clamp(2 * Math.Abs(reference.Y), 1024, 65536));
}

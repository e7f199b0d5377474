using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>The resolution of an image as an ellipse in a small frame in its lower right corner, drawn to scale.</summary>
public sealed record Beam
{
    private Beam(double major, double minor, Angle angle, bool onSky) =>
        (Major, Minor, Angle, OnSky) = (Size(major), Size(minor), angle, onSky);

    /// <summary>In the lower left corner, above the scale bar, instead of the lower right one.</summary>
    public bool AtLeft { get; init; }

    internal double Major { get; }

    internal double Minor { get; }

    internal Angle Angle { get; }

    internal bool OnSky { get; }

    /// <summary>A round beam on the sky; the image needs a WCS.</summary>
    /// <param name="fwhmArcsec">FWHM, arcsec.</param>
    public static Beam Arcsec(double fwhmArcsec) => Arcsec(fwhmArcsec, fwhmArcsec);

    /// <summary>A beam on the sky; the image needs a WCS.</summary>
    /// <param name="majorArcsec">FWHM along the major axis, arcsec.</param>
    /// <param name="minorArcsec">FWHM along the minor axis, arcsec.</param>
    /// <param name="positionAngle">Of the major axis, north through east.</param>
    public static Beam Arcsec(double majorArcsec, double minorArcsec, Angle positionAngle = default) =>
        new(majorArcsec, minorArcsec, positionAngle, true);

    /// <summary>A beam in pixels.</summary>
    /// <param name="majorPx">FWHM along the major axis, pixels.</param>
    /// <param name="minorPx">FWHM along the minor axis, pixels.</param>
    /// <param name="angle">Of the major axis, from +x to +y.</param>
    public static Beam Pixels(double majorPx, double minorPx, Angle angle = default) => new(majorPx, minorPx, angle, false);

    private static double Size(double fwhm) =>
        fwhm > 0 && double.IsFinite(fwhm)
            ? fwhm
            : throw new ArgumentOutOfRangeException(nameof(fwhm), fwhm, "The width of a beam is a positive number.");
}

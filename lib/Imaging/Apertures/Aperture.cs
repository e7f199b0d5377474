namespace HstNotebooks.Imaging;

/// <summary>
/// A region about a position: a circle, an ellipse, or a ring between two concentric ones of the same shape. A pixel counts with the
/// area, 0 to 1, of its square that lies inside: exact, not sub-sampled.
/// </summary>
public sealed record Aperture
{
    /// <summary>The largest size, pixels.</summary>
    internal const double Largest = 1e5;

    private Aperture(double semiMajorPx, double semiMinorPx, double thetaDegrees, double hole)
    {
        (SemiMajorPx, SemiMinorPx, ThetaDegrees, Hole) = (semiMajorPx, semiMinorPx, thetaDegrees, hole);
    }

    /// <summary>Semi-major axis of the outer edge, pixels; the radius of a circle.</summary>
    public double SemiMajorPx { get; }

    /// <summary>Semi-minor axis of the outer edge, pixels.</summary>
    public double SemiMinorPx { get; }

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x.</summary>
    public double ThetaDegrees { get; }

    /// <summary>Size of the inner edge relative to the outer one: 0 for no hole, less than 1.</summary>
    public double Hole { get; }

    /// <summary>The whole area, pixels.</summary>
    public double AreaPx => Math.PI * SemiMajorPx * SemiMinorPx * (1 - Hole * Hole);

    internal bool IsRound => SemiMajorPx == SemiMinorPx;

    /// <summary>A circle; radius in pixels, > 0 to 100 000.</summary>
    public static Aperture Circle(double radiusPx)
    {
        RequireSize(radiusPx, nameof(radiusPx));
        return new(radiusPx, radiusPx, 0, 0);
    }

    /// <summary>An ellipse; semi-axes in pixels, > 0 to 100 000, the angle in degrees counter-clockwise from +x.</summary>
    public static Aperture Ellipse(double semiMajorPx, double semiMinorPx, double thetaDegrees)
    {
        RequireSize(semiMajorPx, nameof(semiMajorPx));
        RequireSize(semiMinorPx, nameof(semiMinorPx));
        if (!double.IsFinite(thetaDegrees))
        {
            throw new ArgumentOutOfRangeException(nameof(thetaDegrees), thetaDegrees, "The angle is finite.");
        }
        return new(semiMajorPx, semiMinorPx, thetaDegrees, 0);
    }

    /// <summary>The ring between two circles; radii in pixels, inner > 0, outer > inner.</summary>
    public static Aperture Annulus(double innerPx, double outerPx) => Circle(outerPx).WithHole(innerPx, nameof(innerPx));

    /// <summary>
    /// The ring between two ellipses of one shape: <paramref name="innerPx"/> and <paramref name="outerPx"/> are the semi-major axes,
    /// <paramref name="semiMinorPx"/> the semi-minor axis of the outer one, pixels.
    /// </summary>
    public static Aperture EllipticalAnnulus(double innerPx, double outerPx, double semiMinorPx, double thetaDegrees) =>
        Ellipse(outerPx, semiMinorPx, thetaDegrees).WithHole(innerPx, nameof(innerPx));

    private Aperture WithHole(double innerPx, string parameter)
    {
        RequireSize(innerPx, parameter);
        return innerPx < SemiMajorPx
            ? new(SemiMajorPx, SemiMinorPx, ThetaDegrees, innerPx / SemiMajorPx)
            : throw new ArgumentOutOfRangeException(
                parameter, innerPx, FormattableString.Invariant($"The inner edge is within {SemiMajorPx} pixels."));
    }

    private static void RequireSize(double sizePx, string parameter)
    {
        if (!(sizePx > 0 && sizePx <= Largest))
        {
            throw new ArgumentOutOfRangeException(
                parameter, sizePx, FormattableString.Invariant($"The size is more than 0 and at most {Largest} pixels."));
        }
    }
}

using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A circle, an ellipse, markers or arrows over an image, in 0-based pixels.</summary>
public sealed record Overlay
{
    private Overlay(IReadOnlyList<PixelPoint> centres, double a, double b, double angleDegrees) =>
        (Centres, A, B, AngleDegrees) = (centres, a, b, angleDegrees);

    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Colour; null chooses one.</summary>
    public Rgb? Color { get; init; }

    internal IReadOnlyList<PixelPoint> Centres { get; }

    /// <summary>Semi-axis in pixels; 0 for a marker, which has the same size on any image.</summary>
    internal double A { get; }

    internal double B { get; }

    internal double AngleDegrees { get; }

    /// <summary>Start and end of each arrow; null for the other kinds.</summary>
    internal IReadOnlyList<(PixelPoint From, PixelPoint To)>? Vectors { get; private init; }

    /// <summary>A circle.</summary>
    /// <param name="x">Centre, 0-based.</param>
    /// <param name="y">Centre, 0-based.</param>
    /// <param name="radiusPx">Radius, pixels.</param>
    public static Overlay Circle(double x, double y, double radiusPx) => new([new(x, y)], Positive(radiusPx), radiusPx, 0);

    /// <summary>The same circle about many positions.</summary>
    public static Overlay Circles(IEnumerable<PixelPoint> centres, double radiusPx) => new([.. centres], Positive(radiusPx), radiusPx, 0);

    /// <summary>An ellipse.</summary>
    /// <param name="x">Centre, 0-based.</param>
    /// <param name="y">Centre, 0-based.</param>
    /// <param name="semiMajorPx">Semi-major axis, pixels.</param>
    /// <param name="semiMinorPx">Semi-minor axis, pixels.</param>
    /// <param name="angleDegrees">From +x to the major axis, towards +y.</param>
    public static Overlay Ellipse(double x, double y, double semiMajorPx, double semiMinorPx, double angleDegrees) =>
        new([new(x, y)], Positive(semiMajorPx), Positive(semiMinorPx), angleDegrees);

    /// <summary>A cross with an open centre.</summary>
    public static Overlay Marker(double x, double y) => new([new(x, y)], 0, 0, 0);

    /// <summary>Crosses with open centres.</summary>
    public static Overlay Markers(IEnumerable<PixelPoint> positions) => new([.. positions], 0, 0, 0);

    /// <summary>
    /// Arrows, such as a field of displacements; exaggerate them before and say so in the title. One too short to be seen is a dot,
    /// one with an end that is not finite is left out.
    /// </summary>
    public static Overlay Arrows(IEnumerable<(PixelPoint From, PixelPoint To)> arrows) => new([], 0, 0, 0) { Vectors = [.. arrows] };

    private static double Positive(double radius) =>
        radius > 0 && double.IsFinite(radius) ? radius : throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is a positive number of pixels.");
}

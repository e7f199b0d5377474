namespace HstNotebooks;

/// <summary>A point of an outline, font units, y up; off the curve it is the control point of a quadratic Bézier.</summary>
internal readonly record struct OutlinePoint(double X, double Y, bool OnCurve);

/// <summary>
/// The contours of a glyph, non-zero filling. Each begins on the curve and closes to its beginning; no two control points are
/// neighbours.
/// </summary>
internal sealed record GlyphOutline(IReadOnlyList<IReadOnlyList<OutlinePoint>> Contours)
{
    public static GlyphOutline Empty { get; } = new([]);
}

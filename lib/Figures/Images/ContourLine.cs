using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>One line of equal value.</summary>
/// <param name="Points">In order; higher values are on the left.</param>
/// <param name="IsClosed">Whether the last point is joined to the first.</param>
/// <param name="IsNegative">Whether the value is negative.</param>
internal sealed record ContourLine(IReadOnlyList<PixelPoint> Points, bool IsClosed, bool IsNegative = false);

namespace HstNotebooks;

/// <summary>A line through points. A single point drawn with a round stroke is a dot.</summary>
internal sealed record Subpath(IReadOnlyList<(double X, double Y)> Points, bool Closed = false);

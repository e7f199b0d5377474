namespace HstNotebooks;

/// <summary>Where everything of a figure stands, points, before it is drawn.</summary>
/// <param name="Width">Of the page.</param>
/// <param name="Height">Of the page.</param>
/// <param name="Look">Sizes of letters and lines, colours.</param>
/// <param name="Heading">Above all panels; null for none.</param>
/// <param name="Panels">In reading order.</param>
internal sealed record PageLayout(double Width, double Height, Look Look, TextRun? Heading, IReadOnlyList<PlacedPanel> Panels);

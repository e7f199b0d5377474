namespace HstNotebooks;

/// <summary>A panel in its place.</summary>
/// <param name="Panel">With axes that fit the frame.</param>
/// <param name="Frame">On the page, points.</param>
/// <param name="TitleWidth">Room for the title, points.</param>
/// <param name="Top">Room above the frame, points.</param>
internal sealed record PlacedPanel(Panel Panel, Box Frame, double TitleWidth, double Top);

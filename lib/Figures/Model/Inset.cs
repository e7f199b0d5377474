namespace HstNotebooks;

/// <summary>A smaller panel in a corner of another.</summary>
/// <param name="Panel">What it shows.</param>
/// <param name="Corner">Where.</param>
/// <param name="Share">Its width, with numbers and names, over that of the frame.</param>
internal sealed record Inset(Panel Panel, Corner Corner, double Share);

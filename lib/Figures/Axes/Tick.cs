namespace HstNotebooks;

/// <summary>One tick.</summary>
/// <param name="Position">Along the axis: 0 at the left or bottom end, 1 at the other.</param>
/// <param name="Value">In data units (sky axes: seconds of time or arcseconds).</param>
/// <param name="Label">Its text; null for a tick without one.</param>
/// <param name="Major">Whether the tick is a long one.</param>
/// <param name="Slant">How far it leans towards the far end of the axis for each step outwards: it continues a line of the image.</param>
internal readonly record struct Tick(double Position, double Value, string? Label, bool Major = true, double Slant = 0);

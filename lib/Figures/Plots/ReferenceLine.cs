namespace HstNotebooks;

/// <summary>A line across a plot at one value.</summary>
/// <param name="Value">Where, in data units.</param>
/// <param name="Label">Name in the legend; null for none.</param>
public sealed record ReferenceLine(double Value, string? Label = null);

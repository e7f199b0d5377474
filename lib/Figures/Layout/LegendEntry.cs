namespace HstNotebooks;

/// <summary>A line of a legend: a name and how its mark is drawn in a small box.</summary>
internal sealed record LegendEntry(string Label, Action<Canvas, Box> DrawKey)
{
    /// <summary>Width of the box, points; 0 for the usual one.</summary>
    public double KeyWidth { get; init; }
}

namespace HstNotebooks;

/// <summary>Where an axis is marked, ready for any frame.</summary>
/// <param name="Ticks">In rising order along the axis.</param>
/// <param name="Label">The name of the axis; null for none.</param>
/// <param name="Factor">What every label must be multiplied with or added to, for the end of the axis; empty for nothing.</param>
internal sealed record AxisTicks(IReadOnlyList<Tick> Ticks, string? Label, string Factor = "")
{
    /// <summary>The same ticks without names and numbers, where the frame beside has them.</summary>
    public AxisTicks Unlabelled => new([.. Ticks.Select(t => t with { Label = null })], null);
}

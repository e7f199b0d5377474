namespace HstNotebooks;

/// <summary>How the axes of a frame look.</summary>
/// <param name="Look">Sizes and colours.</param>
/// <param name="Outward">Ticks point out of the frame, on two of its sides; otherwise into it, on all four.</param>
/// <param name="GridLines">Faint lines at the ticks.</param>
internal sealed record PlotlyAxisStyle(Look Look, bool Outward, bool GridLines);

namespace HstNotebooks;

/// <summary>How lines are drawn.</summary>
public sealed record LinesStyle : PlotStyle
{
    /// <summary>Logarithmic x axis; values ≤ 0 break the line.</summary>
    public bool LogX { get; init; }

    /// <summary>Logarithmic y axis; values ≤ 0 break the line.</summary>
    public bool LogY { get; init; }

    /// <summary>Horizontal lines at values of interest.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];
}

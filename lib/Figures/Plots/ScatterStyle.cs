namespace HstNotebooks;

/// <summary>How points are drawn.</summary>
public sealed record ScatterStyle : PlotStyle
{
    /// <summary>Logarithmic x axis; points with x ≤ 0 are left out, and counted in a note.</summary>
    public bool LogX { get; init; }

    /// <summary>Logarithmic y axis; points with y ≤ 0 are left out, and counted in a note.</summary>
    public bool LogY { get; init; }

    /// <summary>Name of the points in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Half lengths of the error bars along x.</summary>
    public IReadOnlyList<double>? XError { get; init; }

    /// <summary>Half lengths of the error bars along y.</summary>
    public IReadOnlyList<double>? YError { get; init; }

    /// <summary>The unweighted least-squares line of y on x through all series, in logarithms where the axis is; its equation is in the legend.</summary>
    public bool FitLine { get; init; }

    /// <summary>The line y = x.</summary>
    public bool OneToOne { get; init; }

    /// <summary>Horizontal lines at values of interest.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];
}

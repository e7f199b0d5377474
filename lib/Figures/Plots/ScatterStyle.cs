namespace HstNotebooks;

/// <summary>How points are drawn.</summary>
public sealed record ScatterStyle : PlotStyle
{
    /// <summary>Name of the points in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Error bars along x.</summary>
    public ErrorBars? XError { get; init; }

    /// <summary>Error bars along y.</summary>
    public ErrorBars? YError { get; init; }

    /// <summary>Colours by a third quantity, with a colour bar; null for one colour.</summary>
    public ColorBy? ColorBy { get; init; }

    /// <summary>
    /// The unweighted least-squares line of y on x, in logarithms where the axis is logarithmic; its equation is in the legend.
    /// </summary>
    public bool FitLine { get; init; }

    /// <summary>The line y = x.</summary>
    public bool OneToOne { get; init; }
}

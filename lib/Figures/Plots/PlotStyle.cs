namespace HstNotebooks;

/// <summary>What all plots have: a title and axes.</summary>
public record PlotStyle
{
    /// <summary>Above the frame.</summary>
    public string? Title { get; init; }

    /// <summary>Name and unit of the x axis.</summary>
    public string? XLabel { get; init; }

    /// <summary>Name and unit of the y axis.</summary>
    public string? YLabel { get; init; }

    /// <summary>Left and right end of the x axis, which may fall; NaN for an automatic one.</summary>
    public (double Lo, double Hi)? XLimits { get; init; }

    /// <summary>Lower and upper end of the y axis, which may fall; NaN for an automatic one.</summary>
    public (double Lo, double Hi)? YLimits { get; init; }

    /// <summary>How values lie along the x axis.</summary>
    public AxisScale XScale { get; init; } = AxisScale.Linear;

    /// <summary>How values lie along the y axis.</summary>
    public AxisScale YScale { get; init; } = AxisScale.Linear;

    /// <summary>The x axis falls from left to right.</summary>
    public bool ReverseX { get; init; }

    /// <summary>The y axis falls upwards: magnitudes.</summary>
    public bool ReverseY { get; init; }

    /// <summary>Name and unit of the y axis at the right, for marks with <see cref="Mark.OnRightAxis"/>.</summary>
    public string? RightLabel { get; init; }

    /// <summary>Lower and upper end of the y axis at the right; NaN for an automatic one.</summary>
    public (double Lo, double Hi)? RightLimits { get; init; }

    /// <summary>How values lie along the y axis at the right.</summary>
    public AxisScale RightScale { get; init; } = AxisScale.Linear;

    /// <summary>The x axis in another quantity, above the frame; null for none.</summary>
    public TopAxis? Top { get; init; }

    /// <summary>Height of the frame over its width; null chooses.</summary>
    public double? Aspect { get; init; }

    /// <summary>A unit of x is as long as a unit of y, both axes being linear; they become longer where they must.</summary>
    public bool EqualScale { get; init; }

    /// <summary>Faint lines at the labelled ticks.</summary>
    public bool GridLines { get; init; }

    /// <summary>Where the legend stands; null: in the corner where it hides least.</summary>
    public Corner? Legend { get; init; }

    /// <summary>Where the data come from, for the description saved beside the figure: a file, a catalogue.</summary>
    public string? Source { get; init; }

    /// <summary>Further marks over the data.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];
}

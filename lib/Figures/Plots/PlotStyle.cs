namespace HstNotebooks;

/// <summary>What all plots have: a title and two axes.</summary>
public abstract record PlotStyle
{
    /// <summary>Above the frame.</summary>
    public string? Title { get; init; }

    /// <summary>Name and unit of the x axis.</summary>
    public string? XLabel { get; init; }

    /// <summary>Name and unit of the y axis.</summary>
    public string? YLabel { get; init; }

    /// <summary>Ends of the x axis; NaN for an automatic one.</summary>
    public (double Lo, double Hi)? XLimits { get; init; }

    /// <summary>Ends of the y axis; NaN for an automatic one.</summary>
    public (double Lo, double Hi)? YLimits { get; init; }
}

namespace HstNotebooks;

/// <summary>How a histogram is made and drawn. <see cref="PlotStyle.XLimits"/> also bound the bins.</summary>
public sealed record HistogramStyle : PlotStyle
{
    /// <summary>Number of bins; null: after Freedman and Diaconis, 10 to 200.</summary>
    public int? Bins { get; init; }

    /// <summary>Width of a bin in data units, instead of their number.</summary>
    public double? BinWidth { get; init; }

    /// <summary>Counts on a logarithmic axis.</summary>
    public bool LogCounts { get; init; }

    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Vertical lines at values of interest.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];

    /// <summary>A normal distribution with as many values as the first data set.</summary>
    public GaussianCurve? Gaussian { get; init; }
}

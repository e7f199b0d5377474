namespace HstNotebooks;

/// <summary>How a histogram is made and drawn. <see cref="PlotStyle.XLimits"/> also bound the bins, which are even in the values.</summary>
public sealed record HistogramStyle : PlotStyle
{
    /// <summary>Number of bins; null: after Freedman and Diaconis, 10 to 200.</summary>
    public int? Bins { get; init; }

    /// <summary>Width of a bin in data units, instead of their number.</summary>
    public double? BinWidth { get; init; }

    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>A normal distribution with as many values as the first data set.</summary>
    public GaussianCurve? Gaussian { get; init; }
}

namespace HstNotebooks;

/// <summary>A data set of a histogram.</summary>
/// <param name="Label">Name in the legend.</param>
/// <param name="Values">The values; those that are not finite are left out.</param>
public sealed record HistogramData(string Label, IEnumerable<double> Values)
{
    /// <summary>Pixels.</summary>
    public HistogramData(string label, IEnumerable<float> values) : this(label, values.Select(v => (double)v)) { }
}

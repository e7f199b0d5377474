namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>
    /// The figure as JSON of plotly.js: an object with <c>data</c>, <c>layout</c> and <c>config</c> for <c>Plotly.newPlot</c>, and for
    /// what reads the same schema, such as Plotly.NET. The same bytes for the same figure.
    /// </summary>
    /// <remarks>
    /// Sizes are in pixels of 1/96 inch. Images are reduced to 300 pixels a side; of more than 10,000 points only every second,
    /// third, … is given, and a note says so. An axis with a symmetric logarithm has transformed values and our numbers as texts.
    /// NaN is null, or NaN within a typed array.
    /// </remarks>
    public string ToPlotlyJson() => PlotlyFigure.Of(_page).ToJsonString();
}

using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>How many values fall into each of even bins. Values that are not finite are left out.</summary>
    public static Figure Histogram(IEnumerable<double> values, HistogramStyle? style = null) => Histogram([new HistogramData(style?.Label ?? "", values)], style);

    /// <summary>How many values fall into each of even bins. Values that are not finite are left out.</summary>
    public static Figure Histogram(IEnumerable<float> values, HistogramStyle? style = null) => Histogram(values.Select(v => (double)v), style);

    /// <summary>How many pixels fall into each of even bins. Pixels that are not finite are left out.</summary>
    public static Figure Histogram<T>(Image<T> image, HistogramStyle? style = null) where T : unmanaged
    {
        var pixels = PixelSource.Of(image);
        return Histogram(Enumerable.Range(0, pixels.Count).Select(pixels.At), style);
    }

    /// <summary>Several data sets over one another, in the same bins.</summary>
    public static Figure Histogram(IReadOnlyList<HistogramData> samples, HistogramStyle? style = null) => new(PlotBuilder.Histogram(samples, style ?? new()));

    /// <summary>Points y over x.</summary>
    public static Figure Scatter(IEnumerable<double> x, IEnumerable<double> y, ScatterStyle? style = null) =>
        Scatter([new Series([.. x], [.. y], style?.Label) { XError = style?.XError, YError = style?.YError }], style);

    /// <summary>Several sets of points, each with its colour and shape.</summary>
    public static Figure Scatter(IReadOnlyList<Series> series, ScatterStyle? style = null) => new(PlotBuilder.Scatter(series, style ?? new()));

    /// <summary>A line y over x.</summary>
    public static Figure Lines(IEnumerable<double> x, IEnumerable<double> y, LinesStyle? style = null) => Lines([new Series([.. x], [.. y])], style);

    /// <summary>Several lines, each with its colour and pattern.</summary>
    public static Figure Lines(IReadOnlyList<Series> series, LinesStyle? style = null) => new(PlotBuilder.Lines(series, style ?? new()));

    /// <summary>Pixel values over their distance from a centre.</summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="centre">0-based pixels.</param>
    /// <param name="style">How it is made and drawn.</param>
    public static Figure RadialProfile<T>(Image<T> image, PixelPoint centre, RadialProfileStyle? style = null) where T : unmanaged =>
        new(PlotBuilder.RadialProfile(PixelSource.Of(image), centre, style ?? new()));
}

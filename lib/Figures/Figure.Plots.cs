using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>How many values fall into each of even bins. Values that are not finite are left out.</summary>
    public static Figure Histogram(IEnumerable<double> values, HistogramStyle? style = null) =>
        Histogram(style ?? new(), new HistogramData(style?.Label ?? "", values));

    /// <summary>How many values fall into each of even bins. Values that are not finite are left out.</summary>
    public static Figure Histogram(IEnumerable<float> values, HistogramStyle? style = null) => Histogram(values.Select(v => (double)v), style);

    /// <summary>How many pixels fall into each of even bins. Pixels that are not finite are left out.</summary>
    public static Figure Histogram<T>(Image<T> image, HistogramStyle? style = null) where T : unmanaged
    {
        var pixels = PixelSource.Of(image);
        return Histogram(Enumerable.Range(0, pixels.Count).Select(pixels.At), style);
    }

    /// <summary>Several data sets over one another, in the same bins.</summary>
    public static Figure Histogram(HistogramStyle style, params HistogramData[] samples) => new(PlotBuilder.Histogram(samples, style));

    /// <summary>
    /// Any marks between two axes; the first is drawn first unless it is an area or a grid, which are below lines and points.
    /// </summary>
    /// <exception cref="ArgumentException">Lists of different length, or limits that are no axis.</exception>
    public static Figure Plot(PlotStyle style, params Mark[] marks) => new(PlotBuilder.Plot(style, marks));

    /// <summary>Points y over x.</summary>
    public static Figure Scatter(IEnumerable<double> x, IEnumerable<double> y, ScatterStyle? style = null) =>
        new(PlotBuilder.Scatter(new PointsMark(x, y), style ?? new()));

    /// <summary>A line y over x.</summary>
    public static Figure Line(IEnumerable<double> x, IEnumerable<double> y, PlotStyle? style = null) => Plot(style ?? new(), new LineMark(x, y));

    /// <summary>How many points lie in each hexagon over the frame: for more points than can be told apart.</summary>
    public static Figure Density(IEnumerable<double> x, IEnumerable<double> y, PlotStyle? style = null) => Plot(style ?? new(), new DensityMark(x, y));

    /// <summary>Pixel values over their distance from a centre.</summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="centre">0-based pixels.</param>
    /// <param name="style">How it is made and drawn.</param>
    public static Figure RadialProfile<T>(Image<T> image, PixelPoint centre, RadialProfileStyle? style = null) where T : unmanaged =>
        new(PlotBuilder.RadialProfile(PixelSource.Of(image), centre, style ?? new()));
}

using BenchmarkDotNet.Attributes;

namespace HstNotebooks.Benchmarks;

/// <summary>Figures: what a cell shows, and a page of quality control for print.</summary>
public partial class Operations
{
    private readonly double[] _many = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(0.1 * i) + 1e-5 * i)];
    private readonly double[] _others = [.. Enumerable.Range(0, 100_000).Select(i => Math.Cos(0.37 * i) * (1 + 1e-5 * i))];

    /// <summary>4096² pixels to the picture in a cell, limits and all.</summary>
    [Benchmark(Description = "figure_image_inline"), Moves(4)]
    public object ImageInline() => _image.ToFigure(new ImageStyle { Wcs = _wcs, Unit = "e⁻ s⁻¹", Title = "mosaic" }).ToHtml();

    [Benchmark(Description = "figure_histogram_inline")]
    public object HistogramInline() => Figure.Histogram(_many, new() { Title = "values", Gaussian = new(0, 1) }).ToHtml();

    [Benchmark(Description = "figure_scatter_100k_inline")]
    public object ScatterInline() => Figure.Scatter(_many, _others, new() { XLabel = "x", YLabel = "y" }).ToHtml();

    [Benchmark(Description = "figure_scatter_100k_png300")]
    public object ScatterPng() => Figure.Scatter(_many, _others, new() { XLabel = "x", YLabel = "y" }).ToPng();

    /// <summary>Eight panels, four of them 4096² images, as PDF and as PNG of 300 dots per inch.</summary>
    [Benchmark(Description = "figure_qa_page_pdf_png300")]
    public object QaPage()
    {
        var image = _image.ToFigure(new ImageStyle { Wcs = _wcs, Unit = "e⁻ s⁻¹", Title = "mosaic" });
        var page = Figure.Grid(2,
            image, Figure.Histogram(_many), image, Figure.Scatter(_many, _others),
            image, Figure.Density(_many, _others), image, Figure.Line(_many.Take(2000), _others.Take(2000))).WithTitle("quality control");
        return (page.ToPdf(), page.ToPng());
    }
}

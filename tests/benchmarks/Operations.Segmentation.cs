using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>Sources above 1.5 σ of the field of stars, a kernel of 3 × 3, at least 5 pixels; the overlapping ones taken apart.</summary>
public partial class Operations
{
    private static readonly DetectionOptions Seeing = new() { Kernel = Kernel.Gaussian(2.5, 3) };
    private readonly Lazy<Image<int>> _segments;

    private Image<int> FindSegments() => Detection.Segments(_stars, DetectionThreshold.Constant(0.015), Seeing);

    [Benchmark(Description = "detect_4k"), Moves(8)]
    public object Detect() => FindSegments();

    [Benchmark(Description = "deblend_4k"), Moves(12)]
    public object Deblend() => Deblending.Split(_stars, _segments.Value, new() { Kernel = Seeing.Kernel, Contrast = 0.005 });

    [Benchmark(Description = "extract_4k_sep"), Moves(12)]
    public object DetectAndDeblend() => Deblending.Split(_stars, FindSegments(), new() { Kernel = Seeing.Kernel, Contrast = 0.005 });
}

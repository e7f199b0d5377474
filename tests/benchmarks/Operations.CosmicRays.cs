using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>Cosmic rays of an exposure of 4096 × 4096, 2 % of its pixels hit; 4 rounds.</summary>
public partial class Operations
{
    private readonly Lazy<Image<float>> _exposure = new(Inputs.HitExposure);

    [Benchmark(Description = "lacosmic_4k_astroscrappy"), Moves(9)]
    public object CosmicRaysSeparable() => CosmicRays.Detect(_exposure.Value, new()
    {
        ReadNoise = 11.3, Medians = MedianShape.Separable, Semantics = CosmicRaySemantics.AstroScrappy,
        Cleaning = CosmicRayCleaning.MaskedMean,
    });

    [Benchmark(Description = "lacosmic_4k_full_medians"), Moves(9)]
    public object CosmicRaysFull() => CosmicRays.Detect(_exposure.Value, new() { ReadNoise = 11.3 });
}

using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

// Peer, on d = hits.fits as native float32, OMP_NUM_THREADS as many as here:
//   astroscrappy.detect_cosmics(d, readnoise=11.3, satlevel=np.inf), with sepmed=False for full medians, fsmode='convolve' for the last
/// <summary>Cosmic rays of an exposure of 4096 × 4096, 2 % of its pixels hit; 4 rounds.</summary>
public partial class Operations
{
    private readonly Lazy<Image<float>> _exposure = new(Inputs.HitExposure);

    private static readonly CosmicRayOptions AsAstroScrappy = new()
    {
        ReadNoise = 11.3, Medians = MedianShape.Separable, Semantics = CosmicRaySemantics.AstroScrappy,
        Cleaning = CosmicRayCleaning.MaskedMean,
    };

    [Benchmark(Description = "lacosmic_4k_astroscrappy"), Moves(9)]
    public object CosmicRaysSeparable() => CosmicRays.Detect(_exposure.Value, AsAstroScrappy);

    [Benchmark(Description = "lacosmic_4k_astroscrappy_medfull"), Moves(9)]
    public object CosmicRaysFullAsAstroScrappy() => CosmicRays.Detect(_exposure.Value, AsAstroScrappy with { Medians = MedianShape.Full });

    [Benchmark(Description = "lacosmic_4k_full_medians"), Moves(9)]
    public object CosmicRaysFull() => CosmicRays.Detect(_exposure.Value, new() { ReadNoise = 11.3 });

    [Benchmark(Description = "lacosmic_4k_astroscrappy_convolve"), Moves(9)]
    public object CosmicRaysByConvolution() => CosmicRays.Detect(_exposure.Value, AsAstroScrappy with { Psf = new() });
}

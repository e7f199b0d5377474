using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

// Peers, on d = clean.fits as native float32:
//   sep          b = sep.Background(d, bw=64, bh=64); b.back(dtype=np.float32); b.rms(dtype=np.float32)
//   photutils    b = Background2D(d, 64); b.background; b.background_rms
/// <summary>Backgrounds, and the masks under them.</summary>
public partial class Operations
{
    [Benchmark(Description = "background_mesh_64_sep"), Moves(4)]
    public object BackgroundMesh64() => BackgroundMesh.Estimate(_clean);

    [Benchmark(Description = "background_64_sep"), Moves(12)]
    public object Background64()
    {
        var background = BackgroundMesh.Estimate(_clean);
        return (background.Level<float>(), background.Rms<float>());
    }

    [Benchmark(Description = "background_64_nan"), Moves(8)]
    public object Background64Nan() => BackgroundMesh.Estimate(_image).Level<float>();

    [Benchmark(Description = "background2d_64_photutils_sexbkg"), Moves(12)]
    public object Background64Masked() => BackgroundMesh.Estimate(_image, mask: _mask).Level<double>();

    [Benchmark(Description = "bright_regions_scipy_propagation"), Moves(8)]
    public object BrightRegions5() => BrightRegions.Find(_image, 5, 1, 0.01);

    [Benchmark(Description = "interpolate_holes_2_passes"), Moves(8)]
    public object Interpolate() => Inpainting.Interpolate(_clean, _mask, 1, 2);

    [Benchmark(Description = "white_noise"), Moves(8)]
    public object Noise() => WhiteNoise.Add(_clean, 0.01, 1);
}

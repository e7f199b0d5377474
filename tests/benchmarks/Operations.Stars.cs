using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

// Stars: 20,000 Gaussians of FWHM 2.5 pixels on noise of σ 0.01, with the pixels of the sky subtracted.
public partial class Operations
{
    private static readonly StarFinderOptions Finder = new() { FwhmPx = 2.5, Threshold = 0.05 };
    private Image<float> _stars = new(0, 0), _starVariance = new(0, 0);
    private (double X, double Y)[] _positions = [];

    private void SetupStars()
    {
        (_stars, _positions) = Inputs.Stars();
        _starVariance = new Image<float>(Inputs.Size, Inputs.Size).Map(_ => 1e-4f);
    }

    [Benchmark(Description = "daostarfinder_4k"), Moves(4)]
    public object FindStars() => StarFinder.Find(_stars, Finder);

    [Benchmark(Description = "aperture_20k_5r")]
    public object Apertures() => ApertureSum.Measure(_stars, _positions, [2.0, 3, 5, 8, 12], _starVariance);

    [Benchmark(Description = "annulus_sigclip_stats_20k_photutils")]
    public object Annuli() => AnnulusStatistics.Measure(_stars, _positions, 15, 25, new() { MaxIterations = 10 });

    [Benchmark(Description = "radial_profile_20k_14")]
    public object Profiles() => RadialProfile.Mean(_stars, _positions, [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
}

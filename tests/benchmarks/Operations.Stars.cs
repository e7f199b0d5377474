using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

// Stars: 20,000 Gaussians of FWHM 2.5 pixels on noise of σ 0.01, with the pixels of the sky subtracted. Peers, on d = stars.fits as
// native float32 and p = positions.fits:
//   photutils    DAOStarFinder(0.05, 2.5)(d)
//   sep          [sep.sum_circle(d, p[:, 0], p[:, 1], r, subpix=0) for r in (2, 4, 6, 8, 10)]
//   photutils    aperture_photometry(d, [CircularAperture(p, r) for r in (2, 4, 6, 8, 10)], method='exact')
//   photutils    s = ApertureStats(d, CircularAnnulus(p, 15, 25), sigma_clip=SigmaClip(3, maxiters=10), sum_method='center')
//                s.mean, s.median, s.std
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

    [Benchmark(Description = "aperture_20k_5r_sep")]
    public object Apertures() => ApertureSum.Measure(_stars, _positions, [2.0, 4, 6, 8, 10]);

    [Benchmark(Description = "aperture_20k_5r_variance")]
    public object AperturesWithErrors() => ApertureSum.Measure(_stars, _positions, [2.0, 3, 5, 8, 12], _starVariance);

    [Benchmark(Description = "annulus_sigclip_stats_20k_photutils")]
    public object Annuli() => AnnulusStatistics.Measure(_stars, _positions, 15, 25, new() { MaxIterations = 10 });

    [Benchmark(Description = "radial_profile_20k_14")]
    public object Profiles() => RadialProfile.Mean(_stars, _positions, [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
}

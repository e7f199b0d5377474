using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class GaussianKernelTests
{
    public static TheoryData<double, GaussianSampling> Kernels => new MatrixTheoryData<double, GaussianSampling>(
        [0.1, 0.3, 0.5, 0.7, 1, 2.5, 10], [GaussianSampling.PixelCentre, GaussianSampling.PixelIntegrated, GaussianSampling.WidthExact]);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_has_sum_1_and_is_symmetric_and_falls(double sigma, GaussianSampling sampling)
    {
        double[] taps = GaussianKernel.Taps(sigma, sampling);
        int radius = Math.Max(1, (int)Math.Ceiling(4 * sigma));
        Assert.Equal(2 * radius + 1, taps.Length);
        Assert.Equal(1, taps.Sum(), 1e-14);
        Assert.Equal(taps, taps.Reverse());
        for (int i = radius; i < taps.Length - 1; i++) Assert.True(taps[i] > taps[i + 1] || taps[i] == 0);
    }

    [Fact]
    public void Pixel_centre_taps_are_those_of_scipy() =>
        // scipy.ndimage._filters._gaussian_kernel1d(1.5, 0, 6), from the centre
        TestImages.AssertClose(
            [0.2659642571610709, 0.212967528547854, 0.1093411749545305, 0.035994348073708826, 0.00759740219659693, 0.001028196578138909, 8.92210686353923e-05],
            GaussianKernel.Taps(1.5)[6..], 1e-16);

    [Fact]
    public void Pixel_integrated_taps_are_differences_of_the_error_function() =>
        // scipy.special.erf: ½ (erf((n + ½)/σ√2) − erf((n − ½)/σ√2)) over −4…4, normalised, σ = 0.8
        TestImages.AssertClose(
            [0.46802895058490923, 0.2355891716538062, 0.02950733701353758, 0.0008829536915766353, 6.0623486250424305e-06],
            GaussianKernel.Taps(0.8, GaussianSampling.PixelIntegrated)[4..], 1e-15);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(0.41)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(3.3)]
    [InlineData(10)]
    public void The_variance_of_width_exact_taps_is_sigma_squared(double sigma) =>
        Assert.Equal(1, Variance(GaussianKernel.Taps(sigma, GaussianSampling.WidthExact)) / (sigma * sigma), 1e-12);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Integrating_over_a_pixel_adds_the_variance_of_the_pixel(double sigma) =>
        Assert.Equal(sigma * sigma + 1.0 / 12, Variance(GaussianKernel.Taps(sigma, GaussianSampling.PixelIntegrated, 8)), 1e-6);

    [Theory]
    [InlineData(1.5, 1.8)]
    [InlineData(20, 1.8)]
    [InlineData(20, 2)]
    public void Width_exact_taps_keep_their_variance_in_a_short_kernel(double sigma, double truncate) =>
        Assert.Equal(1, Variance(GaussianKernel.Taps(sigma, GaussianSampling.WidthExact, truncate)) / (sigma * sigma), 1e-12);

    [Fact]
    public void A_kernel_too_short_for_its_variance_is_refused() =>
        // A box of ±10 pixels, the widest kernel there is, has variance 10 · 11 / 3 = 36.7 < 100.
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussianKernel.Taps(10, GaussianSampling.WidthExact, 1));

    [Fact]
    public void The_kernel_ends_where_truncation_says()
    {
        Assert.Equal(2 * 5 + 1, GaussianKernel.Taps(1.5, truncateSigma: 3).Length);
        Assert.Equal(2 * 9 + 1, GaussianKernel.Taps(1.5, truncateSigma: 6).Length);
        Assert.Equal([1.0], GaussianKernel.Taps(0));
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(double.NaN, 4)]
    [InlineData(double.PositiveInfinity, 4)]
    [InlineData(1, 0.5)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 41)]
    public void What_makes_no_kernel_is_refused(double sigma, double truncate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussianKernel.Taps(sigma, truncateSigma: truncate));

    [Fact]
    public void Correlated_noise_of_a_wide_Gaussian_is_its_effective_area() =>
        // 1 / Σk² of a continuous round Gaussian is 4πσ².
        Assert.Equal(1, GaussianKernel.CorrelatedNoiseFactor(GaussianKernel.Taps(5, truncateSigma: 8)) / (4 * Math.PI * 25), 1e-9);

    [Fact]
    public void FWHM_and_sigma_are_inverse()
    {
        // 2 √(2 ln 2) = 2.354820045030949, astropy.stats.gaussian_sigma_to_fwhm
        Assert.Equal(2.354820045030949, Fwhm.FromSigma(1), 1e-15);
        Assert.Equal(0.7, Fwhm.ToSigma(Fwhm.FromSigma(0.7)), 1e-15);
        double half = Math.Exp(-0.5 * Math.Pow(Fwhm.FromSigma(2) / 2 / 2, 2));
        Assert.Equal(0.5, half, 1e-15);
    }

    private static double Variance(double[] taps) => taps.Select((tap, i) => tap * Math.Pow(i - taps.Length / 2, 2)).Sum();
}

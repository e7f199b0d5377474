using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The CCD equation.</summary>
public sealed class CcdErrorTests
{
    [Fact]
    public void A_bright_star_has_the_error_of_its_photons()
    {
        // 100 e⁻/s for 400 s are 40,000 ± 200 electrons.
        Assert.Equal(200 / 400.0, CcdError.OfAperture(100, 12, 0, 300, 400), 1e-15);
        Assert.Equal(0, CcdError.OfAperture(-5, 12, 0, 300, 400));
    }

    [Fact]
    public void The_sky_adds_the_noise_of_the_aperture_and_that_of_its_median()
    {
        double expected = Math.Sqrt(50 * 0.01 * 0.01 + 50 * 50 * 0.01 * 0.01 / 400 * Math.PI / 2);
        Assert.Equal(expected, CcdError.OfAperture(0, 50, 0.01, 400, 500), 1e-15);
        double correlated = Math.Sqrt(4 * 50 * 0.01 * 0.01 + 50 * 50 * 0.01 * 0.01 / 400 * (9 + Math.PI / 2 - 1));
        Assert.Equal(correlated, CcdError.OfAperture(0, 50, 0.01, 400, 500, 2, 3), 1e-15);
    }

    [Fact]
    public void The_published_error_takes_rates_for_electrons_and_hides_negative_variances()
    {
        Assert.Equal(Math.Sqrt(100 + 50 * 1e-4 + 2500 * 1e-4 / 392.7), CcdError.Published(100, 50, 0.01, 392.7), 1e-12);
        Assert.Equal(2, CcdError.Published(-4, 50, 0, 392.7));
    }

    [Fact]
    public void Without_exposure_or_sky_there_is_no_error()
    {
        Assert.True(double.IsNaN(CcdError.OfAperture(1, 12, 0.01, 300, 0)));
        Assert.True(double.IsNaN(CcdError.OfAperture(1, 12, 0.01, 0, 500)));
        Assert.True(double.IsNaN(CcdError.OfAperture(double.NaN, 12, 0.01, 10, 500)));
    }
}

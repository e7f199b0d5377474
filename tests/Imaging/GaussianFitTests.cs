using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class GaussianFitTests
{
    [Theory]
    [InlineData(27, 19, 12.3, 8.6, 7, 2.1, 0.3)]
    [InlineData(18, 31, 7.75, 17.2, 250, 1.3, -40)]
    [InlineData(40, 25, 22.5, 10.5, 1e-19, 3.7, 2e-20)]
    public void The_numbers_of_the_model_are_recovered(int width, int height, double x, double y, double amplitude, double sigma, double background)
    {
        var fit = GaussianFit.Fit(Star(width, height, x, y, amplitude, sigma, background), tolerance: 0);
        Assert.True(fit.Converged);
        Assert.Equal(x, fit.X, 1e-9);
        Assert.Equal(y, fit.Y, 1e-9);
        Assert.Equal(1, fit.Amplitude / amplitude, 1e-9);
        Assert.Equal(sigma, fit.SigmaPx, 1e-9);
        Assert.Equal(0, (fit.Background - background) / amplitude, 1e-9);
        Assert.Equal(0, fit.ResidualStd / amplitude, 1e-9);
        Assert.Equal(width * height, fit.Count);
        Assert.Equal(2.354820045030949 * sigma, fit.FwhmPx, 1e-8);
    }

    [Fact]
    public void A_noisy_star_gives_the_minimum_that_MINPACK_finds()
    {
        // scipy.optimize.leastsq(residuals, …, xtol=1e-15, ftol=1e-15) on the same array
        var fit = GaussianFit.Fit(Noisy(), tolerance: 0);
        Assert.Equal(12.300647836, fit.X, 1e-8);
        Assert.Equal(8.599670332, fit.Y, 1e-8);
        Assert.Equal(7.007193613, fit.Amplitude, 1e-8);
        Assert.Equal(2.098096236, fit.SigmaPx, 1e-8);
        Assert.Equal(0.300055052, fit.Background, 1e-8);
        Assert.Equal(0.0633196893600653, fit.ResidualStd, 1e-14);
        Assert.Equal(0, (GaussianFit.Fit(Noisy()).SigmaPx - fit.SigmaPx) / fit.SigmaPx, 1e-5);
    }

    [Fact]
    public void A_masked_neighbour_and_missing_pixels_do_not_matter()
    {
        var image = Star(33, 24, 15.4, 11.7, 5, 1.8, 1) + Star(33, 24, 27, 5, 4, 2, 0);
        var mask = new Image<bool>(33, 24, [.. Enumerable.Range(0, 33 * 24).Select(i => i % 33 < 19)]);
        for (int i = 0; i < image.Pixels.Length; i++) if (!mask.Pixels[i]) image.Pixels[i] = Math.Min(image.Pixels[i], 3);
        image[15, 11] = double.NaN;
        image[3, 0] = double.PositiveInfinity;
        var fit = GaussianFit.Fit(image, mask, tolerance: 0);
        // The neighbour's wing at 8 px = 4σ is the only thing left of it.
        Assert.Equal(15.4, fit.X, 1e-3);
        Assert.Equal(11.7, fit.Y, 1e-3);
        Assert.Equal(1.8, fit.SigmaPx, 1e-3);
        Assert.Equal(19 * 24 - 2, fit.Count);
        Assert.True(Math.Abs(GaussianFit.Fit(image).SigmaPx - 1.8) > 0.05);
    }

    [Fact]
    public void Single_precision_and_a_distant_first_guess_do_as_well()
    {
        var image = Star(37, 29, 18.2, 14.9, 100, 1.2, 3).ToFloat();
        foreach (double start in new[] { 0.8, 1.2, 4 })
        {
            var fit = GaussianFit.Fit(image, startSigmaPx: start);
            Assert.Equal(1.2, fit.SigmaPx, 1e-4);
            Assert.True(fit.SigmaPx > 0);
        }
    }

    [Fact]
    public void Too_few_pixels_are_refused_with_their_number()
    {
        var image = Star(9, 7, 4, 3, 1, 1, 0);
        var mask = new Image<bool>(9, 7);
        for (int x = 2; x < 7; x++) mask[x, 3] = true;
        Assert.Contains("5 finite pixels", Assert.Throws<ArgumentException>(() => GaussianFit.Fit(image, mask)).Message, StringComparison.Ordinal);
        mask[4, 2] = true;
        image[4, 2] = double.NaN;
        Assert.Throws<ArgumentException>(() => GaussianFit.Fit(image, mask));
        Assert.Throws<ArgumentException>(() => GaussianFit.Fit(TestImages.Filled(8, 5, double.NaN)));
        Assert.Throws<ArgumentException>(() => GaussianFit.Fit(image, new Image<bool>(7, 9)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_image_without_a_star_ends_without_one(double level)
    {
        var fit = GaussianFit.Fit(TestImages.Filled(15, 11, level));
        Assert.True(!fit.Converged || fit.ResidualStd < 1e-6, fit.ToString());
    }

    private static Image<double> Star(int width, int height, double x, double y, double amplitude, double sigma, double background) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i =>
            background + amplitude * Math.Exp(-(Math.Pow(i % width - x, 2) + Math.Pow(i / width - y, 2)) / (2 * sigma * sigma)))]);

    // The star rounded to 0.001, plus a pattern of steps of 0.02: the same bits everywhere.
    private static Image<double> Noisy()
    {
        var star = Star(23, 19, 12.3, 8.6, 7, 2.1, 0.3).Map(v => Math.Round(1000 * v) / 1000);
        for (int i = 0; i < star.Pixels.Length; i++) star.Pixels[i] += ((i % 23 * 7 + i / 23 * 13) % 11 - 5) * 0.02;
        Assert.Equal(324.932, star.Sum(), 1e-9);
        return star;
    }
}

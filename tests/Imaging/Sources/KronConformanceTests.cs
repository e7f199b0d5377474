using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Kron photometry of the image of a hundred Gaussians, from pixels to fluxes, as in photutils' own tests of SourceCatalog.</summary>
public sealed class KronConformanceTests
{
    [Theory]
    [InlineData(1.4, 1.4, 72391.13912865879, 1.3925520107605818)]
    [InlineData(1.2, 1.2, 71880.72617550436, 1.3979610808075127)]
    [InlineData(0.2, 0.5712931578847312, 70090.00033459086, 1.34218684691197)]
    public void A_hundred_Gaussians_agree(double minRadius, double smallestRadius, double sumOfFluxes, double smallestHalfLight)
    {
        var image = HundredGaussians.Image();
        var background = BackgroundMesh.Estimate(image, new() { BoxWidth = 50, BoxHeight = 50, Estimator = BackgroundEstimator.Median });
        var (subtracted, kernel) = (background.SubtractFrom(image), HundredGaussians.Kernel());
        var labels = Detection.Segments(subtracted, DetectionThreshold.PerPixel(background.Rms<double>(), 1.5),
            new() { Kernel = kernel, MinPixels = 10 });
        var parts = Deblending.Split(subtracted, labels, new() { Kernel = kernel, MinPixels = 10 });
        var sources = SourceCatalog.Measure(subtracted, parts, new() { MinKronRadius = minRadius }, MatchedFilter.Convolve(subtracted, kernel));

        Assert.Equal(94, sources.Count);
        Assert.Equal(246.91339096556538, sources.Min(s => s.Kron.Flux), 1e-9);
        Assert.Equal(smallestRadius, sources.Min(s => s.Kron.Radius), 1e-12);
        Assert.Equal(sumOfFluxes, sources.Sum(s => s.Kron.Flux), 1e-6);
        Assert.Equal(smallestHalfLight, sources.Min(s => s.Kron.HalfLightRadiusPx), 1e-6);
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class SourceCatalogInputTests
{
    [Fact]
    public void A_label_without_a_finite_pixel_has_a_place_but_no_values()
    {
        var (image, labels) = (TestImages.Filled(9, 6, 1f), new Image<int>(9, 6));
        (labels[2, 3], labels[3, 3]) = (4, 4);
        (image[2, 3], image[3, 3]) = (float.NaN, float.PositiveInfinity);
        var source = Assert.Single(SourceCatalog.Measure(image, labels));
        Assert.Equal((4, new PixelBox(2, 3, 2, 1), 0), (source.Label, source.Box, source.Segment.AreaPx));
        double[] values =
        [
            source.X, source.WindowedX, source.QuadraticY, source.Shape.FwhmPx, source.Segment.Flux, source.Segment.MaxValue,
            source.Segment.Gini, source.Segment.PerimeterPx, source.Segment.EquivalentRadiusPx, source.Kron.Flux,
            source.Kron.HalfLightRadiusPx,
        ];
        Assert.All(values, v => Assert.Equal(double.NaN, v));
        Assert.Null(source.Kron.Aperture);
    }

    [Fact]
    public void A_single_pixel_is_as_wide_as_a_pixel()
    {
        var (image, labels) = (new Image<float>(11, 8), new Image<int>(11, 8));
        (image[4, 5], labels[4, 5]) = (6, 2);
        var source = SourceCatalog.Measure(image, labels)[0];
        Assert.Equal((4, 5, 4, 5), (source.X, source.Y, source.QuadraticX, source.QuadraticY));
        Assert.Equal(Math.Sqrt(1.0 / 12), source.Shape.SemiMajorSigmaPx, 1e-14);
        Assert.Equal((6, 1.4, 0), (source.Segment.Flux, source.Kron.Radius, source.Shape.Eccentricity));
        // A circle of 1.4 · 2.5 / √12 pixels holds all of the pixel, and half of it one of √(1 / (2 π)).
        Assert.Equal(6, source.Kron.Flux, 1e-12);
        Assert.Equal(Math.Sqrt(0.5 / Math.PI), source.Kron.HalfLightRadiusPx, 1e-10);
    }

    [Fact]
    public void A_source_below_zero_has_a_flux_but_no_centre()
    {
        var image = TestImages.Filled(12, 9, -3.0);
        var labels = new Image<int>(12, 9);
        for (int x = 3; x < 8; x++) labels[x, 4] = 1;
        var source = SourceCatalog.Measure(image, labels)[0];
        Assert.Equal((-15, 5, -3), (source.Segment.Flux, source.Segment.AreaPx, source.Segment.MeanLevel));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (source.X, source.Shape.SemiMajorSigmaPx, source.Kron.Flux));
        Assert.Null(source.Kron.Aperture);
    }

    [Fact]
    public void A_negative_surrounding_leaves_the_least_Kron_radius()
    {
        // As photutils' test_kron_negative.
        var sources = SourceCatalog.Measure(SevenGaussians.Image() - 10, SevenGaussians.Labels());
        Assert.All(sources, s => Assert.Equal(1.4, s.Kron.Radius));
    }

    [Fact]
    public void A_source_at_the_border_has_what_of_its_aperture_is_in_the_image()
    {
        var image = TestImages.Filled(13, 7, 2f);
        var labels = new Image<int>(13, 7);
        for (int y = 0; y < 7; y++) for (int x = 8; x < 13; x++) labels[x, y] = 1;
        var source = SourceCatalog.Measure(image, labels, new() { KronScale = 50 })[0];
        Assert.Equal((10, 3), (source.X, source.Y));
        Assert.Equal(2 * 13 * 7, source.Kron.Flux, 1e-9);
        Assert.True(source.Kron.Aperture!.SemiMinorPx > 13);
    }

    [Fact]
    public void A_source_of_the_whole_image_is_measured()
    {
        var image = TestImages.Uniform(701, 503, 2).Map(v => v + 2).ToFloat();
        var source = SourceCatalog.MeasureCutout(image);
        Assert.Equal(701 * 503, source.Segment.AreaPx);
        Assert.Equal(image.Sum(), source.Kron.Flux, 1e-3);
        Assert.Equal(2 * (700 + 502), source.Segment.PerimeterPx);
    }

    [Fact]
    public void An_error_that_is_missing_makes_the_error_missing_and_nothing_else()
    {
        var (image, labels) = (SevenGaussians.Image(), SevenGaussians.Labels());
        var error = TestImages.Filled(101, 101, 1.0);
        error[75, 18] = double.NaN;
        var source = SourceCatalog.Measure(image, labels, error: error)[1];
        Assert.Equal((double.NaN, double.NaN), (source.Segment.FluxError, source.Kron.FluxError));
        Assert.Equal(18052.809809663493, source.Kron.Flux, 1e-7);
        Assert.True(double.IsFinite(SourceCatalog.Measure(image, labels, error: error)[2].Kron.FluxError));
    }

    [Fact]
    public void Only_positive_labels_are_sources_and_a_map_without_any_has_none()
    {
        var labels = new Image<int>(4, 3, [0, -5, 9, 9, 2, 0, 9, -1, 0, 2, 0, 0]);
        Assert.Equal([2, 9], SourceCatalog.Measure(TestImages.Filled(4, 3, 1f), labels).Select(s => s.Label));
        Assert.Empty(SourceCatalog.Measure(new Image<float>(4, 3), new Image<int>(4, 3)));
        Assert.Empty(SourceCatalog.Measure(new Image<float>(0, 0), new Image<int>(0, 0)));
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        var (image, labels) = (new Image<float>(4, 3), new Image<int>(4, 3));
        Assert.Throws<ArgumentException>(() => SourceCatalog.Measure(image, new Image<int>(3, 4)));
        Assert.Throws<ArgumentException>(() => SourceCatalog.Measure(image, labels, error: new Image<float>(3, 4)));
        Assert.Throws<ArgumentException>(() => SourceCatalog.MeasureCutout(new Image<float>(0, 3)));
        var options = new SourceCatalogOptions
        {
            KronScale = 0, MinKronRadius = double.NaN, MinCircularRadiusPx = -1, LocalBackgroundWidthPx = 1e9, FluxFractions = [2],
        };
        var fault = Assert.Throws<ArgumentException>(() => SourceCatalog.Measure(image, labels, options));
        string[] faults = ["KronScale", "MinKronRadius", "MinCircularRadiusPx", "LocalBackgroundWidthPx", "fraction 2"];
        Assert.All(faults, f => Assert.Contains(f, fault.Message));
    }

    [Fact]
    public void A_flux_radius_that_was_not_measured_is_refused()
    {
        var kron = SourceCatalog.Measure(SevenGaussians.Image(), SevenGaussians.Labels(), new() { FluxFractions = [0.2] })[0].Kron;
        Assert.True(kron.FluxRadius(0.2) < kron.FluxRadius(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => kron.FluxRadius(0.3));
    }

    [Fact]
    public void Stopping_stops() =>
        Assert.Throws<OperationCanceledException>(() => SourceCatalog.Measure(
            SevenGaussians.Image(), SevenGaussians.Labels(), cancellation: new CancellationToken(canceled: true)));
}

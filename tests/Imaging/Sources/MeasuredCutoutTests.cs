using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class MeasuredCutoutTests
{
    [Fact]
    public void The_properties_of_a_cutout_leave_out_masked_pixels()
    {
        // photutils: test_data_properties of ones, 2 × 2, whole and without the lower row.
        var ones = TestImages.Filled(2, 2, 1.0);
        var whole = SourceCatalog.MeasureCutout(ones);
        Assert.Equal((0.5, 0.5, 4), (whole.X, whole.Y, whole.Segment.AreaPx));
        var half = SourceCatalog.MeasureCutout(ones, new Image<bool>(2, 2, [false, false, true, true]));
        Assert.Equal((0.5, 0.0, 2), (half.X, half.Y, half.Segment.AreaPx));
    }

    [Fact]
    public void Perimeters_count_steps_and_diagonals()
    {
        // A rectangle of 6 × 4: straight sides of 4 − 1 and 6 − 1 pixels between the centres of its corners.
        Assert.Equal(16, SourceCatalog.MeasureCutout(TestImages.Filled(6, 4, 1f)).Segment.PerimeterPx);
        // A diamond: 8 diagonal steps.
        var diamond = TestImages.Mask("..#..", ".###.", "#####", ".###.", "..#..");
        var source = SourceCatalog.Measure(TestImages.Filled(5, 5, 1f), diamond.Map(b => b ? 1 : 0))[0];
        Assert.Equal(8 * Math.Sqrt(2), source.Segment.PerimeterPx, 1e-12);
    }

    [Theory]
    [InlineData(25.7, 26.2)]
    [InlineData(19.2, 23.9)]
    public void The_centre_of_a_Gaussian_is_found(double x, double y)
    {
        // As photutils' test_centroid_com and test_centroid_quadratic: 50 × 47 pixels, 0.001 and 0.015.
        var image = new Image<double>(47, 50);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double dx = i % 47 - x, dy = i / 47 - y;
            image.Pixels[i] = 2.4 * Math.Exp(-0.5 * (dx * dx / (3.2 * 3.2) + dy * dy / (5.7 * 5.7)));
        }
        TestImages.AssertClose([x, y], [Centroid.OfLight(image).X, Centroid.OfLight(image).Y], 1e-3);
        var (qx, qy) = QuadraticCentroid.Of(image);
        TestImages.AssertClose([x, y], [qx, qy], 0.015);
    }

    [Theory]
    [InlineData(1, 0.923077)]
    [InlineData(9, 9.076923)]
    public void The_fitted_square_is_shifted_into_the_cutout(int at, double expected)
    {
        // photutils: test_centroid_quadratic_edge.
        var image = new Image<double>(11, 11);
        image[at, at] = 100;
        var (x, y) = QuadraticCentroid.Of(image);
        TestImages.AssertClose([expected, expected], [x, y], 1e-6);
    }

    [Fact]
    public void The_peak_is_looked_for_where_it_is_told()
    {
        // photutils: test_centroid_quadratic_xypeak.
        var image = new Image<double>(11, 11);
        (image[5, 5], image[7, 7], image[9, 9]) = (100, 110, 120);
        Assert.Equal((9, 9), Rounded(QuadraticCentroid.Of(image, 3)));
        Assert.Equal((5, 5), Rounded(QuadraticCentroid.Of(image, 3, near: (5, 5))));
        Assert.Equal((7, 7), Rounded(QuadraticCentroid.Of(image, 3, near: (5, 5), searchBoxPx: 5)));
    }

    [Fact]
    public void Missing_pixels_are_left_out_of_the_surface_and_of_the_light()
    {
        var image = new Image<double>(9, 7);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = 50 - Math.Pow(i % 9 - 4.2, 2) - 2 * Math.Pow(i / 9 - 2.7, 2);
        image[3, 2] = double.NaN;
        var mask = new Image<bool>(9, 7);
        mask[5, 4] = true;
        image[5, 4] = 1e6;
        var (x, y) = QuadraticCentroid.Of(image, 3, mask);
        TestImages.AssertClose([4.2, 2.7], [x, y], 1e-10);
        var pair = new Image<double>(5, 3);
        (pair[1, 1], pair[3, 1], pair[0, 0], pair[4, 2]) = (2, 2, double.NaN, 7);
        var others = new Image<bool>(5, 3);
        others[4, 2] = true;
        Assert.Equal((2, 1), Centroid.OfLight(pair, others));
    }

    [Fact]
    public void There_is_no_centre_without_a_maximum_or_pixels()
    {
        var none = (double.NaN, double.NaN);
        Assert.Equal(none, QuadraticCentroid.Of(TestImages.Filled(7, 5, double.NaN)));
        Assert.Equal((0, 0), QuadraticCentroid.Of(new Image<float>(7, 5)));
        Assert.Equal(none, QuadraticCentroid.Of(new Image<float>(7, 5), near: (3, 2)));
        Assert.Equal(none, Centroid.OfLight(new Image<float>(7, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuadraticCentroid.Of(new Image<float>(7, 5), 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuadraticCentroid.Of(new Image<float>(7, 5), near: (7, 2)));
    }

    private static (double X, double Y) Rounded((double X, double Y) p) => (Math.Round(p.X, 9), Math.Round(p.Y, 9));
}

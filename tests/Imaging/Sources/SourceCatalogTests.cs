using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class SourceCatalogTests
{
    private static readonly Image<double> Image = SevenGaussians.Image();
    private static readonly Image<int> Labels = SevenGaussians.Labels();

    // photutils 1.6.0: errors 2 + x / 100 + y / 50, masked below (30, 30) and 6 pixels of a neighbour, a local background of width 24.
    [Theory]
    [InlineData(NeighbourTreatment.Correct, 15114.754530200604, 119.42299453113063, 2.406992512975934, 7.640042333889169, 43.1602062068547)]
    [InlineData(NeighbourTreatment.Mask, 14954.557080046334, 111.69219824690884, 2.3910894795680773, 7.564189840720712, 43.10465059316484)]
    [InlineData(NeighbourTreatment.None, 40233.89116801622, 172.00818169367915, 3.422710811771016, 16.0411501289794, 42.658111876516195)]
    public void A_blended_source_is_measured_as_its_neighbours_are_treated(
        NeighbourTreatment neighbours, double flux, double error, double radius, double halfLight, double windowedY)
    {
        var source = Measure(new() { Neighbours = neighbours, LocalBackgroundWidthPx = 24 })[2];
        var kron = source.Kron;
        double[] relative =
        [
            kron.Flux / flux, kron.FluxError / error, kron.Radius / radius, kron.HalfLightRadiusPx / halfLight,
            source.WindowedY / windowedY,
        ];
        TestImages.AssertClose([1, 1, 1, 1, 1], relative, 1e-10);
    }

    [Fact]
    public void Flux_error_background_and_radius_of_nine_tenths_are_those_of_the_reference()
    {
        var source = Measure(new() { LocalBackgroundWidthPx = 24, FluxFractions = [0.9] })[2];
        Assert.Equal(17.301880393966933, source.Kron.FluxRadius(0.9), 1e-9);
        Assert.Equal(8214.306395098034, source.Segment.Flux, 1e-8);
        Assert.Equal(44.879435156873356, source.Segment.FluxError, 1e-11);
        Assert.Equal(0.017853294072149202, source.LocalBackground, 1e-12);
        Assert.Equal(11.082738095238096, source.Segment.BackgroundMean, 1e-12);
        Assert.Equal(8214.306395098034 / 168, source.Segment.MeanLevel, 1e-10);
    }

    [Fact]
    public void The_half_light_radius_of_a_Gaussian_is_that_of_the_reference()
    {
        // photutils' test of fluxfrac_radius: 7.899648 for the second source; ours without the mask has the same.
        Assert.Equal(7.899648, SourceCatalog.Measure(Image, Labels)[1].Kron.HalfLightRadiusPx, 1e-6);
    }

    [Fact]
    public void A_small_Kron_ellipse_becomes_the_least_circle()
    {
        var sources = SourceCatalog.Measure(Image, Labels, new() { MinCircularRadiusPx = 18 });
        Assert.Equal([0, 18, 18], [sources[0].Kron.Radius, sources[0].Kron.Aperture!.SemiMajorPx, sources[0].Kron.Aperture!.SemiMinorPx]);
        Assert.Equal(15649.33709858, sources[0].Kron.Flux, 1e-8);
        Assert.Equal(6.00684885, sources[0].Kron.HalfLightRadiusPx, 1e-8);
        Assert.Equal(28.753817755152802, sources[1].Kron.Aperture!.SemiMajorPx, 1e-10);
    }

    [Fact]
    public void Segment_fluxes_add_up_to_the_labelled_light()
    {
        double total = Image.Where(Labels.Map(l => l > 0)).Sum();
        Assert.Equal(total, SourceCatalog.Measure(Image, Labels).Sum(s => s.Segment.Flux), 1e-9);
    }

    [Fact]
    public void A_shift_by_whole_pixels_shifts_positions_and_nothing_else()
    {
        var (image, labels) = Field(97, 61, (30.3, 25.6));
        var (shifted, shiftedLabels) = Field(97, 61, (41.3, 22.6));
        var (a, b) = (SourceCatalog.Measure(image, labels)[0], SourceCatalog.Measure(shifted, shiftedLabels)[0]);
        Assert.Equal((a.Box.X + 11, a.Box.Y - 3), (b.Box.X, b.Box.Y));
        TestImages.AssertClose(
            [a.X + 11, a.Y - 3, a.WindowedX + 11, a.WindowedY - 3, a.QuadraticX + 11, a.QuadraticY - 3],
            [b.X, b.Y, b.WindowedX, b.WindowedY, b.QuadraticX, b.QuadraticY], 1e-10);
        TestImages.AssertClose(Invariants(a), Invariants(b), 1e-9);
    }

    [Fact]
    public void Brighter_by_a_factor_is_brighter_by_it_and_of_the_same_shape()
    {
        var (image, labels) = Field(97, 61, (30.3, 25.6));
        var (a, b) = (SourceCatalog.Measure(image, labels)[0], SourceCatalog.Measure(8.0 * image, labels)[0]);
        Assert.Equal(8 * a.Kron.Flux, b.Kron.Flux, 1e-9);
        Assert.Equal(8 * a.Segment.Flux, b.Segment.Flux, 1e-9);
        Assert.Equal((a.X, a.Y, a.Shape), (b.X, b.Y, b.Shape));
        Assert.Equal((a.Kron.HalfLightRadiusPx, a.WindowedX, a.Segment.Gini), (b.Kron.HalfLightRadiusPx, b.WindowedX, b.Segment.Gini));
    }

    [Fact]
    public void A_quarter_turn_turns_the_orientation_by_90_degrees()
    {
        var (image, labels) = Field(97, 61, (30.3, 25.6));
        var a = SourceCatalog.Measure(image, labels)[0];
        var b = SourceCatalog.Measure(Turned(image), Turned(labels))[0];
        Assert.Equal(90, Math.Abs(a.Shape.OrientationDegrees - b.Shape.OrientationDegrees), 1e-9);
        TestImages.AssertClose([image.Height - 1 - a.Y, a.X], [b.X, b.Y], 1e-10);
        TestImages.AssertClose(Invariants(a), Invariants(b), 1e-9);
    }

    [Fact]
    public void A_simulated_source_is_what_it_was_made_of()
    {
        var (image, labels) = Field(97, 61, (30.3, 25.6));
        var s = SourceCatalog.Measure(image, labels)[0];
        // The segment ends at 4e-3 of the peak: 3.3 σ, within which the moments are 0.98 of the whole.
        TestImages.AssertClose([30.3, 25.6, 30.3, 25.6], [s.X, s.Y, s.WindowedX, s.WindowedY], 0.01);
        Assert.Equal(5 * 0.98, s.Shape.SemiMajorSigmaPx, 0.06);
        Assert.Equal(2.5 * 0.98, s.Shape.SemiMinorSigmaPx, 0.03);
        Assert.Equal(25, s.Shape.OrientationDegrees, 0.1);
        Assert.Equal(2 * Math.PI * 5 * 2.5 * 100, s.Kron.Flux, 0.015 * s.Kron.Flux);
    }

    [Fact]
    public void Sources_are_the_same_bits_for_any_number_of_threads()
    {
        var random = TestImages.Uniform(211, 157, 3);
        var labels = ConnectedPixels.Label(random.Map(v => v > 1)).Labels;
        var one = TestImages.WithThreads(1, () => SourceCatalog.Measure(random, labels, error: random));
        var four = TestImages.WithThreads(4, () => SourceCatalog.Measure(random, labels, error: random));
        Assert.True(one.Count > 100);
        foreach (var (a, b) in one.Zip(four))
        {
            Assert.Equal(
                (a.X, a.WindowedY, a.QuadraticX, a.Shape, a.Segment, a.Kron.Flux, a.Kron.FluxError, a.Kron.HalfLightRadiusPx),
                (b.X, b.WindowedY, b.QuadraticX, b.Shape, b.Segment, b.Kron.Flux, b.Kron.FluxError, b.Kron.HalfLightRadiusPx));
        }
    }

    private static IReadOnlyList<Source> Measure(SourceCatalogOptions options)
    {
        var (error, background, mask) = (new Image<double>(101, 101), new Image<double>(101, 101), new Image<bool>(101, 101));
        for (int y = 0; y < 101; y++)
        {
            for (int x = 0; x < 101; x++)
            {
                (error[x, y], background[x, y]) = (2 + 0.01 * x + 0.02 * y, 5 + 0.1 * x);
                mask[x, y] = (x < 30 && y < 30) || (x is 50 or 51 && y is >= 50 and < 53);
            }
        }
        return SourceCatalog.Measure(Image, Labels, options, error: error, background: background, mask: mask);
    }

    // What neither a shift nor a turn changes.
    private static double[] Invariants(Source s) =>
    [
        s.Shape.SemiMajorSigmaPx, s.Shape.SemiMinorSigmaPx, s.Segment.Flux, s.Segment.Gini, s.Segment.PerimeterPx,
        s.Kron.Radius, s.Kron.Flux, s.Kron.HalfLightRadiusPx,
    ];

    // A Gaussian of height 100, σ 5 and 2.5 pixels, turned by 25°; labelled where it is above 0.4.
    private static (Image<double> Image, Image<int> Labels) Field(int width, int height, (double X, double Y) at)
    {
        var image = new Image<double>(width, height);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(25));
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double dx = i % width - at.X, dy = i / width - at.Y, u = (dx * cos + dy * sin) / 5, v = (dy * cos - dx * sin) / 2.5;
            image.Pixels[i] = 100 * Math.Exp(-(u * u + v * v) / 2);
        }
        return (image, image.Map(v => v > 0.4 ? 7 : 0));
    }

    // Counter-clockwise, y upwards: (x, y) goes to (height − 1 − y, x).
    private static Image<T> Turned<T>(Image<T> image) where T : unmanaged
    {
        var turned = new Image<T>(image.Height, image.Width);
        for (int y = 0; y < image.Height; y++) for (int x = 0; x < image.Width; x++) turned[image.Height - 1 - y, x] = image[x, y];
        return turned;
    }
}

using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class GaussianConvolutionTests
{
    private static readonly EdgePolicy[] Edges = [EdgePolicy.Renormalise, EdgePolicy.Zero, EdgePolicy.Reflect];
    private static readonly NanPolicy[] Nans = [NanPolicy.Preserve, NanPolicy.Interpolate, NanPolicy.Propagate];

    public static TheoryData<EdgePolicy, NanPolicy> Policies => new MatrixTheoryData<EdgePolicy, NanPolicy>(Edges, Nans);

    // Width, height and σ: one pixel, one row, one column, even, odd, narrower than the kernel, and wider than one strip of columns.
    private static readonly (int Width, int Height, double Sigma)[] Sizes =
        [(1, 1, 1), (1, 5, 0.8), (5, 1, 2), (2, 2, 0.3), (3, 170, 2), (34, 21, 1.1), (7, 4, 6), (1100, 6, 0.6)];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_policy_and_size_agrees_with_the_definition(EdgePolicy edge, NanPolicy nan)
    {
        var options = new GaussianOptions { Edge = edge, Nan = nan };
        foreach (var (width, height, sigma) in Sizes)
        {
            foreach (double missing in new[] { 0, 0.02, 0.6 })
            {
                var image = TestImages.Uniform(width, height, 1).WithNaN(TestImages.RandomMask(width, height, missing, 2));
                var expected = ScalarConvolution.Smooth(image, GaussianKernel.Taps(sigma), edge, nan);
                TestImages.AssertClose(expected.Pixels, GaussianConvolution.Smooth(image, sigma, options).Pixels, 1e-13);
                var single = image.ToFloat();
                expected = ScalarConvolution.Smooth(single.ToDouble(), GaussianKernel.Taps(sigma), edge, nan);
                TestImages.AssertClose(expected.Pixels, GaussianConvolution.Smooth(single, sigma, options).ToDouble().Pixels, 5e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_variance_is_the_sum_of_squared_weights(EdgePolicy edge, NanPolicy nan)
    {
        var options = new GaussianOptions { Edge = edge, Nan = nan };
        foreach (var (width, height, sigma) in Sizes)
        {
            var variance = TestImages.Uniform(width, height, 3).Map(v => v * v).WithNaN(TestImages.RandomMask(width, height, 0.1, 4));
            var expected = ScalarConvolution.Smooth(variance, GaussianKernel.Taps(sigma), edge, nan, variance: true);
            TestImages.AssertClose(expected.Pixels, GaussianConvolution.SmoothVariance(variance, sigma, options).Pixels, 1e-12);
        }
    }

    [Fact]
    public void Reflection_is_that_of_scipy()
    {
        // scipy.ndimage.gaussian_filter(im, 1.5, mode='reflect', truncate=4), rows 0 and 3
        var smooth = GaussianConvolution.Smooth(Small(), 1.5, new() { Edge = EdgePolicy.Reflect });
        TestImages.AssertClose(
            [6.636693786257871, 7.749475759737027, 9.026838570668236, 9.679782051809426, 9.525787418977641, 8.76548811365563, 8.02982418701388],
            smooth.Row(0).ToArray(), 1e-13);
        TestImages.AssertClose(
            [7.185599194883203, 7.200045095060444, 7.570408172840464, 8.339023856463612, 9.076335730118013, 9.424548291778244, 9.473501219662204],
            smooth.Row(3).ToArray(), 1e-13);
    }

    [Fact]
    public void Missing_pixels_are_filled_as_astropy_fills_them()
    {
        // astropy.convolution.convolve(im, Gaussian2DKernel(0.75, x_size=7, y_size=7), boundary='fill', nan_treatment='interpolate'), rows 0, 1, 3
        var image = Small();
        image[2, 1] = image[5, 3] = image[6, 3] = double.NaN;
        var options = new GaussianOptions { Edge = EdgePolicy.Zero, Nan = NanPolicy.Interpolate };
        var smooth = GaussianConvolution.Smooth(image, 0.75, options);
        TestImages.AssertClose(
            [1.8714036308862914, 4.713946950359397, 6.901626581975835, 7.42288804834217, 8.497756138896001, 6.734778980525128, 3.6545769751823904],
            smooth.Row(0).ToArray(), 1e-13);
        TestImages.AssertClose(
            [5.218709207341602, 9.434770684805509, 9.996320558993492, 8.45656654051333, 10.28310818375081, 8.946199151584567, 5.206519580424067],
            smooth.Row(1).ToArray(), 1e-13);
        double[] third = [6.980126229795775, 6.231366992696135, 5.435252825439283, 7.160069905838776, 9.353224836630279, 9.159799587288774, 5.909887617142983];
        TestImages.AssertClose(third, smooth.Row(3).ToArray(), 1e-13);
        // … and with preserve_nan=True
        third[5] = third[6] = double.NaN;
        TestImages.AssertClose(third, GaussianConvolution.Smooth(image, 0.75, options with { Nan = NanPolicy.Preserve }).Row(3).ToArray(), 1e-13);
    }

    [Theory]
    [InlineData(57, 41)]
    [InlineData(56, 40)]
    public void A_point_stays_where_it_is_and_keeps_its_flux(int width, int height)
    {
        foreach (var edge in Edges)
        {
            var image = new Image<float>(width, height);
            image[25, 18] = 100;    // two kernel radii from every border, where nothing is renormalised
            var smooth = GaussianConvolution.Smooth(image, 2, new() { Edge = edge });
            Assert.Equal(100, smooth.Sum(), 1e-4);
            Assert.Equal(25, smooth.Combine(Positions(width, height, (x, _) => x), (v, x) => v * x).Sum() / smooth.Sum(), 1e-5);
            Assert.Equal(18, smooth.Combine(Positions(width, height, (_, y) => y), (v, y) => v * y).Sum() / smooth.Sum(), 1e-5);
            Assert.Equal(smooth[22, 18], smooth[28, 18]);
            Assert.Equal(smooth[25, 13], smooth[25, 23]);
        }
    }

    [Fact]
    public void Ones_stay_ones_unless_zeros_beyond_the_border_count()
    {
        var ones = TestImages.Filled(33, 20, 1.0);
        ones[4, 17] = double.NaN;
        foreach (var edge in new[] { EdgePolicy.Renormalise, EdgePolicy.Reflect })
        {
            var smooth = GaussianConvolution.Smooth(ones, 3, new() { Edge = edge, Nan = NanPolicy.Interpolate });
            Assert.All(smooth.Pixels, p => Assert.Equal(1, p, 1e-14));
        }
        var darkened = GaussianConvolution.Smooth(TestImages.Filled(61, 60, 1.0), 3, new() { Edge = EdgePolicy.Zero });
        double side = GaussianKernel.Taps(3)[12..].Sum();
        Assert.Equal(side * side, darkened[0, 0], 1e-14);
        Assert.Equal(side, darkened[60, 30], 1e-14);
        Assert.Equal(1, darkened[30, 30], 1e-14);
    }

    [Fact]
    public void An_image_of_NaN_stays_one()
    {
        var nothing = TestImages.Filled(9, 14, float.NaN);
        foreach (var nan in Nans)
        {
            Assert.All(GaussianConvolution.Smooth(nothing, 1.3, new() { Nan = nan }).Pixels, p => Assert.True(float.IsNaN(p)));
        }
    }

    [Fact]
    public void Holes_are_filled_as_far_as_the_kernel_reaches()
    {
        var image = TestImages.Filled(21, 9, float.NaN);
        image[3, 4] = 7;
        var filled = GaussianConvolution.Smooth(image, 1, new() { Nan = NanPolicy.Interpolate });
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 21; x++) Assert.Equal(x <= 7 ? 7 : float.NaN, filled[x, y], 1e-5f);
        }
    }

    [Fact]
    public void An_infinite_pixel_spreads_over_the_kernel_and_no_further()
    {
        var image = TestImages.Filled(19, 15, 1f);
        image[8, 5] = float.PositiveInfinity;
        var smooth = GaussianConvolution.Smooth(image, 1);
        for (int y = 0; y < 15; y++)
        {
            for (int x = 0; x < 19; x++)
            {
                bool reached = Math.Abs(x - 8) <= 4 && Math.Abs(y - 5) <= 4;
                Assert.Equal(reached ? float.PositiveInfinity : 1, smooth[x, y], 1e-5f);
            }
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var image = TestImages.Uniform(2300, 40, 5).WithNaN(TestImages.RandomMask(2300, 40, 0.01, 6)).ToFloat();
        foreach (var edge in Edges)
        {
            var options = new GaussianOptions { Edge = edge };
            float[] one = TestImages.WithThreads(1, () => GaussianConvolution.Smooth(image, 2.2, options).Pixels);
            float[] two = TestImages.WithThreads(2, () => GaussianConvolution.Smooth(image, 2.2, options).Pixels);
            Assert.Equal(one.Select(BitConverter.SingleToInt32Bits), two.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void A_cancelled_convolution_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        foreach (int threads in new[] { 1, 2 })
        {
            Assert.ThrowsAny<OperationCanceledException>(() =>
                TestImages.WithThreads(threads, () => GaussianConvolution.Smooth(new Image<float>(2000, 10), 2, cancellation: source.Token)));
        }
    }

    [Fact]
    public void The_input_is_left_as_it_was_and_sigma_0_copies_it()
    {
        var image = Small();
        image[3, 3] = double.NaN;
        double[] before = [.. image.Pixels];
        GaussianConvolution.Smooth(image, 1, new() { Nan = NanPolicy.Interpolate });
        Assert.Equal(before, image.Pixels);
        var copy = GaussianConvolution.Smooth(image, 0, new() { Nan = NanPolicy.Interpolate });
        Assert.Equal(before, copy.Pixels);
        Assert.NotSame(image.Pixels, copy.Pixels);
        Assert.Empty(GaussianConvolution.Smooth(new Image<float>(0, 7), 1).Pixels);
    }

    [Fact]
    public void Smoothed_white_noise_has_the_variance_that_is_predicted()
    {
        var random = new Random(7);
        var noise = new Image<double>(300, 200);
        for (int i = 0; i < noise.Pixels.Length; i++)
        {
            noise.Pixels[i] = 3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        var smooth = GaussianConvolution.Smooth(noise, 1.5);
        var variance = GaussianConvolution.SmoothVariance(TestImages.Filled(300, 200, 9.0), 1.5);
        double[] pulls = smooth.Combine(variance, (n, v) => n * n / v).Pixels;
        // 60 000 pixels over 4πσ² = 28 correlated ones are 2100 independent squares: 3 %, so 10 % is beyond 3σ.
        Assert.Equal(1, pulls.Average(), 0.1);
        double[] kernel = GaussianKernel.Taps(1.5);
        Assert.Equal(9 / GaussianKernel.CorrelatedNoiseFactor(kernel), variance[150, 100], 1e-12);
    }

    // (3x² + 5y + 7xy) mod 17
    private static Image<double> Small() => Positions(7, 5, (x, y) => (x * x * 3 + y * 5 + x * y * 7) % 17);

    private static Image<double> Positions(int width, int height, Func<int, int, double> f) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => f(i % width, i / width))]);
}

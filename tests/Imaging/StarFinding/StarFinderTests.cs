using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class StarFinderTests
{
    private static readonly StarFinderOptions Options = new() { FwhmPx = 2.5, Threshold = 1 };

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Stars_are_found_where_they_are_on_any_constant_sky(double sky)
    {
        // The third sits on the border between two bands of rows.
        (double X, double Y)[] truth = [(20.2, 11.7), (70.5, 30), (40.1, 63.5), (12.9, 140.3)];
        var found = StarFinder.Find(Stars(97, 151, sky, truth), Options with { ExcludeBorder = true });
        Assert.Equal(truth.Length, found.Count);
        foreach (var ((x, y), star) in truth.Zip(found))
        {
            // DAOFIND takes one step towards the centre: near the border of two pixels it falls short or goes too far.
            Assert.Equal(x, star.X, 0.08);
            Assert.Equal(y, star.Y, 0.08);
            Assert.InRange(star.Flux, 60, 110);
            Assert.Equal(-2.5 * Math.Log10(star.Flux), star.Magnitude);
        }
    }

    [Fact]
    public void The_height_of_a_Gaussian_star_is_its_flux_times_the_threshold()
    {
        var star = Assert.Single(StarFinder.Find(Stars(41, 37, 0, (19, 17)), Options with { Threshold = 5 }));
        Assert.Equal((19, 17, 0, 0), (star.X, star.Y, Math.Round(star.Roundness1, 12), Math.Round(star.Roundness2, 12)));
        // The convolution is the least-squares height, over the relative error.
        Assert.Equal(100 / 5.0 / new StarKernel(Options).RelativeError, star.Flux, 1e-3);
    }

    [Theory]
    [InlineData(1.8, 13, 1.0622702381009062)]
    [InlineData(2.5, 13, 1.139777936976057)]
    [InlineData(5, 37, 0.8002629760933756)]
    public void The_kernel_is_that_of_photutils_and_sums_to_zero(double fwhm, int count, double relativeError)
    {
        var kernel = new StarKernel(Options with { FwhmPx = fwhm });
        Assert.Equal(count, kernel.Count);
        Assert.Equal(relativeError, kernel.RelativeError, 1e-13);
        Assert.Equal(0, kernel.Weights.Sum(), 1e-13);
    }

    [Fact]
    public void A_turned_elongated_star_is_round_for_a_turned_kernel()
    {
        var image = new Image<double>(61, 53);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(35));
        for (int y = 0; y < 53; y++)
        {
            for (int x = 0; x < 61; x++)
            {
                double u = (x - 27) * cos + (y - 31) * sin, v = (y - 31) * cos - (x - 27) * sin;
                image[x, y] = 100 * Math.Exp(-u * u / 18 - v * v / 4.5);
            }
        }
        var along = new StarFinderOptions { FwhmPx = Fwhm.FromSigma(3), Ratio = 0.5, ThetaDegrees = 35, Threshold = 10 };
        var star = Assert.Single(StarFinder.Find(image, along));
        var across = StarFinder.Find(image, along with { ThetaDegrees = 125, RoundLow = -2, RoundHigh = 2, SharpLow = -9 });
        Assert.All(across, other => Assert.True(other.Flux < star.Flux));
    }

    [Fact]
    public void Two_equal_pixels_are_one_star()
    {
        var image = new Image<double>(31, 29);
        for (int y = 0; y < 29; y++)
        {
            for (int x = 0; x < 31; x++) image[x, y] = Math.Round(1e6 * Math.Exp(-0.4 * (Square(x - 14.5) + Square(y - 11))));
        }
        var star = Assert.Single(StarFinder.Find(image, Options));
        Assert.Equal(14.5, star.X, 0.08);

        static double Square(double a) => a * a;
    }

    [Fact]
    public void Hits_of_one_pixel_are_too_sharp()
    {
        var image = new Image<float>(33, 27);
        image[17, 9] = 100;
        Assert.Empty(StarFinder.Find(image, Options));
        Assert.Single(StarFinder.Find(image, Options with { SharpHigh = double.PositiveInfinity }));
    }

    [Fact]
    public void NaN_hides_the_stars_near_it_and_no_other()
    {
        (double X, double Y)[] truth = [(20, 11), (70, 30)];
        var image = Stars(97, 51, 0, truth);
        image[22, 12] = double.NaN;
        var star = Assert.Single(StarFinder.Find(image, Options));
        Assert.Equal(70, star.X, 0.01);
        Assert.Empty(StarFinder.Find(image.Map(_ => double.NaN), Options));
    }

    [Fact]
    public void The_mask_hides_a_star()
    {
        (double X, double Y)[] truth = [(20, 11), (70, 30)];
        var mask = Mask.Circles(97, 51, [(20, 11)], 1);
        Assert.Equal(70, Assert.Single(StarFinder.Find(Stars(97, 51, 0, truth), Options, mask)).X, 0.01);
    }

    [Fact]
    public void Separation_keeps_the_higher_peak_and_Brightest_the_brightest()
    {
        var image = Stars(97, 51, 0, (20, 11), (29, 12), (70, 30));
        image[29, 12] += 5;
        Assert.Equal(3, StarFinder.Find(image, Options).Count);
        Assert.Equal([29, 70], StarFinder.Find(image, Options with { MinSeparationPx = 10 }).Select(s => (int)Math.Round(s.X)));
        Assert.Equal(29, Assert.Single(StarFinder.Find(image, Options with { Brightest = 1 })).X, 0.1);
    }

    [Fact]
    public void Stars_at_the_border_can_be_left_out()
    {
        var image = Stars(97, 51, 0, (1, 11), (2, 25), (70, 30));
        Assert.Equal(3, StarFinder.Find(image, Options).Count);
        // The kernel reaches 2 pixels.
        Assert.Equal(2, StarFinder.Find(image, Options with { ExcludeBorder = true }).Count);
    }

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        Assert.Empty(StarFinder.Find(new Image<float>(0, 0), Options));
        Assert.Empty(StarFinder.Find(new Image<float>(1, 3), Options));
        Assert.Empty(StarFinder.Find(TestImages.Filled(40, 30, 1e9f), Options with { ExcludeBorder = true, Threshold = 1e4 }));
    }

    [Fact]
    public void Stars_are_the_same_for_any_number_of_threads()
    {
        var image = TestImages.Uniform(211, 333, 3);
        var one = TestImages.WithThreads(1, () => StarFinder.Find(image, Options));
        Assert.True(one.Count > 100);
        Assert.Equal(one, TestImages.WithThreads(3, () => StarFinder.Find(image, Options)));
    }

    [Fact]
    public void All_faults_are_listed_at_once()
    {
        var wrong = new StarFinderOptions { FwhmPx = 0, Threshold = double.NaN, SharpLow = 2, Brightest = 0 };
        string message = Assert.Throws<ArgumentException>(() => StarFinder.Find(new Image<float>(9, 8), wrong)).Message;
        Assert.All(["FwhmPx is 0", "Threshold is NaN", "SharpLow, 2", "Brightest is 0"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => StarFinder.Find(new Image<float>(9, 8), Options, new Image<bool>(8, 9)));
    }

    private static Image<double> Stars(int width, int height, double sky, params (double X, double Y)[] positions)
    {
        double falloff = 0.5 / Math.Pow(Fwhm.ToSigma(2.5), 2);
        var image = new Image<double>(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                image[x, y] = sky;
                foreach (var (sx, sy) in positions) image[x, y] += 100 * Math.Exp(-falloff * ((x - sx) * (x - sx) + (y - sy) * (y - sy)));
            }
        }
        return image;
    }
}

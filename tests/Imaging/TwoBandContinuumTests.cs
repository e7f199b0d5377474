using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class TwoBandContinuumTests
{
    private const int Width = 37, Height = 131;      // no multiple of a vector, more than one band of rows
    private const double Weight1 = 0.37;

    public static TheoryData<ContinuumInterpolation, bool, bool> Ways()
    {
        var ways = new TheoryData<ContinuumInterpolation, bool, bool>();
        foreach (var interpolation in Enum.GetValues<ContinuumInterpolation>())
            foreach (bool zero in new[] { false, true })
                foreach (bool errors in new[] { false, true }) ways.Add(interpolation, zero, errors);
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_pixel_is_that_of_the_scalar_formulas(ContinuumInterpolation interpolation, bool zero, bool errors)
    {
        var options = new TwoBandOptions { Interpolation = interpolation, ZeroWhereUndefined = zero };
        BandPlane[] planes = [Plane(1, errors, 0.5, 1.2), Plane(2, errors, -0.25, 1.1), Plane(3, errors, 0.125, 0.9)];
        var result = TwoBandContinuum.Subtract(planes[0], planes[1], planes[2], Weight1, options);
        Assert.Equal(errors, result.LineError is not null);
        for (int i = 0; i < Width * Height; i++)
        {
            var bands = planes.Select(p => new ScalarContinuum.Band(
                (p.Flux.Pixels[i] - p.Offset) * p.Factor, p.Error is { } e ? e.Pixels[i] * p.Factor : 0)).ToArray();
            var expected = ScalarContinuum.At(bands[0], bands[1], bands[2], Weight1, options);
            Close(expected.Line, result.Line.Pixels[i], i);
            Close(expected.Continuum, result.Continuum.Pixels[i], i);
            if (errors) Close(expected.Error, result.LineError!.Pixels[i], i);
            Assert.True(expected.Quality == (LineQuality)result.Quality.Pixels[i],
                $"[{i}]: {(LineQuality)result.Quality.Pixels[i]} instead of {expected.Quality} for {bands[1]}, {bands[2]}");
        }
    }

    [Theory]
    [InlineData(ContinuumInterpolation.LogFlux)]
    [InlineData(ContinuumInterpolation.Linear)]
    [InlineData(ContinuumInterpolation.LinearWhereSameSign)]
    public void The_spectrum_that_it_assumes_leaves_the_line_alone(ContinuumInterpolation interpolation)
    {
        const double Line = 7, Blue = 5360, Middle = 6584, Red = 8079;
        bool isLog = interpolation == ContinuumInterpolation.LogFlux;
        double Spectrum(double wavelength) => isLog ? 300 * Math.Exp(-wavelength / 2500) : 80 - 0.008 * wavelength;
        BandPlane At(double wavelength, double line = 0) => new(TestImages.Filled(19, 3, (float)(Spectrum(wavelength) + line)));
        double weight = (Red - Middle) / (Red - Blue);
        var result = TwoBandContinuum.Subtract(At(Middle, Line), At(Blue), At(Red), weight, new() { Interpolation = interpolation });
        Assert.All(result.Line.Pixels, v => Assert.Equal(Line, v, 1e-5));
        Assert.All(result.Quality.Pixels, q => Assert.Equal(0, q));
    }

    [Theory]
    [InlineData(ContinuumInterpolation.LogFlux)]
    [InlineData(ContinuumInterpolation.Linear)]
    public void The_error_is_the_scatter_of_many_noisy_pixels(ContinuumInterpolation interpolation)
    {
        const int Side = 400;
        BandPlane Noisy(float flux, float sigma, long seed) => new(
            WhiteNoise.Add(TestImages.Filled(Side, Side, flux), sigma, seed), TestImages.Filled(Side, Side, sigma));
        BandPlane narrow = Noisy(30, 0.2f, 1), broad1 = Noisy(50, 1, 2), broad2 = Noisy(12, 0.4f, 3);
        var result = TwoBandContinuum.Subtract(narrow, broad1, broad2, Weight1, new() { Interpolation = interpolation });
        double scatter = RobustStatistics.MadStd(result.Line), mean = result.LineError!.Sum() / (Side * Side);
        Assert.Equal(1, scatter / mean, 0.01);      // 4 σ of the scatter of 160 000 pixels
    }

    [Fact]
    public void Faint_pixels_are_linear_and_unbiased()
    {
        const int Side = 300;
        BandPlane Noisy(float flux, long seed) =>
            new(WhiteNoise.Add(TestImages.Filled(Side, Side, flux), 1, seed), TestImages.Filled(Side, Side, 1f));
        var result = TwoBandContinuum.Subtract(Noisy(1, 1), Noisy(1, 2), Noisy(1, 3), Weight1);
        Assert.Equal(0, result.Line.Sum() / (Side * Side), 0.03);
        Assert.InRange(result.Count(LineQuality.LinearContinuum), 0.98 * Side * Side, Side * Side);
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_threads()
    {
        BandPlane[] planes = [Plane(1, true, 0, 1), Plane(2, true, 0, 1), Plane(3, true, 0, 1)];
        TwoBandResult Run(int threads) =>
            TestImages.WithThreads(threads, () => TwoBandContinuum.Subtract(planes[0], planes[1], planes[2], Weight1));
        var (one, two) = (Run(1), Run(2));
        Assert.Equal(one.Line.Pixels, two.Line.Pixels);
        Assert.Equal(one.LineError!.Pixels, two.LineError!.Pixels);
        Assert.Equal(one.Continuum.Pixels, two.Continuum.Pixels);
        Assert.Equal(one.Quality.Pixels, two.Quality.Pixels);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        BandPlane plane = new(new(4, 3)), other = new(new(3, 4));
        Assert.Throws<ArgumentException>(() => TwoBandContinuum.Subtract(plane, plane, other, 0.5));
        Assert.Throws<ArgumentException>(() => TwoBandContinuum.Subtract(plane, plane, plane with { Error = new(3, 4) }, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoBandContinuum.Subtract(plane, plane, plane, double.NaN));
        Assert.Throws<ArgumentException>(() => TwoBandContinuum.Subtract(plane, plane, plane, 0.5, new() { LowSignalToNoise = double.NaN }));
        Assert.Throws<OperationCanceledException>(() => TwoBandContinuum.Subtract(plane, plane, plane, 0.5, cancellation: new(canceled: true)));
    }

    // Bright, faint, zero, negative and missing pixels; errors of which some are missing.
    private static BandPlane Plane(int seed, bool errors, double offset, double factor)
    {
        var random = new Random(seed);
        float Flux() => random.Next(8) switch
        {
            0 => float.NaN, 1 => (float)(-random.NextDouble()), 2 => (float)offset, _ => (float)(20 * random.NextDouble()),
        };
        float Error() => random.Next(20) == 0 ? float.NaN : (float)(0.2 + 2 * random.NextDouble());
        Image<float> Of(Func<float> next) => new(Width, Height, [.. Enumerable.Range(0, Width * Height).Select(_ => next())]);
        return new(Of(Flux), errors ? Of(Error) : null, offset, factor);
    }

    private static void Close(double expected, float actual, int i)
    {
        bool isClose = double.IsNaN(expected) ? float.IsNaN(actual) : Math.Abs(expected - actual) <= 1e-5 * (1 + Math.Abs(expected));
        Assert.True(isClose, $"[{i}]: {actual} instead of {expected}");
    }
}

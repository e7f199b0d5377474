using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>
/// WFC3 F658N without MUSE, its broad bands a fraction of a pixel beside it. The numbers of the published way were computed with numpy,
/// scipy.ndimage.binary_closing and reproject.reproject_interp (bilinear) from the formulas, on the files of this simulation; the narrow
/// band, which the original also regrids onto its own grid, was cropped.
/// </summary>
public sealed class WithoutMuseTests(WithoutMuseTests.Field field) : IClassFixture<WithoutMuseTests.Field>
{
    // Finite pixels; sum; percentiles 5, 50, 95 and 99.9.
    [Theory]
    [InlineData("contsub", 87263, 1239943.8160276776, -53.15562858581543, 9.283757209777832, 78.37588119506829, 489.5288932495162)]
    [InlineData("contsub_err", 87263, 3369844.4581947327, 35.35291290283203, 36.94546890258789, 43.72260932922363, 113.98812698364284)]
    [InlineData("contsub_as2", 87263, 789901712.2132152, -33862.598828125, 5914.18408203125, 49929.07109374996, 311852.59362500283)]
    [InlineData("contsub_err_as2", 87263, 2146747195.5332031, 22521.445703125, 23535.9765625, 27853.330078124996, 72615.72470312516)]
    public void The_products_have_the_certified_numbers(
        string product, int count, double sum, double p5, double p50, double p95, double p999)
    {
        var pixels = SimulatedGalaxy.Read(Path.Combine(field.Galaxy.Products, $"simgal_hst_{product}.fits"));
        Assert.Equal((360, 330), (pixels.Width, pixels.Height));
        float[] finite = [.. pixels.Pixels.Where(float.IsFinite)];
        Assert.Equal(count, finite.Length);
        Assert.Equal(1, finite.Sum(v => (double)v) / sum, 2e-6);
        double[] percentiles = RobustStatistics.Percentiles(finite, 5, 50, 95, 99.9);
        foreach (var (expected, found) in new[] { p5, p50, p95, p999 }.Zip(percentiles)) Assert.Equal(1, found / expected, 1e-5);
    }

    [Fact]
    public void Only_the_products_without_MUSE_are_written() =>
        Assert.Equal(
            ["simgal_hst_contsub.fits", "simgal_hst_contsub_as2.fits", "simgal_hst_contsub_err.fits", "simgal_hst_contsub_err_as2.fits"],
            Directory.GetFileSystemEntries(field.Galaxy.Products).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void By_default_no_pixel_is_left_unsubtracted_and_the_noise_is_that_of_the_errors()
    {
        var run = field.Galaxy.Run();
        Assert.Null(run.Anchoring);
        var missing = run.Halpha.Image.Science.Combine(run.Halpha.Quality,
            (v, q) => float.IsFinite(v) && (q & (byte)LineQuality.MissingContinuum) != 0);
        Assert.Equal(0, missing.CountTrue());
        Assert.InRange(run.Halpha.NoiseOverError, 0.95, 1.1);
    }

    public sealed class Field : IDisposable
    {
        public Field() => Galaxy.Run(new(Fidelity.Original) { Save = ProductSet.NoMuse }, Galaxy.Products);

        public SimulatedGalaxy Galaxy { get; } = new(new()
        {
            Seed = 4711, Width = 360, Height = 330, FootprintAngleDeg = 25, HasMuse = false, VelocityKms = 900,
            Narrow = new("UVIS", "F658N") { OffsetPerArcsec2 = 20, ExposureS = 1500, NoiseElectronsPerS = 0.001 },
            Broad1 = new("UVIS", "F555W") { OffsetPerArcsec2 = 15, ExposureS = 700, ShiftXPx = 0.37, ShiftYPx = -0.21 },
            Broad2 = new("UVIS", "F814W") { OffsetPerArcsec2 = 10, ExposureS = 800, ShiftXPx = 0.37, ShiftYPx = -0.21 },
        });

        public void Dispose() => Galaxy.Dispose();
    }
}

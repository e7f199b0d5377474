using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Noise of apertures over that of independent pixels.</summary>
public sealed class CorrelatedNoiseTests
{
    private static readonly double[] Radii = [2, 4, 7.5];

    [Fact]
    public void Independent_noise_is_that_of_squared_areas()
    {
        // Σ w² over all positions within a pixel, by sums over a point image of each pixel.
        var noise = CorrelatedNoise.OfIndependentPixels(Radii);
        for (int k = 0; k < Radii.Length; k++)
        {
            double radius = Radii[k], squares = 0;
            const int steps = 16;
            for (int s = 0; s < steps * steps; s++)
            {
                double x = 10 + (s % steps + 0.5) / steps, y = 10 + (s / steps + 0.5) / steps;
                var disc = new DiscOverlap();
                disc.Place(radius, -0.5 - x, 24, -0.5 - y, 24);
                var areas = new double[28];
                for (int row = 0; row < 24; row++)
                {
                    disc.Rows(row, 1, 24, areas);
                    squares += areas.Take(24).Sum(a => a * a) / (steps * steps);
                }
            }
            Assert.Equal(Math.Sqrt(squares / (Math.PI * radius * radius)), noise.Ratios[k], 2e-3);
        }
        Assert.Equal(1, noise.SkyRatio);
    }

    [Fact]
    public void White_noise_is_measured_as_such_also_on_a_slope_with_sources_masked()
    {
        var image = new Image<float>(1200, 900);
        for (int y = 0; y < 900; y++) for (int x = 0; x < 1200; x++) image[x, y] = 0.004f * x - 0.002f * y;
        image = WhiteNoise.Add(image, 0.3, 11);
        var mask = Mask.Circles(1200, 900, [(200, 300), (500, 100)], 40);
        foreach (var (x, y) in new[] { (200, 300), (500, 100) }) for (int i = -5; i < 6; i++) image[x + i, y] = 1000;
        var measured = CorrelatedNoise.Measure(image, Radii, mask)!;
        TestImages.AssertClose(CorrelatedNoise.OfIndependentPixels(Radii).Ratios, measured.Ratios, 0.05);
        Assert.Equal(1, measured.SkyRatio, 0.05);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0.6)]
    [InlineData(0.8, 0.8)]
    public void Drizzled_noise_is_as_Fruchter_and_Hook_say(double pixfrac, double scale)
    {
        // Sums of many exposures shifted at random, each a square drop over the output pixels.
        var image = new Image<float>(900, 680);
        var random = new Random(3);
        for (int exposure = 0; exposure < 12; exposure++) Drizzle(image, pixfrac / scale, 1 / scale, exposure, random);
        var expected = CorrelatedNoise.OfDrizzling(Radii, pixfrac, scale);
        TestImages.AssertClose(expected.Ratios, CorrelatedNoise.Measure(image, Radii)!.Ratios, 0.1);
    }

    [Fact]
    public void The_limits_are_those_of_the_paper()
    {
        // Fruchter & Hook 2002, eq. 10 with r = 1.2, as in the HDF: 1.662; and r = 0.5.
        Assert.Equal(1.662, CorrelatedNoise.OfDrizzling([1e6], 0.6, 0.5).Ratios[0], 1e-3);
        Assert.Equal(1 / (1 - 0.5 / 3), CorrelatedNoise.OfDrizzling([1e6], 0.5, 1).SkyRatio, 1e-12);
    }

    [Fact]
    public void Too_little_sky_is_not_measured_and_bad_numbers_are_refused()
    {
        Assert.Null(CorrelatedNoise.Measure(new Image<float>(60, 50), Radii));
        Assert.Null(CorrelatedNoise.Measure(TestImages.Filled(600, 500, float.NaN), Radii));
        Assert.Null(CorrelatedNoise.Measure(new Image<float>(0, 0), Radii));
        Assert.Null(CorrelatedNoise.Measure(TestImages.Filled(600, 500, 1f), Radii));
        Assert.Throws<ArgumentException>(() => CorrelatedNoise.Measure(new Image<float>(60, 50), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelatedNoise.OfDrizzling(Radii, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelatedNoise.OfDrizzling(Radii, 1, 0));
    }

    // Adds an exposure of white noise: input pixels `spacing` output pixels apart, drops of `side`; equal weights cancel in the ratio.
    private static void Drizzle(Image<float> image, double side, double spacing, int seed, Random random)
    {
        var (columns, rows) = ((int)(image.Width / spacing) + 3, (int)(image.Height / spacing) + 3);
        var noise = WhiteNoise.Add(new Image<float>(columns, rows), 1, seed);
        double shiftX = random.NextDouble() * spacing, shiftY = random.NextDouble() * spacing;
        for (int j = 0; j < rows; j++)
        {
            double bottom = (j - 1) * spacing + shiftY, top = bottom + side;
            for (int i = 0; i < columns; i++)
            {
                double left = (i - 1) * spacing + shiftX, right = left + side;
                for (int y = Math.Max(0, (int)bottom); y < Math.Min(image.Height, top); y++)
                {
                    for (int x = Math.Max(0, (int)left); x < Math.Min(image.Width, right); x++)
                    {
                        double width = Math.Min(right, x + 1) - Math.Max(left, x), height = Math.Min(top, y + 1) - Math.Max(bottom, y);
                        image[x, y] += (float)(noise[i, j] * width * height);
                    }
                }
            }
        }
    }
}

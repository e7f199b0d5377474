using System.Numerics;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>A simulated parallel field: exposures, weight, context, sky and cosmic rays.</summary>
public sealed class AcsParallelTests
{
    private static readonly AcsParallelOptions Small = new() { Width = 640, Height = 560, GapPx = 30, Seed = 5 };

    private static readonly AcsParallelSkyOptions Empty = new() { Stars = 0, Galaxies = 0, BlendedPairs = 0, SaturatedStars = 0 };

    [Fact]
    public void Science_weight_context_and_exposures_agree()
    {
        var simulation = AcsParallelField.Simulate(Small);
        var field = simulation.Field;
        var counts = new int[4];
        for (int i = 0; i < field.Image.Science.Pixels.Length; i++)
        {
            int context = field.Context[0].Pixels[i], exposures = simulation.Exposures.Pixels[i];
            // Chips 2k and 2k + 1 are those of exposure k.
            Assert.Equal(BitOperations.PopCount((uint)((context | (context >> 1)) & 0b010101)), exposures);
            Assert.Equal(exposures == 0, float.IsNaN(field.Image.Science.Pixels[i]));
            Assert.Equal(exposures == 0, field.Weight!.Pixels[i] == 0);
            Assert.InRange(field.Weight!.Pixels[i], 0, 500.01f * exposures);
            counts[exposures]++;
        }
        Assert.All(counts, n => Assert.InRange(n, 0.04 * field.Image.Science.Pixels.Length, 0.7 * field.Image.Science.Pixels.Length));
        Assert.Equal(6, field.InputChips);
        Assert.Equal(1500, field.Image.Photometry.ExposureS);
    }

    [Fact]
    public void The_gap_of_one_exposure_is_seen_by_the_others()
    {
        var simulation = AcsParallelField.Simulate(Small with { CosmicRayRate = 0 });
        int x = Small.Width / 2;
        int[] column = [.. Enumerable.Range(0, Small.Height).Select(y => simulation.Field.Context[0][x, y])];
        for (int k = 0; k < 3; k++)
        {
            int lower = 1 << 2 * k, upper = lower << 1;
            int last = Array.FindLastIndex(column, c => (c & lower) != 0), first = Array.FindIndex(column, c => (c & upper) != 0);
            // The rows at the borders of the gap are shared by chip and gap.
            Assert.InRange(first - last - 1, Small.GapPx - 2, Small.GapPx);
            for (int y = last + 1; y < first; y++) Assert.Equal(2, simulation.Exposures[x, y]);
        }
    }

    [Fact]
    public void Sky_and_noise_are_as_predicted()
    {
        var options = Small with { Sky = Empty, CosmicRayRate = 0, SkyGradient = 0 };
        var simulation = AcsParallelField.Simulate(options);
        foreach (int exposures in new[] { 1, 2, 3 })
        {
            double[] pixels = [.. Enumerable.Range(0, Small.Width * Small.Height)
                .Where(i => simulation.Field.Weight!.Pixels[i] == 500f * exposures)
                .Select(i => (double)simulation.Field.Image.Science.Pixels[i])];
            double time = 500 * exposures, mean = pixels.Average(), rms = Math.Sqrt(pixels.Average(p => (p - mean) * (p - mean)));
            double alone = Math.Sqrt(0.05 * time + 16 * exposures) / time;
            Assert.Equal(0.05, mean, 5 * alone / Math.Sqrt(pixels.Length));
            Assert.Equal(2.0 / 3, rms / alone, 0.02);
        }
    }

    [Fact]
    public void The_noise_of_sums_grows_as_that_of_drizzled_images()
    {
        const int m = 8;
        var simulation = AcsParallelField.Simulate(new()
        {
            Sky = Empty, CosmicRayRate = 0, SkyGradient = 0, GapPx = 0, Exposures = AcsParallelExposure.Dithers(1, 500),
        });
        var science = simulation.Field.Image.Science;
        var (pixels, sums) = (new List<double>(), new List<double>());
        for (int y = 40; y < 460; y += m)
        {
            for (int x = 40; x < 1140; x += m)
            {
                float[] block = science.Crop(x, y, m, m).Pixels;
                pixels.AddRange(block.Select(p => p - 0.05));
                sums.Add(block.Sum(p => p - 0.05));
            }
        }
        double ratio = Math.Sqrt(sums.Average(s => s * s) / pixels.Average(p => p * p)) / m;
        // Casertano et al. 2000: 1.5 for large sums; the borders of m × m pixels take (1 − 1/3m) of it along each axis, so 1.5 (1 − 1/3m).
        Assert.Equal(1.5 * (1 - 1.0 / (3 * m)), ratio, 4 * ratio / Math.Sqrt(2 * sums.Count));
    }

    [Fact]
    public void The_sky_changes_as_asked()
    {
        var simulation = AcsParallelField.Simulate(Small with { Sky = Empty, CosmicRayRate = 0, SkyGradient = 0.5 });
        Assert.Equal(0.05 * (1 + 0.5 * (-0.25 + 0.0)), Mean(Small.Width / 4, Small.Height / 2), 4e-4);
        Assert.Equal(0.05 * (1 + 0.5 * (0.25 + 0.0)), Mean(3 * Small.Width / 4, Small.Height / 2), 4e-4);
        Assert.Equal(0.05 * (1 - 0.25 * 0.25), Mean(Small.Width / 2, 3 * Small.Height / 4), 4e-4);

        double Mean(int x, int y) => simulation.Field.Image.Science.Crop(x - 40, y - 40, 80, 80).Pixels.Average(p => (double)p);
    }

    [Fact]
    public void Cosmic_rays_stay_where_there_is_one_exposure()
    {
        var simulation = AcsParallelField.Simulate(Small with { Sky = Empty, Exposures = AcsParallelExposure.Dithers(3, 1000) });
        double Fraction(int exposures)
        {
            int[] there = [.. Enumerable.Range(0, Small.Width * Small.Height).Where(i => simulation.Exposures.Pixels[i] == exposures)];
            return there.Count(i => simulation.CosmicRays.Pixels[i]) / (double)there.Length;
        }
        // 1.2 s⁻¹ cm⁻² of 15 μm pixels in 1000 s, 7.3 pixels a track, some of them twice; drizzling shares each among up to four.
        double native = 1.2 * 1000 * 15e-4 * 15e-4 * 7.3;
        Assert.InRange(Fraction(1) / native, 1.2, 4);
        // What is left is faint, or has hit two exposures at one place.
        Assert.InRange(Fraction(2) / Fraction(1), 1e-3, 0.2);
        Assert.InRange(Fraction(3) / Fraction(1), 1e-3, 0.25);

        double[] left = [.. Pixels(isHit: true)], clean = [.. Pixels(isHit: false)];
        Assert.True(left.Average() > 0.05 + 0.1);
        Assert.Equal(0.05, clean.Average(), 1e-3);

        IEnumerable<double> Pixels(bool isHit) => Enumerable.Range(0, Small.Width * Small.Height)
            .Where(i => simulation.Exposures.Pixels[i] == 1 && simulation.CosmicRays.Pixels[i] == isHit)
            .Select(i => (double)simulation.Field.Image.Science.Pixels[i]);
    }

    [Fact]
    public void The_same_options_give_the_same_pixels_for_any_number_of_threads()
    {
        var first = AcsParallelField.Simulate(Small);
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = threads == 1 ? 2 : 1;
            var again = AcsParallelField.Simulate(Small);
            Assert.Equal(first.Field.Image.Science.Pixels, again.Field.Image.Science.Pixels);
            Assert.Equal(first.Field.Weight!.Pixels, again.Field.Weight!.Pixels);
            Assert.Equal(first.Field.Context[0].Pixels, again.Field.Context[0].Pixels);
            Assert.Equal(first.CosmicRays.Pixels, again.CosmicRays.Pixels);
            Assert.Equal(first.Sources, again.Sources);
        }
        finally
        {
            Compute.Threads = threads;
        }
        Assert.NotEqual(first.Field.Image.Science.Pixels, AcsParallelField.Simulate(Small with { Seed = 6 }).Field.Image.Science.Pixels);
    }
}

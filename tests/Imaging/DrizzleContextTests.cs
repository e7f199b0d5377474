using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>What the bits of a context say.</summary>
public sealed class DrizzleContextTests
{
    private static readonly Image<int> First = new(3, 2, [0, 1, 5, int.MinValue, -1, 1 << 30]);
    private static readonly Image<int> Second = new(3, 2, [0, 0, 3, int.MinValue, -1, 0]);

    [Fact]
    public void Every_bit_of_every_plane_is_an_exposure_the_sign_too()
    {
        Assert.Equal([0, 1, 2, 1, 32, 1], DrizzleContext.CountExposures([First]).Pixels.Select(n => (int)n));
        Assert.Equal([0, 1, 4, 2, 64, 1], DrizzleContext.CountExposures([First, Second]).Pixels.Select(n => (int)n));
        Assert.Equal(32, DrizzleContext.LastChip([First]));
        Assert.Equal(64, DrizzleContext.LastChip([First, Second]));
        Assert.Equal(0, DrizzleContext.LastChip([new(2, 2)]));
    }

    [Fact]
    public void Shifts_of_signed_integers_count_as_in_the_original()
    {
        foreach (int last in new[] { 0, 2, 6, 30, 31, 40 })
        {
            int[] expected = [.. First.Pixels.Select(bits => Enumerable.Range(0, last + 1).Sum(i => bits >> Math.Min(i, 31) & 1))];
            Assert.Equal(expected, DrizzleContext.CountShifted(First, last).Pixels.Select(n => (int)n));
        }
    }

    [Fact]
    public void Exposure_times_of_the_chips_add_up()
    {
        double[] times = [.. Enumerable.Range(0, 64).Select(i => 100.0 + i)];
        var image = DrizzleContext.ExposureTime([First, Second], times);
        Assert.Equal([0, 100, 202 + 132 + 133, 131 + 163, 64 * 100 + 63 * 32, 130], image.Pixels);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(image.Pixels[i], DrizzleContext.ExposureTime([First, Second], times, i % 3 + 0.4, i / 3 - 0.4));
        }
        Assert.Equal(0, DrizzleContext.ExposureTime([First], times, 2.6, 0));
        Assert.Equal(0, DrizzleContext.ExposureTime([First], times, double.NaN, 0));
    }

    [Fact]
    public void A_chip_without_exposure_time_and_planes_of_different_shape_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => DrizzleContext.ExposureTime([First], [500, 500]));
        Assert.Contains("chip 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DrizzleContext.CountExposures([]));
        Assert.Throws<ArgumentException>(() => DrizzleContext.CountExposures([First, new(2, 2)]));
    }
}

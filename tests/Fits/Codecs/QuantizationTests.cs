using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class QuantizationTests
{
    private const int Null = Quantization.NullValue, Zero = Quantization.ZeroValue;

    // Two rows of noise about 10, the second time with a zero and a NaN. Numbers, scale and zero by fits_quantize_float and _double of
    // CFITSIO 4.2.0.
    private static readonly float[] Noise =
    [
        10.6f, 11.99f, 10.94f, 10.52f, 11.9f, 10.32f, 10.67f, 9.75f, 11.26f, 8.12f, 11.58f, 8.99f,
        7.82f, 10.73f, 13.39f, 11.92f, 8.97f, 11.4f, 9.09f, 9.75f, 10.18f, 5.37f, 10.38f, 7.94f,
    ];

    private static readonly float[] Special = [.. Noise[..3], 0, .. Noise[4..19], float.NaN, .. Noise[20..]];

    [Fact]
    public void Undithered_numbers_are_those_of_CFITSIO() => AssertQuantized(
        Noise, 4, QuantizationMethod.NoDither, 0, 1, 0.14242855487995149, 5.412285085438157,
        [36, 46, 39, 36, 46, 34, 37, 30, 41, 19, 43, 25, 17, 37, 56, 46, 25, 42, 26, 30, 33, 0, 35, 18]);

    [Fact]
    public void Dithered_numbers_are_those_of_CFITSIO_at_the_end_of_the_random_numbers() => AssertQuantized(
        Noise, 16, QuantizationMethod.SubtractiveDither1, 5, 9998, 0.03560713871998787, 5.376677946718169,
        [147, 186, 156, 145, 183, 139, 149, 122, 165, 77, 174, 101, 69, 151, 225, 184, 100, 169, 104, 122, 135, 0, 140, 72]);

    [Fact]
    public void Zero_and_NaN_have_the_numbers_of_CFITSIO() => AssertQuantized(
        Special, 4, QuantizationMethod.SubtractiveDither2, 3, 42, 0.23719090488955977, 509363587.0955529,
        AboveNull([55, 60, 56, 1, 60, 53, 55, 51, 57, 44, 59, 48, 43, 55, 66, 60, 48, 58, 49, 0, 53, 33, 54, 43]));

    [Fact]
    public void Double_precision_and_a_given_step_are_as_in_CFITSIO() => AssertQuantized(
        Array.ConvertAll(Special, v => (double)v), -0.5f, QuantizationMethod.SubtractiveDither1, 3, 42, 0.5, 1073741818.5,
        AboveNull([31, 34, 32, 10, 34, 30, 31, 29, 32, 26, 33, 28, 25, 31, 37, 34, 28, 33, 28, 0, 31, 21, 31, 26]));

    private static int[] AboveNull(int[] numbers) => Array.ConvertAll(numbers, number => Null + number);

    private static void AssertQuantized<T>(
        T[] values, float level, QuantizationMethod method, long tile, int seed, double scale, double zero, int[] expected)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int[] numbers = new int[values.Length];
        Assert.True(Quantization.TryQuantize<T>(values, 12, numbers, level, method, tile, seed, out double step, out double start));
        Assert.Equal((scale, zero), (step, start));
        Assert.Equal(expected, numbers);
    }

    [Theory]
    [InlineData(nameof(QuantizationMethod.NoDither))]
    [InlineData(nameof(QuantizationMethod.SubtractiveDither1))]
    [InlineData(nameof(QuantizationMethod.SubtractiveDither2))]
    public void Values_come_back_within_half_a_step(string methodName)
    {
        var method = Enum.Parse<QuantizationMethod>(methodName);
        double[] values = Gaussian(41 * 23, 1000, 7);
        (values[50], values[51], values[400]) = (double.NaN, 0, double.NaN);
        int[] numbers = new int[values.Length];
        double[] back = new double[values.Length];
        Assert.True(Quantization.TryQuantize<double>(values, 41, numbers, 16, method, 77, 5, out double scale, out double zero));
        Assert.InRange(scale, 0.85 * 7 / 16, 1.15 * 7 / 16);
        Quantization.Dequantize<double>(numbers, back, scale, zero, method, 77, 5, Null);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) Assert.Equal(double.NaN, back[i]);
            else Assert.InRange(back[i] - values[i], -0.5001 * scale, 0.5001 * scale);
        }
        if (method == QuantizationMethod.SubtractiveDither2) Assert.Equal(0, back[51]);
    }

    // FITS 4.0, section 10.2.1; the first two random numbers by hand.
    [Fact]
    public void Numbers_become_values_by_the_formula_of_the_standard()
    {
        float[] values = new float[4];
        Quantization.Dequantize<float>([10, 20, Zero, Null], values, 2, 100, QuantizationMethod.SubtractiveDither2, 0, 1, Null);
        Assert.Equal(2 * (10 - 16807.0 / int.MaxValue + 0.5) + 100, values[0], 1e-5);
        Assert.Equal(2 * (20 - 282475249.0 / int.MaxValue + 0.5) + 100, values[1], 1e-5);
        Assert.Equal([0, float.NaN], values[2..]);
        Quantization.Dequantize<float>([10, -20, 3, 7], values, 2, 100, QuantizationMethod.NoDither, 0, 1, 7);
        Assert.Equal([120, 60, 106, float.NaN], values);
    }

    [Fact]
    public void Without_a_blank_number_none_is_NaN()
    {
        float[] values = new float[2];
        Quantization.Dequantize<float>([Null, Zero], values, 1, 0, QuantizationMethod.SubtractiveDither1, 0, 1, null);
        Assert.Equal([Null, Zero], values);
    }

    [Theory]
    [InlineData(5f, 5f, 5f)]
    [InlineData(1e30f, 2f, 3f)]
    [InlineData(float.PositiveInfinity, 2f, 3f)]
    [InlineData(float.NegativeInfinity, 2f, float.NaN)]
    [InlineData(float.MaxValue, float.MinValue, float.NaN)]
    public void What_cannot_be_quantised_is_said(float first, float second, float third)
    {
        float[] values = new float[40];
        for (int i = 0; i < values.Length; i++) values[i] = (i % 7) switch { 0 or 4 => first, 1 or 2 or 6 => second, _ => third };
        float level = first == 1e30f ? -1e-3f : 4;
        Assert.False(Quantization.TryQuantize<float>(values, 10, new int[40], level, default, 0, 1, out _, out _));
        Assert.False(Quantization.TryQuantize<float>(values.AsSpan(0, 1), 1, new int[1], level, default, 0, 1, out _, out _));
        Assert.True(Quantization.TryQuantize<float>([float.NaN, float.NaN], 2, new int[2], 4, default, 0, 1, out _, out _));
    }

    [Fact]
    public void The_noise_is_that_of_the_pixels_whatever_lies_below()
    {
        const int width = 211, height = 97;
        double[] values = Gaussian(width * height, 0, 3);
        for (int i = 0; i < values.Length; i++) values[i] += 0.05 * (i % width) + Math.Pow(i / width * 0.05, 3);
        for (int i = 0; i < values.Length; i += 29) values[i] = double.NaN;
        values.AsSpan(4000, 90).Clear();
        Assert.InRange(DifferenceNoise.Estimate<double>(values, width), 2.85, 3.1);
    }

    [Fact]
    public void The_selected_value_is_the_sorted_one()
    {
        var random = new Random(8);
        foreach (int count in (int[])[1, 2, 3, 10, 101, 1000])
        {
            foreach (int kinds in (int[])[1, 2, 5, 1_000_000])
            {
                double[] values = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(kinds))];
                double[] sorted = [.. values.Order()];
                foreach (int rank in (int[])[0, count / 3, (count - 1) / 2, count - 1])
                    Assert.Equal(sorted[rank], Quickselect.Select<double>(values, rank));
            }
        }
    }

    private static double[] Gaussian(int count, double mean, double sigma)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, count).Select(_ =>
            mean + sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}

using System.Numerics;

namespace HstNotebooks.Fits;

internal static partial class Quantization
{
    // Numbers next to NullValue that stay free for special meanings.
    private const int Reserved = 10;

    /// <summary>
    /// Values to whole numbers of a step that is a fraction of the noise; NaN becomes <see cref="NullValue"/>. Step and zero equal those of
    /// CFITSIO except in tiles with stretches of equal pixels, for which its second-order noise takes in numbers of earlier rows.
    /// </summary>
    /// <param name="values">The tile's pixels.</param>
    /// <param name="width">Pixels of the tile along x; the noise is measured along rows.</param>
    /// <param name="quantized">As many numbers.</param>
    /// <param name="quantizeLevel">q: above 0 the step is noise / q; below 0 the step is −q.</param>
    /// <param name="method">ZQUANTIZ.</param>
    /// <param name="tile">The tile's row in the table, from 0.</param>
    /// <param name="seed">ZDITHER0.</param>
    /// <param name="scale">ZSCALE: the step.</param>
    /// <param name="zero">ZZERO: the value of number 0.</param>
    /// <returns>False if the values cannot be quantised: one pixel, no noise, infinities, or a range of more than 2^32 steps.</returns>
    public static bool TryQuantize<T>(
        ReadOnlySpan<T> values, int width, Span<int> quantized, float quantizeLevel, QuantizationMethod method, long tile, int seed,
        out double scale, out double zero)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (scale, zero) = (1, 0);
        if (values.Length <= 1) return false;
        var (least, most, hasNaN) = Range(values);
        // A tile of nothing but NaN has no noise, but is quantised all the same.
        double step = quantizeLevel < 0 ? -quantizeLevel : (least > most ? 1 : DifferenceNoise.Estimate(values, width)) / quantizeLevel;
        if (least > most) (least, most) = (T.Zero, T.One);
        double steps = double.CreateTruncating(most - least) / step;
        if (!double.IsFinite(step) || step == 0 || !(steps <= 2.0 * int.MaxValue - Reserved)) return false;

        double start = double.CreateTruncating(least);
        // Beside the reserved numbers if there are special pixels; else from 0, as small numbers pack best, and at a multiple of the step,
        // so that quantising once more changes nothing.
        if (hasNaN || method == QuantizationMethod.SubtractiveDither2) start -= step * (NullValue + Reserved);
        else if (steps < int.MaxValue - Reserved) start = Math.Truncate(start / step + 0.5) * step;
        else start = double.CreateTruncating(least + most) / 2;
        if (!double.IsFinite(start)) return false;

        (scale, zero) = (step, start);
        Quantize(values, quantized[..values.Length], scale, zero, method, tile, seed);
        return true;
    }

    private static void Quantize<T>(
        ReadOnlySpan<T> values, Span<int> quantized, double scale, double zero, QuantizationMethod method, long tile, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dither = new Dither(tile, seed);
        bool isDithered = method != QuantizationMethod.NoDither, keepsZero = method == QuantizationMethod.SubtractiveDither2;
        for (int i = 0; i < quantized.Length; i++)
        {
            double number = (double.CreateTruncating(values[i]) - zero) / scale;
            if (isDithered) number = number + dither.Next() - 0.5;
            quantized[i] = T.IsNaN(values[i]) ? NullValue
                : keepsZero && values[i] == T.Zero ? ZeroValue
                : (int)(number >= 0 ? number + 0.5 : number - 0.5);
        }
    }

    // With nothing but NaN, the least value is above the largest.
    private static (T Least, T Most, bool HasNaN) Range<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T least = T.PositiveInfinity, most = T.NegativeInfinity;
        bool hasNaN = false;
        foreach (T value in values)
        {
            if (value < least) least = value;
            if (value > most) most = value;
            hasNaN |= T.IsNaN(value);
        }
        return (least, most, hasNaN);
    }
}

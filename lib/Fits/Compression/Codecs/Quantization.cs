using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Real pixels as whole numbers of steps (FITS 4.0, section 10.2; Pence, White and Seaman 2010): value = step × (number − dither) + zero.</summary>
internal static partial class Quantization
{
    // Two numbers that no pixel is quantised to (FITS 4.0, section 10.2.1, where ZERO_VALUE is misprinted as NULL_VALUE).
    public const int NullValue = -2147483647;
    public const int ZeroValue = -2147483646;

    /// <summary>Whole numbers to values. The arithmetic is in double precision and in the order of the standard, so that results equal those
    /// of the reference implementation to the last bit.</summary>
    /// <param name="quantized">The numbers of steps.</param>
    /// <param name="values">As many values.</param>
    /// <param name="scale">ZSCALE: the step.</param>
    /// <param name="zero">ZZERO: the value of number 0.</param>
    /// <param name="method">ZQUANTIZ.</param>
    /// <param name="tile">The tile's row in the table, from 0.</param>
    /// <param name="seed">ZDITHER0.</param>
    /// <param name="blank">ZBLANK: the number that stands for NaN.</param>
    public static void Dequantize<T>(
        ReadOnlySpan<int> quantized, Span<T> values, double scale, double zero, QuantizationMethod method, long tile, int seed, int? blank)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Without ZBLANK, no number equals this one.
        long nan = blank ?? long.MinValue;
        values = values[..quantized.Length];
        if (method == QuantizationMethod.NoDither)
        {
            for (int i = 0; i < quantized.Length; i++)
                values[i] = quantized[i] == nan ? T.NaN : T.CreateTruncating(quantized[i] * scale + zero);
            return;
        }
        // A number of the sequence is used up by every pixel, also by NaN and zero.
        var dither = new Dither(tile, seed);
        long exactZero = method == QuantizationMethod.SubtractiveDither2 ? ZeroValue : long.MinValue;
        for (int i = 0; i < quantized.Length; i++)
        {
            int number = quantized[i];
            float shift = dither.Next();
            values[i] = number == nan ? T.NaN
                : number == exactZero ? T.Zero
                : T.CreateTruncating(((double)number - shift + 0.5) * scale + zero);
        }
    }
}

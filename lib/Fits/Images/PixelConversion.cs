using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Stored pixels to physical values, a chunk at a time.</summary>
internal static class PixelConversion
{
    /// <summary>To float or double; blank pixels become NaN.</summary>
    public static void ToReal<TIn, TOut>(ReadOnlySpan<TIn> stored, Span<TOut> result, PixelScaling scaling)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>
    {
        var (scale, zero, _) = scaling;
        if (scaling.IsIdentity)
        {
            for (int i = 0; i < stored.Length; i++) result[i] = TOut.CreateTruncating(stored[i]);
        }
        else if (typeof(TIn) == typeof(long) && scale == 1 && zero == 1ul << 63)
        {
            // As doubles, small unsigned values would drown in 2⁶³.
            for (int i = 0; i < stored.Length; i++) result[i] = TOut.CreateTruncating(ulong.CreateTruncating(stored[i]) ^ 1ul << 63);
        }
        else
        {
            for (int i = 0; i < stored.Length; i++) result[i] = TOut.CreateTruncating(zero + scale * double.CreateTruncating(stored[i]));
        }
        if (!HasBlank(stored, scaling, out var blank)) return;
        var nan = TOut.CreateTruncating(double.NaN);
        for (int i = 0; i < stored.Length; i++)
        {
            if (stored[i] == blank) result[i] = nan;
        }
    }

    /// <summary>
    /// To an integer type, exactly, with arithmetic in TWide; returns the first pixel whose value does not fit, −1 when all do.
    /// </summary>
    public static int ToInteger<TIn, TWide, TOut>(ReadOnlySpan<TIn> stored, Span<TOut> result, PixelScaling scaling)
        where TIn : unmanaged, INumber<TIn>
        where TWide : unmanaged, IBinaryInteger<TWide>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        var (scale, zero) = (TWide.CreateChecked(scaling.Scale), TWide.CreateChecked(scaling.Zero));
        var (min, max) = (TWide.CreateSaturating(TOut.MinValue), TWide.CreateSaturating(TOut.MaxValue));
        for (int i = 0; i < stored.Length; i++)
        {
            var value = zero + scale * TWide.CreateTruncating(stored[i]);
            if (value < min || value > max) return i;
            result[i] = TOut.CreateTruncating(value);
        }
        return -1;
    }

    /// <summary>To 1 where the value is not 0, else 0.</summary>
    public static void ToMask<TIn, TWide>(ReadOnlySpan<TIn> stored, Span<byte> result, PixelScaling scaling)
        where TIn : unmanaged, INumber<TIn>
        where TWide : unmanaged, IBinaryInteger<TWide>
    {
        var (scale, zero) = (TWide.CreateChecked(scaling.Scale), TWide.CreateChecked(scaling.Zero));
        for (int i = 0; i < stored.Length; i++)
        {
            result[i] = zero + scale * TWide.CreateTruncating(stored[i]) == TWide.Zero ? (byte)0 : (byte)1;
        }
    }

    /// <summary>The first blank pixel, −1 when there is none.</summary>
    public static int IndexOfBlank<TIn>(ReadOnlySpan<TIn> stored, PixelScaling scaling) where TIn : unmanaged, INumber<TIn> =>
        HasBlank(stored, scaling, out var blank) ? stored.IndexOf(blank) : -1;

    private static bool HasBlank<TIn>(ReadOnlySpan<TIn> stored, PixelScaling scaling, out TIn blank) where TIn : unmanaged, INumber<TIn>
    {
        blank = TIn.CreateSaturating(scaling.Blank ?? 0);
        return scaling.Blank is { } value && long.CreateSaturating(blank) == value && stored.Contains(blank);
    }
}

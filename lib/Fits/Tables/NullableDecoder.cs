using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Integers, exactly or not at all, with null for the undefined.</summary>
internal sealed class NullableDecoder<T>(TableColumn column) : ElementDecoder<T?>(column)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    protected override void Decode(Span<byte> stored, Span<T?> values, CellPlace place)
    {
        PixelBytes.Swap(stored, Format.Form.ElementSize);
        switch (Format.Type)
        {
            case ColumnType.Byte: Convert<byte>(stored, values, place); break;
            case ColumnType.Int16: Convert(MemoryMarshal.Cast<byte, short>(stored), values, place); break;
            case ColumnType.Int32: Convert(MemoryMarshal.Cast<byte, int>(stored), values, place); break;
            default: Convert(MemoryMarshal.Cast<byte, long>(stored), values, place); break;
        }
    }

    private void Convert<TIn>(ReadOnlySpan<TIn> stored, Span<T?> values, CellPlace place) where TIn : unmanaged, IBinaryInteger<TIn>
    {
        bool isNarrow = Unsafe.SizeOf<TIn>() <= sizeof(int) && Format.Scaling.FitsLong;
        int bad = isNarrow ? Convert<TIn, long>(stored, values) : Convert<TIn, Int128>(stored, values);
        if (bad >= 0) throw NumberDecoder<T>.TooLarge(Column, stored[bad], TypeName.Of(typeof(T)), place.Of(bad));
    }

    private int Convert<TIn, TWide>(ReadOnlySpan<TIn> stored, Span<T?> values)
        where TIn : unmanaged, IBinaryInteger<TIn>
        where TWide : unmanaged, IBinaryInteger<TWide>
    {
        var (scale, zero) = (TWide.CreateChecked(Format.Scaling.Scale), TWide.CreateChecked(Format.Scaling.Zero));
        var (min, max) = (TWide.CreateSaturating(T.MinValue), TWide.CreateSaturating(T.MaxValue));
        long blank = Format.Scaling.Blank ?? 0;
        bool hasBlank = Format.Scaling.Blank is not null;
        for (int i = 0; i < stored.Length; i++)
        {
            if (hasBlank && long.CreateTruncating(stored[i]) == blank)
            {
                values[i] = null;
                continue;
            }
            var value = zero + scale * TWide.CreateTruncating(stored[i]);
            if (value < min || value > max) return i;
            values[i] = T.CreateTruncating(value);
        }
        return -1;
    }
}

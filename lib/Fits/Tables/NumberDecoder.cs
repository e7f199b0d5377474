using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Numbers: to float and double with NaN for the undefined, to integers exactly or not at all.</summary>
internal sealed class NumberDecoder<T>(TableColumn column) : ElementDecoder<T>(column) where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly bool isReal = typeof(T) == typeof(float) || typeof(T) == typeof(double);
    private readonly PixelStorage storage = PixelStorage.Of<T>();

    protected override void Decode(Span<byte> stored, Span<T> values, CellPlace place)
    {
        PixelBytes.Swap(stored, Format.Form.ElementSize);
        switch (Format.Type)
        {
            case ColumnType.Byte: Convert<byte>(stored, values, place); break;
            case ColumnType.Int16: Convert(MemoryMarshal.Cast<byte, short>(stored), values, place); break;
            case ColumnType.Int32: Convert(MemoryMarshal.Cast<byte, int>(stored), values, place); break;
            case ColumnType.Int64: Convert(MemoryMarshal.Cast<byte, long>(stored), values, place); break;
            case ColumnType.Single: Convert(MemoryMarshal.Cast<byte, float>(stored), values, place); break;
            default: Convert(MemoryMarshal.Cast<byte, double>(stored), values, place); break;
        }
    }

    private void Convert<TIn>(ReadOnlySpan<TIn> stored, Span<T> values, CellPlace place) where TIn : unmanaged, INumber<TIn>
    {
        var scaling = Format.Scaling;
        bool isStoredSo = storage == new PixelStorage(PixelStorage.Of<TIn>().Bitpix, scaling.Zero) && scaling.Scale == 1;
        if (!isReal) RequireDefined(stored, place);
        if (isStoredSo)
        {
            var bytes = MemoryMarshal.AsBytes(values);
            MemoryMarshal.AsBytes(stored).CopyTo(bytes);
            if (storage.FlipsSign) PixelBytes.FlipSign(bytes, Unsafe.SizeOf<T>());
            return;
        }
        if (isReal)
        {
            PixelConversion.ToReal(stored, values, scaling);
            return;
        }
        int bad = Unsafe.SizeOf<TIn>() <= sizeof(int) && scaling.FitsLong
            ? PixelConversion.ToInteger<TIn, long, T>(stored, values, scaling)
            : PixelConversion.ToInteger<TIn, Int128, T>(stored, values, scaling);
        if (bad >= 0) throw TooLarge(Column, stored[bad], TypeName.Of(typeof(T)), place.Of(bad));
    }

    private void RequireDefined<TIn>(ReadOnlySpan<TIn> stored, CellPlace place) where TIn : unmanaged, INumber<TIn>
    {
        int blank = PixelConversion.IndexOfBlank(stored, Format.Scaling);
        if (blank < 0) return;
        string type = TypeName.Of(typeof(T));
        throw new FitsException(
            $"{Column.Origin}: {place.Of(blank)} is undefined, which {type} cannot say; read it as {type}?, float or double.");
    }

    public static FitsException TooLarge<TIn>(TableColumn column, TIn stored, string type, string place) where TIn : unmanaged, INumber<TIn>
    {
        var (scale, zero, _) = column.Format.Scaling;
        var value = Int128.CreateTruncating(zero) + Int128.CreateTruncating(scale) * Int128.CreateTruncating(stored);
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new FitsException($"{column.Origin}: {text} at {place} does not fit into {type}; read it as a wider type.");
    }
}

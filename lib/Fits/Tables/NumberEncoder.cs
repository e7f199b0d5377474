using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Numbers as they are, the types that FITS lacks by TZERO.</summary>
internal sealed class NumberEncoder<T> : ElementEncoder<T> where T : unmanaged
{
    private static readonly PixelStorage Storage = PixelStorage.Of<T>();

    public override int ValueBytes => Unsafe.SizeOf<T>();

    public static CellFormat Format { get; } = new(new BinaryFormat(1, Storage.Bitpix switch
    {
        8 => ColumnType.Byte,
        16 => ColumnType.Int16,
        32 => ColumnType.Int32,
        64 => ColumnType.Int64,
        -32 => ColumnType.Single,
        _ => ColumnType.Double,
    }))
    {
        Scaling = new PixelScaling(1, Storage.Zero, null),
    };

    protected override CellFormat FormatFor(IEnumerable<T[]> values) => Format;

    public override void Encode(ReadOnlySpan<T> values, Span<byte> stored) => EncodeNumbers(values, stored);

    public static void EncodeNumbers(ReadOnlySpan<T> values, Span<byte> stored)
    {
        MemoryMarshal.AsBytes(values).CopyTo(stored);
        if (Storage.FlipsSign) PixelBytes.FlipSign(stored, Unsafe.SizeOf<T>());
        PixelBytes.Swap(stored, Unsafe.SizeOf<T>());
    }
}

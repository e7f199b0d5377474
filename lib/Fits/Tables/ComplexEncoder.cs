using System.Numerics;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Pairs of doubles.</summary>
internal sealed class ComplexEncoder : ElementEncoder<Complex>
{
    public override int ValueBytes => 16;

    protected override CellFormat FormatFor(IEnumerable<Complex[]> values) => new(new BinaryFormat(1, ColumnType.ComplexDouble));

    public override void Encode(ReadOnlySpan<Complex> values, Span<byte> stored)
    {
        MemoryMarshal.AsBytes(values).CopyTo(stored);
        PixelBytes.Swap(stored, sizeof(double));
    }
}

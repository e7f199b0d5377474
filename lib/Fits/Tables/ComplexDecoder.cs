using System.Numerics;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Pairs of real numbers; TSCAL and TZERO are real, so that TZERO moves the real part alone.</summary>
internal sealed class ComplexDecoder(TableColumn column) : ElementDecoder<Complex>(column)
{
    protected override void Decode(Span<byte> stored, Span<Complex> values, CellPlace place)
    {
        var parts = MemoryMarshal.Cast<Complex, double>(values);
        PixelBytes.Swap(stored, Format.Form.ElementSize / 2);
        if (Format.Type == ColumnType.ComplexDouble) stored.CopyTo(MemoryMarshal.AsBytes(parts));
        else PixelConversion.ToReal(MemoryMarshal.Cast<byte, float>(stored), parts, PixelScaling.None);
        if (Format.Scaling.IsIdentity) return;
        foreach (ref var value in values) value = Format.Scaling.Zero + Format.Scaling.Scale * value;
    }
}

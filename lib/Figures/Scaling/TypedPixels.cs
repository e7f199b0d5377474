using System.Numerics;

namespace HstNotebooks;

/// <summary>Pixels of one numeric type.</summary>
internal class TypedPixels<T>(int width, int height, PixelKind kind, T[] pixels) : PixelSource(width, height, kind)
    where T : unmanaged, INumber<T>
{
    public T[] Pixels => pixels;

    public override double At(int i) => double.CreateTruncating(pixels[i]);

    public override void ReadRow(int y, double minus, Span<double> row)
    {
        var from = pixels.AsSpan(y * Width, Width);
        row = row[..Width];
        for (int x = 0; x < from.Length; x++) row[x] = double.CreateTruncating(from[x]) - minus;
    }

    protected override double[] Every(int stride)
    {
        var values = GC.AllocateUninitializedArray<double>((pixels.Length + stride - 1) / stride);
        for (int i = 0; i < values.Length; i++) values[i] = double.CreateTruncating(pixels[i * stride]);
        return values;
    }
}

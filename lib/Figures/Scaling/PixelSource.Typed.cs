using System.Numerics;

namespace HstNotebooks;

/// <summary>Pixels of one numeric type.</summary>
internal class PixelSource<T>(int width, int height, PixelKind kind, T[] pixels) : PixelSource(width, height, kind) where T : unmanaged, INumber<T>
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

/// <summary>The common case, widened by vectors.</summary>
internal sealed class FloatPixels(int width, int height, float[] pixels) : PixelSource<float>(width, height, PixelKind.Values, pixels)
{
    public override void ReadRow(int y, double minus, Span<double> row)
    {
        var from = Pixels.AsSpan(y * Width, Width);
        var origin = new Vector<double>(minus);
        int x = 0;
        for (; x <= Width - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(from[x..]), out var first, out var second);
            (first - origin).CopyTo(row[x..]);
            (second - origin).CopyTo(row[(x + Vector<double>.Count)..]);
        }
        for (; x < Width; x++) row[x] = from[x] - minus;
    }
}

using System.Numerics;

namespace HstNotebooks;

/// <summary>The common case, widened by vectors.</summary>
internal sealed class FloatPixels(int width, int height, float[] pixels) : TypedPixels<float>(width, height, PixelKind.Values, pixels)
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

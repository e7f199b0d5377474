namespace HstNotebooks.Imaging;

/// <summary>Gathers the pixels of a ring into a buffer that is used again: one object a thread.</summary>
internal sealed class AnnulusPixels(Image<float> image, Image<bool>? mask, double inner, double outer, PixelMembership membership)
{
    private float[] _values = [];
    private int _count;

    /// <summary>The finite pixels that are not masked, row after row; overwritten by the next call.</summary>
    public Span<float> About(double x, double y)
    {
        _count = 0;
        if (!double.IsFinite(x) || !double.IsFinite(y)) return [];
        double bottom = Math.Max(0, Math.Floor(y - outer)), top = Math.Min(image.Height - 1, Math.Ceiling(y + outer));
        for (double row = bottom; row <= top; row++)
        {
            double dy = Math.Abs(row - y);
            var (first, end) = Within(x, OuterHalf(dy), closed: false);
            var (holeFirst, holeEnd) = Within(x, InnerHalf(dy), closed: membership == PixelMembership.AnyOverlap);
            if (holeFirst >= holeEnd) holeFirst = holeEnd = end;
            Gather((int)row, first, holeFirst);
            Gather((int)row, holeEnd, end);
        }
        return _values.AsSpan(0, _count);
    }

    // How far from the centre, along x, pixels of a row belong to the ring; negative for none.
    private double OuterHalf(double dy) => membership == PixelMembership.Centre
        ? HalfChord(outer, dy)
        : HalfChord(outer, Math.Max(0, dy - 0.5)) is var half and >= 0 ? half + 0.5 : -1;

    // And how far they belong to its hole.
    private double InnerHalf(double dy) => membership == PixelMembership.Centre ? HalfChord(inner, dy) : HalfChord(inner, dy + 0.5) - 0.5;

    private static double HalfChord(double radius, double distance) =>
        distance < radius ? Math.Sqrt(radius * radius - distance * distance) : -1;

    // The columns with |column − x| < half, or ≤ half, inside the image.
    private (int First, int End) Within(double x, double half, bool closed)
    {
        if (half < 0) return (0, 0);
        double first = closed ? Math.Ceiling(x - half) : Math.Floor(x - half) + 1;
        double end = closed ? Math.Floor(x + half) + 1 : Math.Ceiling(x + half);
        return ((int)Math.Clamp(first, 0, image.Width), (int)Math.Clamp(end, 0, image.Width));
    }

    private void Gather(int row, int first, int end)
    {
        if (first >= end) return;
        var pixels = image.Row(row)[first..end];
        if (_values.Length < _count + pixels.Length) Array.Resize(ref _values, 2 * (_count + pixels.Length));
        if (mask is null)
        {
            foreach (float p in pixels)
            {
                _values[_count] = p;
                _count += float.IsFinite(p) ? 1 : 0;
            }
            return;
        }
        var isOut = mask.Row(row)[first..end];
        for (int i = 0; i < pixels.Length; i++) if (!isOut[i] && float.IsFinite(pixels[i])) _values[_count++] = pixels[i];
    }
}

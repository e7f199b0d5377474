namespace HstNotebooks.Imaging;

/// <summary>Which pixels are in a ring of an image.</summary>
internal sealed class AnnulusPixels(Image<float> image, Image<bool>? mask, double inner, double outer, PixelMembership membership)
{
    /// <summary>Adds the finite pixels that are not masked, row after row.</summary>
    public void AddTo(ClippedBox<float> values, double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        double bottom = Math.Max(0, Math.Floor(y - outer)), top = Math.Min(image.Height - 1, Math.Ceiling(y + outer));
        for (double row = bottom; row <= top; row++)
        {
            double dy = Math.Abs(row - y);
            var (first, end) = Within(x, OuterHalf(dy), closed: false);
            var (holeFirst, holeEnd) = Within(x, InnerHalf(dy), closed: membership == PixelMembership.AnyOverlap);
            if (holeFirst >= holeEnd) holeFirst = holeEnd = end;
            Add(values, (int)row, first, holeFirst);
            Add(values, (int)row, holeEnd, end);
        }
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

    private void Add(ClippedBox<float> values, int row, int first, int end)
    {
        if (first < end) values.Add(image.Row(row)[first..end], mask is null ? default : mask.Row(row)[first..end]);
    }
}

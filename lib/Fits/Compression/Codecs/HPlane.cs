namespace HstNotebooks.Fits;

/// <summary>A rectangle of coefficients of the H-transform; rows are <see cref="Stride"/> apart.</summary>
internal readonly ref struct HPlane(Span<long> values, int width, int height, int stride)
{
    public readonly Span<long> Values = values;
    public readonly int Width = width, Height = height, Stride = stride;

    public bool IsEmpty => Width == 0 || Height == 0;

    public Span<long> Row(int y) => Width == 0 ? [] : Values.Slice(y * Stride, Width);

    public HPlane Part(int x, int y, int width, int height) =>
        new(width == 0 || height == 0 ? [] : Values[(y * Stride + x)..], width, height, Stride);
}

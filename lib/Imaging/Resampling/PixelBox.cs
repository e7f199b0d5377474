namespace HstNotebooks.Imaging;

/// <summary>A rectangle of pixels: columns X to X + Width − 1 and rows Y to Y + Height − 1, 0-based.</summary>
/// <param name="X">First column.</param>
/// <param name="Y">First row.</param>
/// <param name="Width">Columns, ≥ 0.</param>
/// <param name="Height">Rows, ≥ 0.</param>
public readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>Whether it holds no pixel.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>What both have in common; of width or height 0 when that is nothing.</summary>
    public PixelBox Intersect(PixelBox other)
    {
        int x = Math.Max(X, other.X), y = Math.Max(Y, other.Y);
        int right = Math.Min(X + Width, other.X + other.Width), top = Math.Min(Y + Height, other.Y + other.Height);
        return new(x, y, Math.Max(0, right - x), Math.Max(0, top - y));
    }
}

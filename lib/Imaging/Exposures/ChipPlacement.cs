namespace HstNotebooks.Imaging;

/// <summary>
/// Where the pixels of an output image lie on a chip: x = x₀ + xx X + xy Y and y = y₀ + yx X + yy Y, 0-based pixels of both.
/// </summary>
/// <param name="X0">x of output pixel (0, 0).</param>
/// <param name="Xx">∂x/∂X.</param>
/// <param name="Xy">∂x/∂Y.</param>
/// <param name="Y0">y of output pixel (0, 0).</param>
/// <param name="Yx">∂y/∂X.</param>
/// <param name="Yy">∂y/∂Y.</param>
public readonly record struct ChipPlacement(double X0, double Xx, double Xy, double Y0, double Yx, double Yy)
{
    /// <summary>Pixels of the chip for one of the output.</summary>
    public double Area => Xx * Yy - Xy * Yx;

    /// <summary>The point on the chip.</summary>
    public (double X, double Y) ToChip(double x, double y) => (X0 + Xx * x + Xy * y, Y0 + Yx * x + Yy * y);

    /// <summary>The point in the output.</summary>
    public (double X, double Y) ToOutput(double x, double y)
    {
        double dx = x - X0, dy = y - Y0;
        return ((Yy * dx - Xy * dy) / Area, (Xx * dy - Yx * dx) / Area);
    }

    internal PixelMap Map => PixelMap.Affine(X0, Xx, Xy, Y0, Yx, Yy);
}

namespace HstNotebooks.Astrometry;

/// <summary>A linear map of a plane with an offset: x′ = X0 + Xx x + Xy y, y′ = Y0 + Yx x + Yy y.</summary>
/// <param name="X0">x′ of the origin.</param>
/// <param name="Xx">∂x′/∂x.</param>
/// <param name="Xy">∂x′/∂y.</param>
/// <param name="Y0">y′ of the origin.</param>
/// <param name="Yx">∂y′/∂x.</param>
/// <param name="Yy">∂y′/∂y.</param>
public readonly record struct AffineMap(double X0, double Xx, double Xy, double Y0, double Yx, double Yy)
{
    /// <summary>Every point where it is.</summary>
    public static AffineMap Identity { get; } = new(0, 1, 0, 0, 0, 1);

    /// <summary>Xx Yy − Xy Yx: how areas change; negative for a reflection.</summary>
    public double Determinant => Xx * Yy - Xy * Yx;

    /// <summary>The image of a point; NaN for NaN.</summary>
    public PixelPoint Apply(PixelPoint point) =>
        new(X0 + Xx * point.X + Xy * point.Y, Y0 + Yx * point.X + Yy * point.Y);

    /// <summary>The map back.</summary>
    /// <exception cref="InvalidOperationException">The map is singular, or not finite.</exception>
    public AffineMap Inverse()
    {
        double d = Determinant;
        if (!(Math.Abs(d) > 0) || !double.IsFinite(d)) throw new InvalidOperationException($"{this} has no inverse.");
        double xx = Yy / d, xy = -Xy / d, yx = -Yx / d, yy = Xx / d;
        return new(-(xx * X0 + xy * Y0), xx, xy, -(yx * X0 + yy * Y0), yx, yy);
    }

    /// <summary>The map with these derivatives that sends one point to another.</summary>
    internal static AffineMap About(PixelPoint from, PixelPoint to, double xx, double xy, double yx, double yy) =>
        new(to.X - xx * from.X - xy * from.Y, xx, xy, to.Y - yx * from.X - yy * from.Y, yx, yy);
}

using System.Runtime.Intrinsics;

namespace HstNotebooks.Astrometry;

/// <summary>The linear part of an image's WCS: plane = matrix · (pixel − reference pixel), degrees and 0-based pixels; and back.</summary>
internal readonly record struct LinearPart
{
    /// <exception cref="WcsException">The matrix has no inverse.</exception>
    public LinearPart(PixelPoint reference, double xx, double xy, double yx, double yy)
    {
        double determinant = xx * yy - xy * yx;
        if (!(Math.Abs(determinant) > 0) || !double.IsFinite(determinant))
        {
            throw new WcsException(FormattableString.Invariant(
                $"the matrix of the WCS is singular or not finite: [{xx} {xy}; {yx} {yy}] degrees per pixel."));
        }
        (Reference, Xx, Xy, Yx, Yy) = (reference, xx, xy, yx, yy);
        (InverseXx, InverseXy, InverseYx, InverseYy) = (yy / determinant, -xy / determinant, -yx / determinant, xx / determinant);
    }

    /// <summary>CRPIX − 1.</summary>
    public PixelPoint Reference { get; }

    public double Xx { get; }

    public double Xy { get; }

    public double Yx { get; }

    public double Yy { get; }

    private double InverseXx { get; }

    private double InverseXy { get; }

    private double InverseYx { get; }

    private double InverseYy { get; }

    /// <summary>Area of a pixel, degrees².</summary>
    public double PixelArea => Math.Abs(Xx * Yy - Xy * Yx);

    /// <summary>Pixels to degrees of the plane, in place; lengths are multiples of <see cref="VectorMath.Lanes"/>.</summary>
    public void ToPlane(Span<double> x, Span<double> y)
    {
        Vector256<double> x0 = V(Reference.X), y0 = V(Reference.Y), xx = V(Xx), xy = V(Xy), yx = V(Yx), yy = V(Yy);
        for (int i = 0; i < x.Length; i += VectorMath.Lanes)
        {
            Span<double> xs = x.Slice(i, VectorMath.Lanes), ys = y.Slice(i, VectorMath.Lanes);
            Vector256<double> dx = Vector256.Create<double>(xs) - x0, dy = Vector256.Create<double>(ys) - y0;
            (xx * dx + xy * dy).CopyTo(xs);
            (yx * dx + yy * dy).CopyTo(ys);
        }
    }

    /// <summary>Degrees of the plane to pixels, in place; lengths are multiples of <see cref="VectorMath.Lanes"/>.</summary>
    public void ToPixel(Span<double> x, Span<double> y)
    {
        Vector256<double> x0 = V(Reference.X), y0 = V(Reference.Y);
        Vector256<double> xx = V(InverseXx), xy = V(InverseXy), yx = V(InverseYx), yy = V(InverseYy);
        for (int i = 0; i < x.Length; i += VectorMath.Lanes)
        {
            Span<double> xs = x.Slice(i, VectorMath.Lanes), ys = y.Slice(i, VectorMath.Lanes);
            Vector256<double> xi = Vector256.Create<double>(xs), eta = Vector256.Create<double>(ys);
            (x0 + xx * xi + xy * eta).CopyTo(xs);
            (y0 + yx * xi + yy * eta).CopyTo(ys);
        }
    }

    /// <summary>The same plane seen from pixels that count from (x, y) and are <paramref name="factor"/> times smaller.</summary>
    public LinearPart In(double x, double y, double factor) => new(
        new((Reference.X - x + 0.5) * factor - 0.5, (Reference.Y - y + 0.5) * factor - 0.5),
        Xx / factor, Xy / factor, Yx / factor, Yy / factor);

    private static Vector256<double> V(double value) => Vector256.Create(value);
}

namespace HstNotebooks.Astrometry;

/// <summary>
/// Between the pixels of an image and those it would have without distortion: where the linear WCS alone puts the same point of the sky.
/// The way there is the distortion itself; the way back starts from a polynomial fitted to it over the image and is corrected until the
/// way there returns the point. Spans have lengths that are multiples of <see cref="VectorMath.Lanes"/> and at most <see cref="Block"/>.
/// </summary>
internal sealed class UndistortedPixels
{
    /// <summary>The longest span.</summary>
    public const int Block = 512;

    // A correction of the size c leaves an error of c times the derivative of the distortion, which is some percent.
    private const double SmallCorrectionPx = 2e-7;
    private const int Corrections = 6;

    private readonly DistortionModel _model;
    private readonly LinearPart _linear;
    private readonly Lazy<InversePolynomial> _start;

    /// <param name="model">The distortion.</param>
    /// <param name="linear">The linear WCS, in whose pixels the result is.</param>
    /// <param name="size">Width and height of the image, over which the inverse is fitted.</param>
    public UndistortedPixels(DistortionModel model, LinearPart linear, (double Width, double Height) size)
    {
        (_model, _linear) = (model, linear);
        _start = new(() => InversePolynomial.Fit(Undistort, size.Width, size.Height));
    }

    /// <summary>Pixels of the image to undistorted ones, in place.</summary>
    public void Undistort(Span<double> x, Span<double> y)
    {
        _model.PixelToFocal(x, y);
        if (!_model.ActsOnPlane) return;
        _linear.ToPlane(x, y);
        _model.PlaneToPlane(x, y);
        _linear.ToPixel(x, y);
    }

    /// <summary>Undistorted pixels to those of the image, in place; NaN where no pixel is found.</summary>
    public void Distort(Span<double> x, Span<double> y)
    {
        Span<double> wantedX = stackalloc double[x.Length], wantedY = stackalloc double[x.Length];
        Span<double> thereX = stackalloc double[x.Length], thereY = stackalloc double[x.Length];
        x.CopyTo(wantedX);
        y.CopyTo(wantedY);
        _start.Value.Apply(wantedX, wantedY, x, y);
        for (int n = 0; n < Corrections; n++)
        {
            x.CopyTo(thereX);
            y.CopyTo(thereY);
            Undistort(thereX, thereY);
            if (Correct(x, y, wantedX, wantedY, thereX, thereY)) return;
        }
        for (int i = 0; i < x.Length; i++)
        {
            double missX = wantedX[i] - thereX[i], missY = wantedY[i] - thereY[i];
            bool isFound = Math.Max(Math.Abs(missX), Math.Abs(missY)) <= SmallCorrectionPx;
            if (!isFound) (x[i], y[i]) = Solve(wantedX[i], wantedY[i]);
        }
    }

    // Whether every correction was small.
    private static bool Correct(
        Span<double> x, Span<double> y, ReadOnlySpan<double> wantedX, ReadOnlySpan<double> wantedY, Span<double> thereX, Span<double> thereY)
    {
        bool isSmall = true;
        for (int i = 0; i < x.Length; i++)
        {
            double missX = wantedX[i] - thereX[i], missY = wantedY[i] - thereY[i];
            x[i] += missX;
            y[i] += missY;
            isSmall &= Math.Abs(missX) <= SmallCorrectionPx & Math.Abs(missY) <= SmallCorrectionPx;
        }
        return isSmall;
    }

    // Newton's method with derivatives by differences over one pixel, for a point that the polynomial does not bring close enough.
    private (double X, double Y) Solve(double wantedX, double wantedY)
    {
        const int maxSteps = 50;
        Span<double> x = stackalloc double[VectorMath.Lanes], y = stackalloc double[VectorMath.Lanes];
        double px = wantedX, py = wantedY, last = double.PositiveInfinity;
        for (int n = 0; n < maxSteps; n++)
        {
            (x[0], x[1], x[2], x[3]) = (px, px + 1, px, px);
            (y[0], y[1], y[2], y[3]) = (py, py, py + 1, py);
            Undistort(x, y);
            double missX = wantedX - x[0], missY = wantedY - y[0];
            double miss = Math.Max(Math.Abs(missX), Math.Abs(missY));
            double xx = x[1] - x[0], xy = x[2] - x[0], yx = y[1] - y[0], yy = y[2] - y[0];
            double determinant = xx * yy - xy * yx;
            // Where the distortion folds over there is no way back.
            if (!(determinant > 1e-3) || !double.IsFinite(miss)) break;
            px += (yy * missX - xy * missY) / determinant;
            py += (xx * missY - yx * missX) / determinant;
            if (miss <= SmallCorrectionPx) return (px, py);
            if (n > 10 && miss > 0.9 * last) break;
            last = miss;
        }
        return (double.NaN, double.NaN);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Between the pixels of an image and those it would have without distortion: where the linear WCS alone puts the same point of the sky.
/// The way there is the distortion itself; the way back starts from a polynomial fitted to it over the image and is corrected until the
/// way there returns the point. Spans have lengths that are multiples of <see cref="VectorMath.Lanes"/> and at most <see cref="Block"/>.
/// </summary>
[SkipLocalsInit]
internal sealed class UndistortedPixels
{
    /// <summary>The longest span.</summary>
    public const int Block = 256;

    // The error that may remain.
    private const double AccuracyPx = 2e-7;
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
        // Without a lock: the fit works on several threads, which would starve if those of the caller waited for it.
        _start = new(() => InversePolynomial.Fit(Undistort, size.Width, size.Height, AccuracyPx), LazyThreadSafetyMode.PublicationOnly);
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
        var inverse = _start.Value;
        // A small miss in undistorted pixels is one in pixels but for the slope of the distortion.
        double smallMiss = AccuracyPx / inverse.Slope;
        x.CopyTo(wantedX);
        y.CopyTo(wantedY);
        inverse.Apply(wantedX, wantedY, x, y);
        x.CopyTo(thereX);
        y.CopyTo(thereY);
        Undistort(thereX, thereY);
        double miss = Math.Max(AddMiss(x, wantedX, thereX), AddMiss(y, wantedY, thereY));
        if (!(miss <= smallMiss)) DistortEach(wantedX, wantedY, x, y, smallMiss);
    }

    // Adds what is missing, and says the most of it; NaN where there is one.
    private static double AddMiss(Span<double> x, ReadOnlySpan<double> wanted, ReadOnlySpan<double> there)
    {
        var largest = Vector256<double>.Zero;
        for (int i = 0; i < x.Length; i += VectorMath.Lanes)
        {
            var at = x.Slice(i, VectorMath.Lanes);
            var miss = Vector256.Create(wanted.Slice(i, VectorMath.Lanes)) - Vector256.Create(there.Slice(i, VectorMath.Lanes));
            largest = Vector256.Max(largest, Vector256.Abs(miss));
            (Vector256.Create<double>(at) + miss).CopyTo(at);
        }
        return Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
    }

    // The same for a block in which the start does not suffice everywhere: each point for itself, so that its result does not depend on
    // its neighbours in the block.
    private void DistortEach(ReadOnlySpan<double> wantedX, ReadOnlySpan<double> wantedY, Span<double> x, Span<double> y, double smallMiss)
    {
        Span<double> startX = stackalloc double[x.Length], startY = stackalloc double[x.Length];
        Span<double> thereX = stackalloc double[x.Length], thereY = stackalloc double[x.Length];
        Span<double> againX = stackalloc double[x.Length], againY = stackalloc double[x.Length];
        Span<bool> isDone = stackalloc bool[x.Length];
        isDone.Clear();
        var inverse = _start.Value;
        inverse.Apply(wantedX, wantedY, startX, startY);
        startX.CopyTo(x);
        startY.CopyTo(y);
        bool isAnyLeft = true;
        for (int n = 0; n < Corrections && isAnyLeft; n++)
        {
            x.CopyTo(thereX);
            y.CopyTo(thereY);
            Undistort(thereX, thereY);
            inverse.Apply(thereX, thereY, againX, againY);
            isAnyLeft = false;
            for (int i = 0; i < x.Length; i++)
            {
                if (isDone[i]) continue;
                double missX = wantedX[i] - thereX[i], missY = wantedY[i] - thereY[i];
                isDone[i] = Math.Max(Math.Abs(missX), Math.Abs(missY)) <= smallMiss;
                // A miss that is not small goes through the inverse, whose derivative is better than 1.
                x[i] += isDone[i] ? missX : startX[i] - againX[i];
                y[i] += isDone[i] ? missY : startY[i] - againY[i];
                isAnyLeft |= !isDone[i] && double.IsFinite(missX + missY);
            }
        }
        for (int i = 0; i < x.Length; i++)
        {
            if (!isDone[i]) (x[i], y[i]) = Solve(wantedX[i], wantedY[i]);
        }
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
            if (miss <= AccuracyPx) return (px, py);
            if (n > 10 && miss > 0.9 * last) break;
            last = miss;
        }
        return (double.NaN, double.NaN);
    }
}

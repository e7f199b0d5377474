using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The centre of light under a Gaussian window, shifted in rounds by twice the offset from it until it rests (SExtractor's XWIN_IMAGE;
/// Bertin, SExtractor manual, "Windowed positional parameters"). Used again: one object a thread.
/// </summary>
internal sealed class WindowedCentroid<T>(LoneSource<T> lone, PixelBox frame) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MaxRounds = 16;
    private const double Rest = 1e-4, LeastHalfLight = 0.5, Reach = 4;
    private double[] _window = [];

    /// <summary>
    /// The centre from a first one on, 0-based; the first where there is no light, the window leaves the image, or the centre the 1 σ
    /// ellipse.
    /// </summary>
    public (double X, double Y) Of(int label, double x, double y, SourceShape shape, double halfLightRadius)
    {
        double sigma = Fwhm.ToSigma(2 * (halfLightRadius > LeastHalfLight ? halfLightRadius : LeastHalfLight));
        var (nextX, nextY) = (x, y);
        double step = double.PositiveInfinity;
        for (int round = 0; round < MaxRounds && step > Rest; round++)
        {
            var (dx, dy) = Offset(label, nextX, nextY, sigma);
            (nextX, nextY, step) = (nextX + 2 * dx, nextY + 2 * dy, double.Hypot(dx, dy));
        }
        double awayX = nextX - x, awayY = nextY - y;
        bool isInside = shape.Cxx * awayX * awayX + shape.Cxy * awayX * awayY + shape.Cyy * awayY * awayY <= 1;
        return isInside ? (nextX, nextY) : (x, y);
    }

    // From the centre of the window to that of the light in it; NaN without light, or beyond the image.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double X, double Y) Offset(int label, double x, double y, double sigma)
    {
        double radius = Reach * sigma, falloff = -0.5 / (sigma * sigma);
        var box = ApertureAreas.Around(x, y, radius, radius, frame);
        lone.Place(label, box, x, y);
        int padded = (box.Width + ApertureAreas.Block - 1) / ApertureAreas.Block * ApertureAreas.Block;
        if (_window.Length < padded) _window = new double[padded];
        for (int i = 0; i < box.Width; i++) _window[i] = Math.Exp(falloff * (box.X + i - x) * (box.X + i - x));
        var ramp = Vector256.Create(0.0, 1, 2, 3);
        Vector256<double> lights = default, alongXs = default, alongYs = default;
        for (int row = box.Y; row < box.Y + box.Height; row++)
        {
            ReadOnlySpan<double> values = lone.Row(box.X, row, box.Width, level: 0);
            double dy = row - y;
            var (weight, limit) = (Vector256.Create(Math.Exp(falloff * dy * dy)), Vector256.Create(radius * radius - dy * dy));
            Vector256<double> rowLight = default;
            for (int i = 0; i < values.Length; i += Vector256<double>.Count)
            {
                Vector256<double> value = Vector256.Create(values[i..]), dx = Vector256.Create(box.X + i - x) + ramp;
                value &= Vector256.Equals(value, value) & Vector256.LessThan(dx * dx, limit);
                value *= Vector256.Create(_window.AsSpan(i)) * weight;
                rowLight += value;
                alongXs += value * dx;
            }
            lights += rowLight;
            alongYs += rowLight * Vector256.Create(dy);
        }
        double light = Vector256.Sum(lights), alongX = Vector256.Sum(alongXs), alongY = Vector256.Sum(alongYs);
        return (alongX / light, alongY / light);
    }
}

using System.Numerics;
using MathNet.Numerics.RootFinding;

namespace HstNotebooks.Imaging;

/// <summary>Circles about a source that hold so much of its light. Used again: one object a thread.</summary>
internal sealed class CurveOfGrowth<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Least = 0.1;
    private readonly LoneSource<T> _lone;
    private readonly LoneAperture<T> _aperture;
    private readonly PixelBox _frame;
    private readonly Func<double, double> _missing;
    private PixelBox _box;
    private double _x, _y, _largest, _level, _wanted;

    public CurveOfGrowth(LoneSource<T> lone, PixelBox frame)
    {
        (_lone, _frame, _aperture) = (lone, frame, new(lone));
        _missing = radius => 1 - _aperture.Over(Aperture.Circle(radius), _x, _y, _box, _level, withVariance: false).Flux / _wanted;
    }

    /// <summary>Sets the centre and the largest radius.</summary>
    public void Place(int label, double x, double y, double largest, double level)
    {
        (_x, _y, _largest, _level) = (x, y, largest, level);
        _box = ApertureAreas.Around(x, y, largest, largest, _frame);
        _lone.Place(label, _box, x, y);
    }

    /// <summary>The radius that holds this flux, pixels; NaN where none does between 0.1 pixel and the largest.</summary>
    public double Radius(double flux)
    {
        if (!(flux > 0)) return double.NaN;
        _wanted = flux;
        // Negative pixels make the curve turn down: then the bracket ends earlier.
        for (double largest = _largest; largest > Least; largest -= Math.Max(1, _largest / 100))
        {
            if (Brent.TryFindRoot(_missing, Least, largest, accuracy: 1e-12, maxIterations: 100, out double radius)) return radius;
        }
        return double.NaN;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>The first moment of the light along the radius, in the ellipse of 6 σ (Bertin and Arnouts 1996, A&amp;AS 117, 393).</summary>
internal static class KronRadius
{
    /// <summary>How far it looks, σ.</summary>
    public const double Reach = 6;

    /// <summary>
    /// Σ r f / Σ f, r in units of σ along each axis; NaN where this is no mean distance: where negative pixels leave no light or put the
    /// mean beyond the ellipse.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<T>(LoneSource<T> lone, int label, double x, double y, SourceShape shape, PixelBox frame)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var box = ApertureAreas.Around(x, y, Reach * Math.Sqrt(shape.VarianceX), Reach * Math.Sqrt(shape.VarianceY), frame);
        lone.Place(label, box, x, y);
        var (cxx, ramp) = (Vector256.Create(shape.Cxx), Vector256.Create(0.0, 1, 2, 3));
        Vector256<double> lights = default, moments = default;
        for (int row = box.Y; row < box.Y + box.Height; row++)
        {
            ReadOnlySpan<double> values = lone.Row(box.X, row, box.Width, level: 0);
            double dy = row - y;
            var (cxy, cyy) = (Vector256.Create(shape.Cxy * dy), Vector256.Create(shape.Cyy * dy * dy));
            for (int i = 0; i < values.Length; i += Vector256<double>.Count)
            {
                Vector256<double> value = Vector256.Create(values[i..]), dx = Vector256.Create(box.X + i - x) + ramp;
                var square = (cxx * dx + cxy) * dx + cyy;
                value &= Vector256.Equals(value, value) & Vector256.LessThan(square, Vector256.Create(Reach * Reach));
                lights += value;
                moments += value * Vector256.Sqrt(Vector256.Max(square, Vector256<double>.Zero));
            }
        }
        double light = Vector256.Sum(lights), moment = Vector256.Sum(moments);
        double radius = moment / light;
        return light > 0 && radius is > 0 and <= Reach ? radius : double.NaN;
    }
}

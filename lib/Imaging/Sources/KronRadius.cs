using System.Numerics;
using System.Runtime.CompilerServices;

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
        double light = 0, moment = 0, cxx = shape.Cxx, cxy = shape.Cxy, cyy = shape.Cyy;
        for (int row = box.Y; row < box.Y + box.Height; row++)
        {
            ReadOnlySpan<double> values = lone.Row(box.X, row, box.Width, level: 0);
            double dy = row - y;
            for (int i = 0; i < box.Width; i++)
            {
                double dx = box.X + i - x, square = cxx * dx * dx + cxy * dx * dy + cyy * dy * dy;
                double value = square < Reach * Reach && !double.IsNaN(values[i]) ? values[i] : 0;
                light += value;
                moment += value * Math.Sqrt(square);
            }
        }
        double radius = moment / light;
        return light > 0 && radius is > 0 and <= Reach ? radius : double.NaN;
    }
}

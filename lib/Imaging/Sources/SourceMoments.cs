using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>Centre and second moments of the light of a segment: pixels below zero, missing or masked have no weight.</summary>
internal static class SourceMoments
{
    /// <summary>The centre, 0-based pixels, and the shape; NaN without light.</summary>
    public static (double X, double Y, SourceShape Shape) Of<T>(SourcePlanes<T> planes, ReadOnlySpan<PixelRun> runs, PixelBox box)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // About the corner of the box, then about the centre: no digits are lost to distances that do not matter.
        var (light, alongX, alongY, _, _, _) = About(planes, runs, box.X, box.Y);
        if (!(light > 0)) return (double.NaN, double.NaN, new(double.NaN, double.NaN, double.NaN));
        double x = box.X + alongX / light, y = box.Y + alongY / light;
        var central = About(planes, runs, x, y);
        return (x, y, SourceShape.Resolved(central.XX / light, central.XY / light, central.YY / light));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Light, double X, double Y, double XX, double XY, double YY) About<T>(
        SourcePlanes<T> planes, ReadOnlySpan<PixelRun> runs, double x, double y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double light = 0, alongX = 0, alongY = 0, xx = 0, xy = 0, yy = 0;
        foreach (var run in runs)
        {
            ReadOnlySpan<T> pixels = planes.Moments.Row(run.Y).Slice(run.First, run.Length);
            ReadOnlySpan<bool> masked = planes.Mask is null ? default : planes.Mask.Row(run.Y).Slice(run.First, run.Length);
            double runLight = 0, runX = 0, runXX = 0, dy = run.Y - y;
            for (int i = 0; i < pixels.Length; i++)
            {
                double value = double.CreateTruncating(pixels[i]), dx = run.First + i - x;
                bool isLight = value > 0 && value <= double.MaxValue && (masked.IsEmpty || !masked[i]);
                value = isLight ? value : 0;
                runLight += value;
                runX += value * dx;
                runXX += value * dx * dx;
            }
            light += runLight;
            alongX += runX;
            alongY += runLight * dy;
            xx += runXX;
            xy += runX * dy;
            yy += runLight * dy * dy;
        }
        return (light, alongX, alongY, xx, xy, yy);
    }
}

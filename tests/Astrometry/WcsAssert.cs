using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Comparison of world coordinate systems by their positions.</summary>
internal static class WcsAssert
{
    /// <summary>The last digit of 360°, in degrees.</summary>
    public const double LastDigit = 5.7e-14;

    /// <summary>Frame and axes are the same, and all values of the axes on a grid of pixels, to a billionth of a pixel.</summary>
    public static void Same(Wcs expected, Wcs actual, string what = "")
    {
        Assert.Equal(expected.Frame, actual.Frame);
        Assert.Equal(Kinds(expected), Kinds(actual));
        Assert.Equal(expected.Distortion, actual.Distortion);
        int finite = 0;
        var pixel = new double[expected.Axes.Count];
        foreach (double y in new[] { -20, 0.5, 47, 480, 1990.25 })
        {
            foreach (double x in new[] { -30.5, 0, 20.25, 63, 512, 4000 })
            {
                for (int i = 0; i < pixel.Length; i++) pixel[i] = i == 0 ? x : i == 1 ? y : 100 + x;
                double[] one = expected.PixelToWorld(pixel), other = actual.PixelToWorld(pixel);
                for (int i = 0; i < one.Length; i++)
                {
                    double tolerance = 1e-9 * Step(expected, i) + 2 * LastDigit * Math.Max(1, Math.Abs(one[i]) / 360);
                    double difference = Math.Abs(Math.IEEERemainder(one[i] - other[i], 360));
                    bool isSame = double.IsNaN(one[i]) ? double.IsNaN(other[i]) : difference <= tolerance;
                    Assert.True(isSame, $"{what} {expected}: axis {i} at ({x}, {y}) is {other[i]:R}, not {one[i]:R}");
                    if (double.IsFinite(one[i])) finite++;
                }
            }
        }
        Assert.True(finite > 5, $"{what} {expected}");
    }

    private static IEnumerable<(string, string, bool)> Kinds(Wcs wcs) => wcs.Axes.Select(axis => (axis.Unit, axis.Name, axis.IsCelestial));

    // Near the poles, right ascension changes faster than this: there more digits than needed are compared.
    private static double Step(Wcs wcs, int axis) =>
        wcs.Axes[axis].IsCelestial ? wcs.PixelScaleArcsec / 3600 : Math.Abs(wcs.Axes[axis].Increment);
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>Sums and extremes of the pixels of a segment that count.</summary>
internal struct SegmentSums<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Sum, Variance, Background;
    public T Min, Max;
    public (int X, int Y) MinPixel, MaxPixel;
    public int Count;

    /// <summary>Measures the runs, and puts their pixels into <paramref name="values"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SegmentSums<T> Of(SourcePlanes<T> planes, ReadOnlySpan<PixelRun> runs, Span<T> values)
    {
        var sums = new SegmentSums<T>
        {
            MinPixel = (-1, -1), MaxPixel = (-1, -1), Min = T.PositiveInfinity, Max = T.NegativeInfinity,
            Variance = planes.Error is null ? double.NaN : 0, Background = planes.Background is null ? double.NaN : 0,
        };
        foreach (var run in runs)
        {
            int start = run.Y * planes.Image.Width;
            for (int x = run.First; x < run.End; x++)
            {
                if (!planes.IsUsed(start + x)) continue;
                T value = planes.Image.Pixels[start + x];
                values[sums.Count++] = value;
                sums.Sum += double.CreateTruncating(value);
                if (value < sums.Min) (sums.Min, sums.MinPixel) = (value, (x, run.Y));
                if (value > sums.Max) (sums.Max, sums.MaxPixel) = (value, (x, run.Y));
                if (planes.Error is not null) sums.Variance += Square(double.CreateTruncating(planes.Error.Pixels[start + x]));
                if (planes.Background is not null) sums.Background += double.CreateTruncating(planes.Background.Pixels[start + x]);
            }
        }
        return sums;
    }

    private static double Square(double v) => v * v;
}

using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The context of a drizzled image (CTX): bit b of plane p is set in a pixel to which input chip 32 p + b contributes. All 32 bits of a
/// plane count, that of the sign too. The chips of one exposure do not overlap, so that each set bit is one exposure.
/// </summary>
public static class DrizzleContext
{
    /// <summary>How many exposures lie under each pixel; 0 where none. Memory: 2 bytes a pixel.</summary>
    /// <param name="planes">One plane or more, of one shape.</param>
    /// <exception cref="ArgumentException">There is no plane, or the shapes differ.</exception>
    public static Image<ushort> CountExposures(IReadOnlyList<Image<int>> planes)
    {
        RequirePlanes(planes);
        var counts = new Image<ushort>(planes[0].Width, planes[0].Height);
        Compute.Rows(counts.Height, y =>
        {
            var row = counts.Row(y);
            foreach (var plane in planes)
            {
                var bits = plane.Row(y);
                for (int x = 0; x < row.Length; x++) row[x] += (ushort)BitOperations.PopCount((uint)bits[x]);
            }
        });
        return counts;
    }

    /// <summary>
    /// As Σ (context >> i) &amp; 1 for i from 0 to <paramref name="last"/>, inclusive, of 32-bit integers gives it: beyond bit 31 the sign
    /// bit is counted again and again.
    /// </summary>
    /// <param name="plane">The first plane.</param>
    /// <param name="last">The last shift, 0 to 10 000.</param>
    public static Image<ushort> CountShifted(Image<int> plane, int last)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, 10000);
        uint counted = last >= 31 ? uint.MaxValue : (1u << last + 1) - 1;
        int again = Math.Max(0, last - 31);
        return plane.Map(bits => (ushort)(BitOperations.PopCount((uint)bits & counted) + (bits < 0 ? again : 0)));
    }

    /// <summary>The number of the last chip that contributes anywhere, from 1; 0 when none does.</summary>
    /// <param name="planes">One plane or more.</param>
    /// <exception cref="ArgumentException">There is no plane, or the shapes differ.</exception>
    public static int LastChip(IReadOnlyList<Image<int>> planes)
    {
        RequirePlanes(planes);
        for (int p = planes.Count - 1; p >= 0; p--)
        {
            int all = 0;
            foreach (int bits in planes[p].Pixels) all |= bits;
            if (all != 0) return 32 * (p + 1) - BitOperations.LeadingZeroCount((uint)all);
        }
        return 0;
    }

    /// <summary>The exposure time of each pixel, seconds; 0 where no exposure is. Memory: 4 bytes a pixel.</summary>
    /// <param name="planes">One plane or more, of one shape.</param>
    /// <param name="chipTimesS">Exposure time of every input chip, seconds, in the order of drizzling.</param>
    /// <exception cref="ArgumentException">There is no plane, the shapes differ, or a bit is set for which there is no chip.</exception>
    public static Image<float> ExposureTime(IReadOnlyList<Image<int>> planes, IReadOnlyList<double> chipTimesS)
    {
        RequirePlanes(planes);
        ArgumentNullException.ThrowIfNull(chipTimesS);
        var times = new Image<float>(planes[0].Width, planes[0].Height);
        Compute.Rows(times.Height, y =>
        {
            var row = times.Row(y);
            for (int p = 0; p < planes.Count; p++)
            {
                // Neighbours mostly have the same context.
                int last = 0;
                float lastTime = 0;
                var bits = planes[p].Row(y);
                for (int x = 0; x < row.Length; x++)
                {
                    if (bits[x] != last) (last, lastTime) = (bits[x], (float)Time(bits[x], 32 * p, chipTimesS));
                    row[x] += lastTime;
                }
            }
        });
        return times;
    }

    /// <summary>The exposure time of the pixel nearest to a position, seconds; 0 where no exposure is, and outside the image.</summary>
    /// <param name="planes">One plane or more, of one shape.</param>
    /// <param name="chipTimesS">Exposure time of every input chip, seconds, in the order of drizzling.</param>
    /// <param name="x">Position, 0-based pixels.</param>
    /// <param name="y">Position, 0-based pixels.</param>
    /// <exception cref="ArgumentException">There is no plane, the shapes differ, or a bit is set for which there is no chip.</exception>
    public static double ExposureTime(IReadOnlyList<Image<int>> planes, IReadOnlyList<double> chipTimesS, double x, double y)
    {
        RequirePlanes(planes);
        ArgumentNullException.ThrowIfNull(chipTimesS);
        bool isInside = x >= -0.5 && y >= -0.5 && x < planes[0].Width - 0.5 && y < planes[0].Height - 0.5;
        if (!isInside) return 0;
        int column = (int)Math.Floor(x + 0.5), row = (int)Math.Floor(y + 0.5);
        return planes.Select((plane, p) => Time(plane[column, row], 32 * p, chipTimesS)).Sum();
    }

    private static double Time(int bits, int firstChip, IReadOnlyList<double> chipTimesS)
    {
        double time = 0;
        for (uint left = (uint)bits; left != 0; left &= left - 1)
        {
            int chip = firstChip + BitOperations.TrailingZeroCount(left);
            if (chip >= chipTimesS.Count)
            {
                throw new ArgumentException(
                    $"The context has chip {chip + 1}, but exposure times of {chipTimesS.Count} chips are given.", nameof(chipTimesS));
            }
            time += chipTimesS[chip];
        }
        return time;
    }

    private static void RequirePlanes(IReadOnlyList<Image<int>> planes)
    {
        ArgumentNullException.ThrowIfNull(planes);
        if (planes.Count == 0) throw new ArgumentException("There is no plane of context.", nameof(planes));
        for (int p = 1; p < planes.Count; p++) Arithmetic.RequireSameShape(planes[0], planes[p]);
    }
}

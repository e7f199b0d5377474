using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The perimeter of a segment from how each border pixel touches others (Benkrid, Crookes and Benkrid 2000, Irish Machine Vision and Image
/// Processing Conference, 51): a straight step counts 1, a diagonal one √2, a corner half of each.
/// </summary>
internal static class SegmentPerimeter
{
    /// <summary>Its length, pixels; border pixels are those with a side that no pixel of the segment shares.</summary>
    public static double Of<T>(SourcePlanes<T> planes, ReadOnlySpan<PixelRun> runs, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double length = 0;
        foreach (var run in runs)
        {
            for (int x = run.First; x < run.End; x++)
            {
                if (!IsBorder(planes, label, x, run.Y)) continue;
                int y = run.Y;
                int sides = Count(x - 1, y) + Count(x + 1, y) + Count(x, y - 1) + Count(x, y + 1);
                int corners = Count(x - 1, y - 1) + Count(x + 1, y - 1) + Count(x - 1, y + 1) + Count(x + 1, y + 1);
                length += Weight(sides, corners);
            }
        }
        return length;

        int Count(int x, int y) => IsBorder(planes, label, x, y) ? 1 : 0;
    }

    // By how many border pixels it touches with its sides and with its corners.
    private static double Weight(int sides, int corners) => (sides, corners) switch
    {
        (2 or 3, <= 2) => 1,
        (0, 2) or (1, 3) => Math.Sqrt(2),
        (1, 1 or 2) => (1 + Math.Sqrt(2)) / 2,
        _ => 0,
    };

    private static bool IsBorder<T>(SourcePlanes<T> planes, int label, int x, int y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsIn(planes, label, x, y)
        && !(IsIn(planes, label, x - 1, y) && IsIn(planes, label, x + 1, y)
            && IsIn(planes, label, x, y - 1) && IsIn(planes, label, x, y + 1));

    private static bool IsIn<T>(SourcePlanes<T> planes, int label, int x, int y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var labels = planes.Labels;
        if ((uint)x >= (uint)labels.Width || (uint)y >= (uint)labels.Height) return false;
        int at = y * labels.Width + x;
        return labels.Pixels[at] == label && planes.IsUsed(at);
    }
}

namespace HstNotebooks.Imaging;

/// <summary>
/// Selection and partition of points by a coordinate that many share. Both leave equals in the order of the C++ standard library of GNU,
/// on which <see cref="NearestBoxes"/> depends: quickselect with a median of three down to three points, and swaps from both ends.
/// </summary>
internal static class MedianOrder
{
    /// <summary>Moves the point of this rank to its place among those from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static void Select(Span<int> points, int[] along, int start, int end, int rank)
    {
        while (end - start > 3)
        {
            int chosen = MedianOfThree(points, along, start + 1, start + (end - start) / 2, end - 1);
            (points[start], points[chosen]) = (points[chosen], points[start]);
            int pivot = along[points[start]], i = start + 1, j = end - 1;
            while (true)
            {
                while (along[points[i]] < pivot) i++;
                while (along[points[j]] > pivot) j--;
                if (i >= j) break;
                (points[i], points[j]) = (points[j], points[i]);
                i++;
                j--;
            }
            if (i <= rank) start = i;
            else end = i;
        }
        for (int i = start + 1; i < end; i++)
        {
            for (int j = i; j > start && along[points[j]] < along[points[j - 1]]; j--)
            {
                (points[j], points[j - 1]) = (points[j - 1], points[j]);
            }
        }
    }

    /// <summary>Moves the points below <paramref name="split"/> to the front; returns where the others start.</summary>
    public static int Partition(Span<int> points, int[] along, int start, int end, double split)
    {
        while (true)
        {
            while (start < end && along[points[start]] < split) start++;
            while (start < end && along[points[end - 1]] >= split) end--;
            if (start >= end) return start;
            (points[start], points[end - 1]) = (points[end - 1], points[start]);
            start++;
            end--;
        }
    }

    private static int MedianOfThree(ReadOnlySpan<int> points, int[] along, int a, int b, int c)
    {
        var (p, q, r) = (along[points[a]], along[points[b]], along[points[c]]);
        if (p < q) return q < r ? b : p < r ? c : a;
        return p < r ? a : q < r ? c : b;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Shares the pixels of a source between its markers: brightest pixels first, each goes to the marker whose pixels it touches. Corresponds
/// to <c>skimage.segmentation.watershed</c> of the negative image, with its order of neighbours and of equal pixels.
/// </summary>
internal sealed class Watershed
{
    // Beyond so many pixels, equal markers' pixels are taken row after row: the order of a heap of all of them would take seconds.
    private const int ExactOrderPixels = 1 << 22;

    // So many entries no longer fit into the first caches.
    private const int LargeFlood = 1 << 16;

    private readonly FloodQueue _queue = new();
    private readonly List<int> _shore = [];
    private int _age;

    /// <summary>Gives every open pixel that can be reached the number of a marker.</summary>
    /// <param name="source">The source, with marks.</param>
    /// <param name="open">Its pixels without a marker, as indices of the frame, row after row.</param>
    /// <param name="connectivity">Which pixels touch.</param>
    public void Flood(BlendedSource source, ReadOnlySpan<int> open, Connectivity connectivity)
    {
        int s = source.Stride;
        ReadOnlySpan<int> steps = [-s, -1, 1, s, -s - 1, -s + 1, s - 1, s + 1];
        steps = steps[..(int)connectivity];
        FindShore(source.Marks, open, steps);
        _age = 0;
        // Only pixels on the shore have something to give. Where two of different markers are equally bright, all of the others are
        // needed too, for the order in which a heap yields equals depends on everything in it.
        bool inExactOrder = source.Area <= ExactOrderPixels && HasRivals(source);
        _queue.Prepare(hasBuckets: !inExactOrder && open.Length > LargeFlood);
        if (inExactOrder) PushMarkers(source);
        else foreach (int pixel in CollectionsMarshal.AsSpan(_shore)) _queue.Push(-source.Values[pixel], 0, pixel);
        Flood(source.Values, source.Marks, steps);
    }

    private void FindShore(int[] marks, ReadOnlySpan<int> open, ReadOnlySpan<int> steps)
    {
        _shore.Clear();
        foreach (int pixel in open)
        {
            foreach (int step in steps)
            {
                ref int mark = ref marks[pixel + step];
                if (mark <= 0) continue;
                mark = -mark;       // taken
                _shore.Add(pixel + step);
            }
        }
        _shore.Sort();
        foreach (int pixel in CollectionsMarshal.AsSpan(_shore)) marks[pixel] = -marks[pixel];
    }

    private bool HasRivals(BlendedSource source)
    {
        var shore = CollectionsMarshal.AsSpan(_shore);
        var heights = new double[shore.Length];
        var marks = new int[shore.Length];
        for (int i = 0; i < shore.Length; i++) (heights[i], marks[i]) = (source.Values[shore[i]], source.Marks[shore[i]]);
        Array.Sort(heights, marks);
        for (int i = 1; i < heights.Length; i++) if (heights[i] == heights[i - 1] && marks[i] != marks[i - 1]) return true;
        return false;
    }

    private void PushMarkers(BlendedSource source)
    {
        foreach (var run in CollectionsMarshal.AsSpan(source.Runs))
        {
            for (int i = run.Y * source.Stride + run.First, end = i + run.Length; i < end; i++)
            {
                if (source.Marks[i] > 0) _queue.Push(-source.Values[i], 0, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Flood(double[] values, int[] marks, ReadOnlySpan<int> steps)
    {
        while (_queue.TryPop(out int pixel))
        {
            foreach (int step in steps)
            {
                if (marks[pixel + step] != 0) continue;
                marks[pixel + step] = marks[pixel];
                _queue.Push(-values[pixel + step], ++_age, pixel + step);
            }
        }
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Regions as runs of pixels, row after row: what is above a level, and which runs touch.</summary>
internal static class PixelRuns
{
    /// <summary>Adds the parts of a run whose values are above a level; NaN is not.</summary>
    /// <param name="values">Values in memory.</param>
    /// <param name="level">The level.</param>
    /// <param name="run">The run.</param>
    /// <param name="row">Where column 0 of the run's row is in memory.</param>
    /// <param name="runs">To which the parts are added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddAbove(ReadOnlySpan<double> values, double level, PixelRun run, int row, List<PixelRun> runs)
    {
        ref double first = ref MemoryMarshal.GetReference(values.Slice(row + run.First, run.Length));
        int x = 0, start = -1;
        var limit = Vector256.Create(level);
        for (; x <= run.Length - 16; x += 16)
        {
            uint above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x), limit).ExtractMostSignificantBits()
                | Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x + 4), limit).ExtractMostSignificantBits() << 4
                | Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x + 8), limit).ExtractMostSignificantBits() << 8
                | Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)x + 12), limit).ExtractMostSignificantBits() << 12;
            // Bits where the state changes, one after the other.
            uint changes = (above ^ (above << 1 | (start >= 0 ? 1u : 0u))) & 0xffff;
            for (; changes != 0; changes &= changes - 1)
            {
                int at = x + BitOperations.TrailingZeroCount(changes);
                if (start < 0) start = at;
                else
                {
                    runs.Add(new(run.Y, run.First + start, run.First + at));
                    start = -1;
                }
            }
        }
        for (; x < run.Length; x++)
        {
            bool isAbove = Unsafe.Add(ref first, x) > level;
            if (isAbove == start >= 0) continue;
            if (isAbove) start = x;
            else
            {
                runs.Add(new(run.Y, run.First + start, run.First + x));
                start = -1;
            }
        }
        if (start >= 0) runs.Add(new(run.Y, run.First + start, run.End));
    }

    /// <summary>
    /// Numbers groups of touching runs 1, 2, … in the order of their first pixels; runs of groups with too few pixels are 0.
    /// </summary>
    /// <param name="runs">Runs, row after row and left to right.</param>
    /// <param name="connectivity">Which pixels touch.</param>
    /// <param name="minPixels">Groups of fewer pixels are dropped.</param>
    /// <param name="labels">Receives the number of every run.</param>
    /// <returns>How many groups there are.</returns>
    public static int Label(ReadOnlySpan<PixelRun> runs, Connectivity connectivity, int minPixels, Span<int> labels)
    {
        labels = labels[..runs.Length];
        Join(runs, connectivity == Connectivity.Eight ? 1 : 0, labels);
        int[] areas = ArrayPool<int>.Shared.Rent(runs.Length);
        areas.AsSpan(0, runs.Length).Clear();
        // The first run of a group stands for it, and members come later: parents are final when their members are.
        for (int i = 0; i < runs.Length; i++)
        {
            labels[i] = labels[labels[i]];
            areas[labels[i]] += runs[i].Length;
        }
        int count = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            labels[i] = labels[i] != i ? labels[labels[i]] : areas[i] >= minPixels ? ++count : 0;
        }
        ArrayPool<int>.Shared.Return(areas);
        return count;
    }

    /// <summary>The label map of labelled runs.</summary>
    public static Image<int> Paint(PixelRun[] runs, int[] labels, int width, int height)
    {
        var map = new Image<int>(width, height);
        const int chunk = 4096;
        Compute.For((runs.Length + chunk - 1) / chunk, c =>
        {
            for (int i = c * chunk; i < Math.Min(runs.Length, (c + 1) * chunk); i++)
            {
                if (labels[i] != 0) map.Row(runs[i].Y)[runs[i].First..runs[i].End].Fill(labels[i]);
            }
        });
        return map;
    }

    // parent[i]: an earlier run of the group, or i itself for its first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(ReadOnlySpan<PixelRun> runs, int reach, Span<int> parent)
    {
        int below = 0;      // the first run of the row before that may touch
        for (int i = 0; i < runs.Length; i++)
        {
            var run = runs[i];
            parent[i] = i;
            while (runs[below].Y < run.Y - 1 || (runs[below].Y == run.Y - 1 && runs[below].End + reach <= run.First)) below++;
            for (int k = below; runs[k].Y < run.Y && runs[k].First < run.End + reach; k++)
            {
                int a = Root(parent, i), b = Root(parent, k);
                if (a < b) parent[b] = a;
                else parent[a] = b;
            }
        }
    }

    private static int Root(Span<int> parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
}

using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The peaks of a source as photutils 0.6 chose them: from level to level, wherever more groups are above than before, they take the place
/// of the groups that they lie in; what is left is numbered anew by edges.
/// </summary>
internal static class Markers06
{
    private sealed record Groups(PixelRun[] Runs, int[] Labels, int Count);

    /// <summary>Marks the source's peaks 1, 2, … in the order of their first pixels; 1 when it stays whole, and is not marked.</summary>
    public static int Find(BlendedSource source, double[] levels, DeblendOptions options)
    {
        Groups? peaks = null;
        foreach (double level in levels)
        {
            var above = Above(source, level, options);
            if (above.Count < 2 || !AnyHasContrast(source, above, options.Contrast)) continue;
            peaks = peaks is null ? above : Replace(source, peaks, above);
        }
        if (peaks is null) return 1;
        Mark(source, peaks);
        return peaks.Count;
    }

    private static Groups Above(BlendedSource source, double level, DeblendOptions options)
    {
        var runs = new List<PixelRun>();
        foreach (var run in source.Runs) PixelRuns.AddAbove(source.Values, level, run, run.Y * source.Stride, runs);
        var labels = new int[runs.Count];
        int count = PixelRuns.Label(CollectionsMarshal.AsSpan(runs), options.Connectivity, options.MinPixels, labels);
        return new([.. runs], labels, count);
    }

    // Two parts of enough flux were meant; one was asked for.
    private static bool AnyHasContrast(BlendedSource source, Groups groups, double contrast)
    {
        var flux = new double[groups.Count + 1];
        for (int i = 0; i < groups.Runs.Length; i++)
        {
            var run = groups.Runs[i];
            foreach (double value in source.Values.AsSpan(run.Y * source.Stride + run.First, run.Length)) flux[groups.Labels[i]] += value;
        }
        return flux.Skip(1).Any(f => f / source.Sum >= contrast);
    }

    private static Groups Replace(BlendedSource source, Groups lower, Groups upper)
    {
        Mark(source, lower);
        var met = new bool[lower.Count + 1];
        for (int i = 0; i < upper.Runs.Length; i++)
        {
            if (upper.Labels[i] == 0) continue;
            var run = upper.Runs[i];
            foreach (int mark in source.Marks.AsSpan(run.Y * source.Stride + run.First, run.Length)) met[mark] = true;
        }
        source.ClearMarks();
        met[0] = false;
        if (upper.Count <= met.Count(m => m)) return lower;
        var runs = lower.Runs.Where((_, i) => lower.Labels[i] != 0 && !met[lower.Labels[i]])
            .Concat(upper.Runs.Where((_, i) => upper.Labels[i] != 0))
            .OrderBy(r => r.Y).ThenBy(r => r.First).ToArray();
        var labels = new int[runs.Length];
        int count = PixelRuns.Label(runs, Connectivity.Four, 1, labels);
        return new(runs, labels, count);
    }

    private static void Mark(BlendedSource source, Groups groups)
    {
        for (int i = 0; i < groups.Runs.Length; i++)
        {
            if (groups.Labels[i] != 0) source.Mark(groups.Runs.AsSpan(i, 1), groups.Labels[i]);
        }
    }
}

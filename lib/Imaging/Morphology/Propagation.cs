using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The engine under <see cref="Morphology.Propagate"/>: runs of pixels along x that touch from row to row are joined into groups, and the
/// groups with a seed are drawn.
/// </summary>
internal static class Propagation
{
    public static Image<bool> From(Image<bool> seeds, Image<bool> within, Connectivity connectivity)
    {
        int reach = connectivity == Connectivity.Eight ? 1 : 0;
        var runs = new List<Run>();
        var firstOfRow = new int[within.Height + 1];
        var either = new bool[within.Width];
        for (int y = 0; y < within.Height; y++)
        {
            ReadOnlySpan<bool> row = within.Row(y), seeded = seeds.Row(y);
            if (seeded.Contains(true))
            {
                for (int x = 0; x < either.Length; x++) either[x] = row[x] | seeded[x];
                row = either;
            }
            firstOfRow[y] = runs.Count;
            AddRuns(row, seeded, runs);
            firstOfRow[y + 1] = runs.Count;
            if (y > 0) Join(CollectionsMarshal.AsSpan(runs), firstOfRow[y - 1], firstOfRow[y], reach);
        }

        var result = new Image<bool>(within.Width, within.Height);
        for (int y = 0; y < within.Height; y++)
        {
            var all = CollectionsMarshal.AsSpan(runs);
            var to = result.Row(y);
            foreach (var run in all[firstOfRow[y]..firstOfRow[y + 1]]) if (all[Root(all, run.Parent)].Seeded) to[run.First..run.End].Fill(true);
        }
        return result;
    }

    private static void AddRuns(ReadOnlySpan<bool> row, ReadOnlySpan<bool> seeds, List<Run> runs)
    {
        for (int x = row.IndexOf(true); x >= 0 && x < row.Length;)
        {
            int length = row[x..].IndexOf(false), end = length < 0 ? row.Length : x + length;
            runs.Add(new() { First = x, End = end, Parent = runs.Count, Seeded = seeds[x..end].Contains(true) });
            int gap = row[end..].IndexOf(true);
            x = gap < 0 ? row.Length : end + gap;
        }
    }

    // Joins the runs [middle, end of list) of a row with those [start, middle) of the row before that they touch.
    private static void Join(Span<Run> runs, int start, int middle, int reach)
    {
        for (int a = start, b = middle; a < middle && b < runs.Length;)
        {
            if (runs[a].First < runs[b].End + reach && runs[b].First < runs[a].End + reach)
            {
                int p = Root(runs, a), q = Root(runs, b);
                runs[Math.Max(p, q)].Parent = Math.Min(p, q);
                runs[Math.Min(p, q)].Seeded |= runs[Math.Max(p, q)].Seeded;
            }
            if (runs[a].End < runs[b].End) a++;
            else b++;
        }
    }

    private static int Root(Span<Run> runs, int i)
    {
        while (runs[i].Parent != i) i = runs[i].Parent = runs[runs[i].Parent].Parent;
        return i;
    }

    /// <summary>Pixels [First, End) of a row; the root of a group is its oldest run and knows whether the group has a seed.</summary>
    private struct Run
    {
        public int First, End, Parent;
        public bool Seeded;
    }
}

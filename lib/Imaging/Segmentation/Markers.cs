using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The peaks of a source: it falls apart at the lowest level at which two or more groups of enough pixels are above; so does every group,
/// at the levels above, and those that do not fall apart any more are the markers, with the extent in which they came into being.
/// </summary>
internal sealed class Markers
{
    private readonly List<PixelRun> _stack = [], _runs = [];
    private readonly List<(int Start, int Count)> _found = [];
    private int[] _labels = [];
    private double[] _levels = [];
    private DeblendOptions _options = new();
    private BlendedSource _source = new();

    /// <summary>Marks the source's peaks 1, 2, … in the order of their first pixels.</summary>
    /// <returns>How many there are; 1 when the source stays whole, and is not marked.</returns>
    public int Find(BlendedSource source, double[] levels, DeblendOptions options)
    {
        (_source, _levels, _options) = (source, levels, options);
        _runs.Clear();
        _found.Clear();
        _stack.Clear();
        _stack.AddRange(source.Runs);
        Descend(0, _stack.Count, 0);
        if (_found.Count < 2) return 1;
        _found.Sort((a, b) => _runs[a.Start].Y != _runs[b.Start].Y ? _runs[a.Start].Y - _runs[b.Start].Y
            : _runs[a.Start].First - _runs[b.Start].First);
        for (int i = 0; i < _found.Count; i++) source.Mark(CollectionsMarshal.AsSpan(_runs).Slice(_found[i].Start, _found[i].Count), i + 1);
        return _found.Count;
    }

    // Works on the top of the stack, and leaves it as it was.
    private void Descend(int start, int count, int level)
    {
        int top = start + count;
        var part = (Start: start, Count: count);
        for (int k = level; k < _levels.Length && Area(part) >= 2L * _options.MinPixels; k++)
        {
            int above = _stack.Count;
            for (int i = part.Start; i < part.Start + part.Count; i++)
            {
                var run = _stack[i];
                PixelRuns.AddAbove(_source.Values, _levels[k], run, run.Y * _source.Stride, _stack);
            }
            int n = _stack.Count - above;
            if (_labels.Length < n) _labels = new int[2 * n];
            int groups = PixelRuns.Label(CollectionsMarshal.AsSpan(_stack)[above..], _options.Connectivity, _options.MinPixels, _labels);
            if (groups == 0) break;
            if (groups > 1)
            {
                DescendEach(above, n, groups, k + 1);
                CollectionsMarshal.SetCount(_stack, top);
                return;
            }
            part = (top, MoveGroup(above, n, top));
        }
        CollectionsMarshal.SetCount(_stack, top);
        _found.Add((_runs.Count, count));
        _runs.AddRange(CollectionsMarshal.AsSpan(_stack).Slice(start, count));
    }

    private void DescendEach(int above, int n, int groups, int level)
    {
        // The runs behind one another by group, in their order.
        var starts = new int[groups + 2];
        for (int i = 0; i < n; i++) starts[_labels[i] + 1]++;
        for (int g = 0; g <= groups; g++) starts[g + 1] += starts[g];
        var sorted = new PixelRun[n];
        var next = starts.AsSpan(0, groups + 1).ToArray();
        for (int i = 0; i < n; i++) sorted[next[_labels[i]]++] = _stack[above + i];
        CollectionsMarshal.SetCount(_stack, above);
        for (int g = 1; g <= groups; g++)
        {
            _stack.AddRange(sorted.AsSpan(starts[g]..starts[g + 1]));
            Descend(above, starts[g + 1] - starts[g], level);
            CollectionsMarshal.SetCount(_stack, above);
        }
    }

    // The one group's runs to the given place below; returns how many.
    private int MoveGroup(int from, int n, int to)
    {
        var stack = CollectionsMarshal.AsSpan(_stack);
        int count = 0;
        for (int i = 0; i < n; i++) if (_labels[i] == 1) stack[to + count++] = stack[from + i];
        CollectionsMarshal.SetCount(_stack, to + count);
        return count;
    }

    private long Area((int Start, int Count) part)
    {
        long area = 0;
        foreach (var run in CollectionsMarshal.AsSpan(_stack).Slice(part.Start, part.Count)) area += run.Length;
        return area;
    }
}

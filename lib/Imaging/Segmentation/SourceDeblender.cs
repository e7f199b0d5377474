using System.Numerics;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>Takes sources apart, one after the other, with buffers of its own: one for every thread.</summary>
internal sealed class SourceDeblender(DeblendOptions options)
{
    // So many peaks at levels of equal ratios are mostly noise near the lowest ones: even levels are tried instead.
    private const int ManyMarkers = 200;

    private readonly BlendedSource _source = new();
    private readonly Markers _markers = new();
    private readonly Watershed _watershed = new();
    private readonly List<int> _open = [];

    /// <summary>Writes the part, from 0, to which each pixel of the source belongs; nothing when it stays whole.</summary>
    /// <returns>How many parts there are, ≥ 1.</returns>
    public int Split<T>(Image<T> image, Image<int> labels, LabelBox source, Image<int> parts, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Rules == DeblendRules.Photutils16 && source.Area < 2L * options.MinPixels) return 1;
        _source.Load(image, labels, source, options);
        if (!(_source.Max > _source.Min)) return 1;
        int count = FindMarkers();
        if (count < 2) return 1;
        FindOpen(0, new(1, 1, source.Box.Width, source.Box.Height));
        _watershed.Flood(_source, CollectionsMarshal.AsSpan(_open), options.Connectivity);
        foreach (int pixel in _open) if (_source.Marks[pixel] == 0) throw Disconnected(pixel);
        int[] partOf = options.Rules == DeblendRules.Photutils16 ? DropFaint(count, cancellation) : [.. Enumerable.Range(-1, count + 1)];
        if (partOf.Max() == 0) return 1;
        foreach (var run in _source.Runs)
        {
            var marks = _source.Marks.AsSpan(run.Y * _source.Stride + run.First, run.Length);
            var to = parts.Row(_source.Corner.Y + run.Y - 1).Slice(_source.Corner.X + run.First - 1, run.Length);
            for (int x = 0; x < to.Length; x++) to[x] = partOf[marks[x]];
        }
        return partOf.Max() + 1;
    }

    private int FindMarkers()
    {
        var (mode, min) = DeblendLevels.Admitted(_source, options);
        double[] levels = DeblendLevels.Between(min, _source.Max, options.Levels, mode);
        if (options.Rules == DeblendRules.Photutils06) return Markers06.Find(_source, levels, options);
        int count = _markers.Find(_source, levels, options);
        if (count <= ManyMarkers || mode == DeblendMode.Linear) return count;
        _source.ClearMarks();
        return _markers.Find(_source, DeblendLevels.Between(_source.Min, _source.Max, options.Levels, DeblendMode.Linear), options);
    }

    // While a part has less than the contrast, the faintest is shared out between the others. Returns the part of every marker's number.
    private int[] DropFaint(int count, CancellationToken cancellation)
    {
        var flux = new double[count + 1];
        var box = new (int Left, int Bottom, int Right, int Top)[count + 1];
        Array.Fill(box, (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue));
        foreach (var run in _source.Runs)
        {
            for (int i = run.Y * _source.Stride + run.First, end = i + run.Length; i < end; i++) Account(i, flux, box);
        }
        var left = Enumerable.Range(1, count).ToList();
        while (left.Count > 1)
        {
            cancellation.ThrowIfCancellationRequested();
            int faintest = left.MinBy(n => flux[n] / _source.Sum);
            if (!(flux[faintest] / _source.Sum < options.Contrast)) break;
            left.Remove(faintest);
            var (x0, y0, x1, y1) = box[faintest];
            FindOpen(faintest, new(x0, y0, x1 - x0 + 1, y1 - y0 + 1));
            foreach (int pixel in _open) _source.Marks[pixel] = 0;
            _watershed.Flood(_source, CollectionsMarshal.AsSpan(_open), options.Connectivity);
            foreach (int pixel in _open)
            {
                if (_source.Marks[pixel] == 0) throw Disconnected(pixel);
                Account(pixel, flux, box);
            }
        }
        var partOf = new int[count + 1];
        for (int part = 0; part < left.Count; part++) partOf[left[part]] = part;
        return partOf;
    }

    private void Account(int pixel, double[] flux, (int Left, int Bottom, int Right, int Top)[] box)
    {
        int mark = _source.Marks[pixel], x = pixel % _source.Stride, y = pixel / _source.Stride;
        if (double.IsFinite(_source.Values[pixel])) flux[mark] += _source.Values[pixel];
        var (left, bottom, right, top) = box[mark];
        box[mark] = (Math.Min(left, x), Math.Min(bottom, y), Math.Max(right, x), Math.Max(top, y));
    }

    private void FindOpen(int mark, PixelBox box)
    {
        _open.Clear();
        for (int y = box.Y; y < box.Y + box.Height; y++)
        {
            for (int i = y * _source.Stride + box.X, end = i + box.Width; i < end; i++) if (_source.Marks[i] == mark) _open.Add(i);
        }
    }

    private ArgumentException Disconnected(int pixel) => new(
        $"Label {_source.Label} is not connected: pixel ({_source.Corner.X + pixel % _source.Stride - 1}, "
        + $"{_source.Corner.Y + pixel / _source.Stride - 1}) is not reached from its peaks by pixels that share "
        + (options.Connectivity == Connectivity.Four ? "an edge" : "an edge or a corner")
        + ". Detect and deblend with the same connectivity.");
}

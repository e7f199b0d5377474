namespace HstNotebooks.Imaging;

/// <summary>
/// The runs of pixels of every label ≥ 1, so that work on a source costs what its pixels do, however large its box. 12 bytes a run.
/// </summary>
internal sealed class SegmentRuns
{
    private readonly PixelRun[] _runs;
    private readonly int[] _first;   // of each label in _runs, and the end

    public SegmentRuns(Image<int> labels)
    {
        Boxes = LabelBox.Of(labels);
        var index = new Dictionary<int, int>(Boxes.Length);
        for (int i = 0; i < Boxes.Length; i++) index[Boxes[i].Label] = i;
        var found = new List<(int Index, PixelRun Run)>(4 * Boxes.Length);
        for (int y = 0; y < labels.Height; y++)
        {
            ReadOnlySpan<int> row = labels.Row(y);
            for (int x = 0, end; x < row.Length; x = end)
            {
                int length = row[x..].IndexOfAnyExcept(row[x]);
                end = length < 0 ? row.Length : x + length;
                if (row[x] > 0) found.Add((index[row[x]], new(y, x, end)));
            }
        }

        // Counted, then set in their places: the runs of a label stay in the order of rows.
        _first = new int[Boxes.Length + 1];
        foreach (var (i, _) in found) _first[i + 1]++;
        for (int i = 0; i < Boxes.Length; i++) _first[i + 1] += _first[i];
        _runs = new PixelRun[found.Count];
        int[] next = [.. _first];
        foreach (var (i, run) in found) _runs[next[i]++] = run;
    }

    /// <summary>The labels that have a pixel, in their order.</summary>
    public LabelBox[] Boxes { get; }

    /// <summary>The runs of <see cref="Boxes"/>[i], row after row.</summary>
    public ReadOnlySpan<PixelRun> Of(int i) => _runs.AsSpan(_first[i], _first[i + 1] - _first[i]);
}

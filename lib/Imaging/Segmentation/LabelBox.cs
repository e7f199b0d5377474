namespace HstNotebooks.Imaging;

/// <summary>Where the pixels of a label are.</summary>
/// <param name="Label">The label, ≥ 1.</param>
/// <param name="Box">The smallest rectangle that holds them.</param>
/// <param name="Area">How many there are.</param>
public readonly record struct LabelBox(int Label, PixelBox Box, int Area)
{
    /// <summary>The boxes of every label ≥ 1 of a map that has a pixel, ordered by label; labels may have gaps.</summary>
    /// <param name="labels">The label map; 0 and negative pixels belong to no label.</param>
    public static LabelBox[] Of(Image<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var found = new Dictionary<int, (int Left, int Bottom, int Right, int Top, int Area)>();
        for (int y = 0; y < labels.Height; y++)
        {
            ReadOnlySpan<int> row = labels.Row(y);
            for (int x = 0, end; x < row.Length; x = end)
            {
                int length = row[x..].IndexOfAnyExcept(row[x]);
                end = length < 0 ? row.Length : x + length;
                if (row[x] <= 0) continue;
                var (left, bottom, right, top, area) = found.GetValueOrDefault(row[x], (x, y, end - 1, y, 0));
                found[row[x]] = (Math.Min(left, x), bottom, Math.Max(right, end - 1), y, area + end - x);
            }
        }
        return [.. found.OrderBy(f => f.Key).Select(f => new LabelBox(f.Key,
            new(f.Value.Left, f.Value.Bottom, f.Value.Right - f.Value.Left + 1, f.Value.Top - f.Value.Bottom + 1), f.Value.Area))];
    }
}

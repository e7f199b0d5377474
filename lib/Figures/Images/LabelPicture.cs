using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Numbers of objects, each with a colour of its own (<see cref="ColorMap.Labels"/>); a block of pixels shows the most frequent.
/// </summary>
internal sealed class LabelPicture : Picture
{
    private const int MostSwatches = 12;

    private readonly int _width, _height;
    private readonly byte[] _indices;
    private readonly int[] _labels;

    private LabelPicture(int width, int height, byte[] indices, int[] labels) =>
        (_width, _height, _indices, _labels) = (width, height, indices, labels);

    public override bool HasValues => true;

    public override string Summary => $"{_labels.Count(l => l != 0)} labels";

    public override IReadOnlyList<(string, Rgb)> Swatches => _labels.Length > MostSwatches
        ? []
        : [.. _labels.Reverse().Select(label => (Numbers.Shortest(label), ColorMap.Labels.Colors[LabelColors.Index(label)]))];

    public static LabelPicture Of(TypedPixels<int> pixels)
    {
        var indices = GC.AllocateUninitializedArray<byte>(pixels.Count);
        Compute.For(pixels.Height, y =>
        {
            var to = indices.AsSpan(y * pixels.Width, pixels.Width);
            var from = pixels.Pixels.AsSpan(y * pixels.Width, pixels.Width);
            for (int x = 0; x < to.Length; x++) to[x] = LabelColors.Index(from[x]);
        });
        var (width, height, reduced) = Majority(pixels.Width, pixels.Height, indices, ScaledPlane.LongestSide);
        return new(width, height, reduced, Distinct(pixels.Pixels));
    }

    public override Bitmap AtMost(int longestSide, bool indexed)
    {
        var (width, height, indices) = Majority(_width, _height, _indices, longestSide);
        var fromTop = new byte[indices.Length];
        for (int y = 0; y < height; y++) indices.AsSpan(y * width, width).CopyTo(fromTop.AsSpan((height - 1 - y) * width));
        return new(width, height, fromTop, ColorMap.Labels.Colors);
    }

    // Labels come in runs: only where one begins is it looked up.
    private static int[] Distinct(int[] labels)
    {
        var seen = new SortedSet<int>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (i == 0 || labels[i] != labels[i - 1]) seen.Add(labels[i]);
        }
        return [.. seen];
    }

    private static (int Width, int Height, byte[] Indices) Majority(int width, int height, byte[] indices, int longestSide)
    {
        if (Math.Max(width, height) <= longestSide) return (width, height, indices);
        var blocks = Blocks.For(width, height, longestSide);
        var result = new byte[blocks.Width * blocks.Height];
        Compute.For(blocks.Height, j =>
        {
            var counts = new int[256];
            var columns = blocks.Columns;
            for (int i = 0; i < blocks.Width; i++)
            {
                int from = columns[i], length = columns[i + 1] - from;
                for (int y = blocks.Rows[j]; y < blocks.Rows[j + 1]; y++)
                {
                    foreach (byte index in indices.AsSpan(y * width + from, length)) counts[index]++;
                }
                // Of equally frequent ones the middle one. A count that has been looked at is cleared for the next block.
                byte most = indices[(blocks.Rows[j] + blocks.Rows[j + 1]) / 2 * width + from + length / 2];
                int highest = counts[most];
                for (int y = blocks.Rows[j]; y < blocks.Rows[j + 1]; y++)
                {
                    foreach (byte index in indices.AsSpan(y * width + from, length))
                    {
                        if (counts[index] > highest) (most, highest) = (index, counts[index]);
                        counts[index] = 0;
                    }
                }
                result[j * blocks.Width + i] = most;
            }
        });
        return (blocks.Width, blocks.Height, result);
    }
}

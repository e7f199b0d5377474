namespace HstNotebooks;

/// <summary>A picture in 256 colours by the median cut (Heckbert 1982): for where true colours would take too many bytes.</summary>
internal static class MedianCut
{
    private const int Colors = 256;

    // Colours are counted by their upper five bits.
    private const int Bits = 5, Levels = 1 << Bits, Drop = 8 - Bits;

    /// <summary>The opaque picture with a palette.</summary>
    public static Bitmap Indexed(Bitmap rgba)
    {
        var cells = Count(rgba.Bytes);
        var used = Enumerable.Range(0, cells.Length).Where(c => cells[c].Count > 0).ToArray();
        var boxes = Cut(cells, used);
        var index = new byte[cells.Length];
        var palette = new Rgb[boxes.Count];
        for (int b = 0; b < boxes.Count; b++)
        {
            foreach (int cell in boxes[b]) index[cell] = (byte)b;
            palette[b] = Mean(cells, boxes[b]);
        }
        var indices = new byte[rgba.Width * rgba.Height];
        for (int i = 0; i < indices.Length; i++) indices[i] = index[Cell(rgba.Bytes, 4 * i)];
        return new(rgba.Width, rgba.Height, indices, palette);
    }

    private static int Cell(byte[] bytes, int at) => bytes[at] >> Drop << 2 * Bits | bytes[at + 1] >> Drop << Bits | bytes[at + 2] >> Drop;

    private static int Channel(int cell, int channel) => cell >> (2 - channel) * Bits & (Levels - 1);

    private static (long Count, long R, long G, long B)[] Count(byte[] bytes)
    {
        var cells = new (long Count, long R, long G, long B)[1 << 3 * Bits];
        for (int i = 0; i < bytes.Length; i += 4)
        {
            ref var cell = ref cells[Cell(bytes, i)];
            cell.Count++;
            cell.R += bytes[i];
            cell.G += bytes[i + 1];
            cell.B += bytes[i + 2];
        }
        return cells;
    }

    // Always the box with the most to gain, at the median of its longest side.
    private static List<int[]> Cut((long Count, long R, long G, long B)[] cells, int[] used)
    {
        var boxes = new List<int[]> { used };
        var gains = new List<double> { Gain(cells, used) };
        while (boxes.Count < Colors && gains.Max() > 0)
        {
            int at = gains.IndexOf(gains.Max());
            int[] box = boxes[at];
            int channel = Enumerable.Range(0, 3).MaxBy(c => Length(box, c));
            Array.Sort(box, (a, b) => Channel(a, channel) != Channel(b, channel) ? Channel(a, channel) - Channel(b, channel) : a - b);
            long half = box.Sum(c => cells[c].Count) / 2, before = 0;
            int cut = 0;
            do before += cells[box[cut++]].Count;
            while (before < half && cut < box.Length - 1);
            (boxes[at], gains[at]) = (box[..cut], Gain(cells, box[..cut]));
            boxes.Add(box[cut..]);
            gains.Add(Gain(cells, box[cut..]));
        }
        return boxes;
    }

    // Faint and rare colours, which are the objects, weigh more than their number of pixels.
    private static double Gain((long Count, long R, long G, long B)[] cells, int[] box) =>
        box.Length < 2 ? 0 : Math.Pow(box.Sum(c => cells[c].Count), 0.4) * Enumerable.Range(0, 3).Max(c => Length(box, c));

    private static int Length(int[] box, int channel) => box.Max(c => Channel(c, channel)) - box.Min(c => Channel(c, channel));

    private static Rgb Mean((long Count, long R, long G, long B)[] cells, int[] box)
    {
        long n = box.Sum(c => cells[c].Count);
        return n == 0
            ? default
            : new((byte)(box.Sum(c => cells[c].R) / n), (byte)(box.Sum(c => cells[c].G) / n), (byte)(box.Sum(c => cells[c].B) / n));
    }
}

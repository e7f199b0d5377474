using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The border of a mask along the edges of its pixels: closed loops in 0-based pixels, the true pixels on their left,
/// so that the signed areas of all loops sum to the number of true pixels.
/// </summary>
internal sealed class MaskOutline
{
    /// <summary>Corners that one picture can afford.</summary>
    public const int MostVertices = 12_000;

    private const int East = 0, North = 1, West = 2, South = 3;
    private static readonly int[] StepX = [1, 0, -1, 0];
    private static readonly int[] StepY = [0, 1, 0, -1];

    private MaskOutline(IReadOnlyList<IReadOnlyList<PixelPoint>> loops) => Loops = loops;

    /// <summary>Closed loops; the first corner is not repeated at the end.</summary>
    public IReadOnlyList<IReadOnlyList<PixelPoint>> Loops { get; }

    /// <summary>
    /// The outline, of coarser and coarser pixels (true where at least half is true) until it has no more corners than asked.
    /// </summary>
    public static MaskOutline Of(Image<bool> mask, int mostVertices = int.MaxValue)
    {
        for (int factor = 1; ; factor++)
        {
            var coarse = factor == 1 ? mask : Coarser(mask, factor);
            var loops = Trace(coarse, factor);
            if (loops.Sum(l => l.Count) <= mostVertices || Math.Max(coarse.Width, coarse.Height) <= 8) return new(loops);
        }
    }

    private static List<IReadOnlyList<PixelPoint>> Trace(Image<bool> mask, double scale)
    {
        // Bit d of a corner: an edge leaves it in direction d.
        int stride = mask.Width + 1;
        var leaving = new byte[stride * (mask.Height + 1)];
        for (int y = 0; y < mask.Height; y++)
        {
            for (int x = 0; x < mask.Width; x++)
            {
                if (!mask.Pixels[y * mask.Width + x]) continue;
                int corner = y * stride + x;
                if (!True(x, y - 1)) leaving[corner] |= 1 << East;
                if (!True(x + 1, y)) leaving[corner + 1] |= 1 << North;
                if (!True(x, y + 1)) leaving[corner + stride + 1] |= 1 << West;
                if (!True(x - 1, y)) leaving[corner + stride] |= 1 << South;
            }
        }

        var loops = new List<IReadOnlyList<PixelPoint>>();
        for (int start = 0; start < leaving.Length; start++)
        {
            while (leaving[start] != 0) loops.Add(Loop(start));
        }
        return loops;

        bool True(int x, int y) => (uint)x < (uint)mask.Width && (uint)y < (uint)mask.Height && mask.Pixels[y * mask.Width + x];

        List<PixelPoint> Loop(int start)
        {
            var corners = new List<PixelPoint>();
            int at = start, direction = -1;
            do
            {
                int next = Turn(leaving[at], direction);
                if (next != direction) corners.Add(new((at % stride) * scale - 0.5, (at / stride) * scale - 0.5));
                leaving[at] &= (byte)~(1 << next);
                at += StepX[next] + StepY[next] * stride;
                direction = next;
            }
            while (at != start);
            return corners;
        }
    }

    // Where two pixels touch at a corner only, turning left stays with the same one.
    private static int Turn(int leaving, int direction)
    {
        if (direction >= 0)
        {
            int left = (direction + 1) % 4;
            if ((leaving & (1 << left)) != 0) return left;
            if ((leaving & (1 << direction)) != 0) return direction;
        }
        for (int d = 0; d < 4; d++)
        {
            if ((leaving & (1 << d)) != 0) return d;
        }
        throw new InvalidOperationException("A contour does not close.");
    }

    private static Image<bool> Coarser(Image<bool> mask, int factor)
    {
        var coarse = new Image<bool>((mask.Width + factor - 1) / factor, (mask.Height + factor - 1) / factor);
        for (int j = 0; j < coarse.Height; j++)
        {
            for (int i = 0; i < coarse.Width; i++)
            {
                int inside = 0, all = 0;
                for (int y = j * factor; y < Math.Min(mask.Height, (j + 1) * factor); y++)
                {
                    for (int x = i * factor; x < Math.Min(mask.Width, (i + 1) * factor); x++)
                    {
                        all++;
                        if (mask.Pixels[y * mask.Width + x]) inside++;
                    }
                }
                coarse[i, j] = 2 * inside >= all;
            }
        }
        return coarse;
    }
}

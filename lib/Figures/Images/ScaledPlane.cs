using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Pixels as fractions of the limits: 0 at the low end, 1 at the high end, beyond them outside, NaN for missing. Already no
/// larger than a picture needs: averages of blocks, or their largest label.
/// </summary>
internal sealed class ScaledPlane
{
    /// <summary>The longest side kept.</summary>
    public const int LongestSide = 1400;

    private readonly float[] _fractions;

    private ScaledPlane(int width, int height, float[] fractions, bool labels) =>
        (Width, Height, _fractions, Labels) = (width, height, fractions, labels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Labels, flags or a mask.</summary>
    public bool Labels { get; }

    /// <summary>The fractions, row 0 at the bottom.</summary>
    public ReadOnlySpan<float> Fractions => _fractions;

    public static ScaledPlane Of(PixelSource pixels, double lo, double hi)
    {
        double range = hi - lo;
        return Reduced(pixels.Width, pixels.Height, pixels.Labels, LongestSide, (y, row) =>
        {
            pixels.ReadRow(y, row);
            for (int x = 0; x < pixels.Width; x++) row[x] = (row[x] - lo) / range;
        });
    }

    /// <summary>This plane with no side longer than <paramref name="longestSide"/>.</summary>
    public ScaledPlane AtMost(int longestSide) => Math.Max(Width, Height) <= longestSide ? this : Reduced(Width, Height, Labels, longestSide, (y, row) =>
    {
        for (int x = 0; x < Width; x++) row[x] = _fractions[y * Width + x];
    });

    /// <summary>Indices into a colour map, the top row first, as pictures are stored.</summary>
    public byte[] Indices(Stretch stretch)
    {
        const int steps = 1 << 16;
        var lookup = new byte[steps + 1];
        for (int i = 0; i <= steps; i++) lookup[i] = ColorMap.Index(stretch.Apply(i / (double)steps));
        var indices = new byte[Width * Height];
        Rows(Height, y =>
        {
            int from = y * Width, to = (Height - 1 - y) * Width;
            for (int x = 0; x < Width; x++)
            {
                float t = _fractions[from + x];
                indices[to + x] = float.IsNaN(t) ? (byte)ColorMap.Missing : lookup[(int)(Math.Clamp(t, 0f, 1f) * steps + 0.5f)];
            }
        });
        return indices;
    }

    private static ScaledPlane Reduced(int width, int height, bool labels, int longestSide, Action<int, double[]> readRow)
    {
        int factor = (Math.Max(width, height) + longestSide - 1) / longestSide;
        if (factor < 1) factor = 1;
        int columns = (width + factor - 1) / factor, rows = (height + factor - 1) / factor;
        var fractions = new float[columns * rows];
        Rows(rows, j =>
        {
            var blocks = new Block[columns];
            var row = new double[width];
            // Blocks share the image evenly: when the factor does not divide its size, some are a pixel smaller.
            for (int y = Start(j, rows, height); y < Start(j + 1, rows, height); y++)
            {
                readRow(y, row);
                for (int i = 0; i < columns; i++)
                {
                    for (int x = Start(i, columns, width); x < Start(i + 1, columns, width); x++) blocks[i].Add(row[x]);
                }
            }
            for (int i = 0; i < columns; i++) fractions[j * columns + i] = blocks[i].Value(labels);
        });
        return new(columns, rows, fractions, labels);

        static int Start(int i, int blocks, int pixels) => (int)((long)i * pixels / blocks);
    }

    private static void Rows(int count, Action<int> row) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Compute.Threads }, row);

    private struct Block
    {
        private double _sum, _most;
        private int _finite;
        private bool _high, _low;

        public void Add(double t)
        {
            if (double.IsFinite(t))
            {
                _most = _finite == 0 ? t : Math.Max(_most, t);
                _sum += t;
                _finite++;
            }
            else if (double.IsPositiveInfinity(t)) _high = true;
            else if (double.IsNegativeInfinity(t)) _low = true;
        }

        public readonly float Value(bool labels) =>
            _finite > 0 ? (float)(labels ? _most : _sum / _finite) : _high ? float.PositiveInfinity : _low ? float.NegativeInfinity : float.NaN;
    }
}

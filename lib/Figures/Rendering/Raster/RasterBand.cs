using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks;

/// <summary>
/// Some rows of the picture, and how much of each pixel the shape in hand covers. Bands are drawn independently of one another, and a row
/// comes out the same whatever band it is in.
/// </summary>
internal sealed class RasterBand
{
    private readonly byte[] _picture;
    private readonly int _width, _stride;
    private readonly float[] _coverage;
    private readonly int[] _first, _end;

    public RasterBand(byte[] picture, int width, int top, int rows)
    {
        (_picture, _width, Top, Bottom) = (picture, width, top, top + rows);
        // An edge on the right side of the picture touches two columns more.
        _stride = width + 2;
        _coverage = new float[rows * _stride];
        (_first, _end) = (new int[rows], new int[rows]);
        Array.Fill(_first, int.MaxValue);
    }

    /// <summary>Its first row.</summary>
    public int Top { get; }

    /// <summary>The row after its last.</summary>
    public int Bottom { get; }

    /// <summary>A row's pixels: red in the lowest byte, opacity in the highest.</summary>
    public Span<uint> Pixels(int y) => MemoryMarshal.Cast<byte, uint>(_picture.AsSpan(4 * y * _width, 4 * _width));

    /// <summary>Lays a colour over what the polygons cover.</summary>
    public void Fill(EdgeList polygons, FillRule rule, Rgb color, double opacity)
    {
        Accumulate(polygons);
        for (int row = Math.Max(Top, polygons.Top) - Top; row < Math.Min(Bottom, polygons.Bottom) - Top; row++)
        {
            if (_end[row] == 0) continue;
            CoverageRow.Sum(Touched(row), rule);
            Lay(row, color, opacity);
        }
    }

    /// <summary>Lays a colour over many copies of a stamp, once where they overlap.</summary>
    public void Fill(DotStamp stamp, ReadOnlySpan<(float X, float Y)> centres, Rgb color, double opacity)
    {
        float reach = stamp.Size;
        foreach (var (x, y) in centres)
        {
            if (y + reach <= Top || y - reach >= Bottom) continue;
            var (left, top, phase) = stamp.Place(x, y);
            int from = Math.Max(0, left), to = Math.Min(_width, left + stamp.Size);
            if (from >= to) continue;
            for (int row = Math.Max(Top, top); row < Math.Min(Bottom, top + stamp.Size); row++)
            {
                var stamped = stamp.Row(phase, row - top).Slice(from - left, to - from);
                CoverageRow.Unite(_coverage.AsSpan((row - Top) * _stride + from, to - from), stamped);
                Touch(row - Top, from, to);
            }
        }
        for (int row = 0; row < _end.Length; row++)
        {
            if (_end[row] > 0) Lay(row, color, opacity);
        }
    }

    /// <summary>The coverage itself, of a band as wide as <paramref name="coverage"/> has columns.</summary>
    public void Measure(EdgeList polygons, Span<float> coverage)
    {
        Accumulate(polygons);
        for (int row = 0; row < _end.Length; row++)
        {
            CoverageRow.Sum(_coverage.AsSpan(row * _stride, _stride), FillRule.NonZero);
            _coverage.AsSpan(row * _stride, _width).CopyTo(coverage[(row * _width)..]);
        }
    }

    private void Accumulate(EdgeList polygons)
    {
        foreach (ref readonly var edge in polygons.Edges)
        {
            if (edge.Y0 < edge.Y1) Accumulate(edge.X0, edge.Y0, edge.X1, edge.Y1, 1);
            else Accumulate(edge.X1, edge.Y1, edge.X0, edge.Y0, -1);
        }
    }

    // Signed areas: each edge adds, in every row, its height to all pixels right of it. What is stored is the difference of each pixel
    // to its left neighbour; an edge within one pixel changes two of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate(double x0, double y0, double x1, double y1, int sign)
    {
        double above = Math.Max(y0, Top), below = Math.Min(y1, Bottom);
        if (above >= below) return;
        double slope = (x1 - x0) / (y1 - y0), least = Math.Min(x0, x1), most = Math.Max(x0, x1);
        for (int y = (int)above; y < below; y++)
        {
            double enter = Math.Max(y, above), leave = Math.Min(y + 1, below);
            double a = Math.Clamp(x0 + (enter - y0) * slope, least, most), b = Math.Clamp(x0 + (leave - y0) * slope, least, most);
            double left = Math.Min(a, b), right = Math.Max(a, b), height = sign * (leave - enter);
            int first = (int)left, last = (int)right, row = y - Top;
            var differences = _coverage.AsSpan(row * _stride, _stride);
            Touch(row, first, last + 2);
            if (first == last)
            {
                float beyond = (float)(height * ((left + right) / 2 - first));
                differences[first] += (float)height - beyond;
                differences[first + 1] += beyond;
                continue;
            }
            double perPixel = height / (right - left);
            for (int x = first; x <= last; x++)
            {
                double from = Math.Max(left, x), to = Math.Min(right, x + 1), part = perPixel * (to - from);
                float beyond = (float)(part * ((from + to) / 2 - x));
                differences[x] += (float)part - beyond;
                differences[x + 1] += beyond;
            }
        }
    }

    private void Touch(int row, int first, int end)
    {
        if (first < _first[row]) _first[row] = first;
        if (end > _end[row]) _end[row] = end;
    }

    private Span<float> Touched(int row) => _coverage.AsSpan(row * _stride + _first[row], _end[row] - _first[row]);

    private void Lay(int row, Rgb color, double opacity)
    {
        int first = _first[row], end = Math.Min(_width, _end[row]);
        if (first < end)
        {
            CoverageRow.Lay(Pixels(Top + row)[first..end], _coverage.AsSpan(row * _stride + first, end - first), color, (float)opacity);
        }
        Touched(row).Clear();
        (_first[row], _end[row]) = (int.MaxValue, 0);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// A mesh expanded by cubic B-splines through its values, mirrored beyond its border (Unser, Aldroubi &amp; Eden 1993, IEEE Trans. Signal
/// Process. 41, 821). Corresponds to <c>scipy.ndimage.zoom</c> of order 3 with <c>mode='reflect'</c>.
/// </summary>
internal sealed class CubicSplineZoom
{
    private readonly Image<double> _coefficients;
    private readonly int _width, _height;
    private readonly (int Index, double W0, double W1, double W2, double W3)[] _columns, _rows;
    private readonly double _low = double.NegativeInfinity, _high = double.PositiveInfinity;

    /// <param name="mesh">The values.</param>
    /// <param name="boxWidth">Pixels of a box along x.</param>
    /// <param name="boxHeight">Pixels of a box along y.</param>
    /// <param name="width">Pixels of the result along x: at most those of all boxes.</param>
    /// <param name="height">Pixels of the result along y.</param>
    /// <param name="expansion">Where the values lie; for <see cref="MeshExpansion.BoxCentres"/> the result is kept in their range.</param>
    public CubicSplineZoom(Image<double> mesh, int boxWidth, int boxHeight, int width, int height, MeshExpansion expansion)
    {
        (_width, _height) = (width, height);
        double low = mesh.Pixels.Min(), high = mesh.Pixels.Max();
        if (expansion == MeshExpansion.BoxCentres || low == high) (_low, _high) = (low, high);
        _coefficients = Coefficients(mesh);
        _columns = Taps(width, boxWidth, mesh.Width, expansion);
        _rows = Taps(height, boxHeight, mesh.Height, expansion);
    }

    public delegate void UseRow(int y, ReadOnlySpan<double> row);

    /// <summary>Computes the rows in parallel bands and hands each one over.</summary>
    public void ForRows(UseRow use, CancellationToken cancellation)
    {
        const int band = 64;
        Compute.For((_height + band - 1) / band, b =>
        {
            var rows = new Rows(this);
            int end = Math.Min(_height, (b + 1) * band);
            for (int y = b * band; y < end; y++) use(y, rows.At(y));
        }, cancellation);
    }

    /// <summary>Rows one after the other, for one thread; quickest in their order.</summary>
    public sealed class Rows
    {
        // Rows of coefficients, expanded along x, wait in four slots for the rows of the result between them.
        private readonly double[][] _expanded = new double[4][];
        private readonly int[] _held = new int[4];
        private readonly double[] _row;
        private readonly CubicSplineZoom _zoom;

        public Rows(CubicSplineZoom zoom)
        {
            (_zoom, _row) = (zoom, new double[zoom._width]);
            for (int i = 0; i < 4; i++) (_expanded[i], _held[i]) = (new double[zoom._width], int.MinValue);
        }

        /// <summary>Row <paramref name="y"/>, until the next call.</summary>
        public ReadOnlySpan<double> At(int y)
        {
            var (first, w0, w1, w2, w3) = _zoom._rows[y];
            for (int i = first; i < first + 4; i++)
            {
                if (_held[i & 3] == i) continue;
                _zoom.ExpandRow(_zoom._coefficients.Row(Mirror(i, _zoom._coefficients.Height)), _expanded[i & 3]);
                _held[i & 3] = i;
            }
            Blend(_expanded[first & 3], _expanded[first + 1 & 3], _expanded[first + 2 & 3], _expanded[first + 3 & 3],
                w0, w1, w2, w3, _zoom._low, _zoom._high, _row);
            return _row;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ExpandRow(ReadOnlySpan<double> coefficients, double[] to)
    {
        int count = coefficients.Length;
        for (int x = 0; x < to.Length; x++)
        {
            var (i, w0, w1, w2, w3) = _columns[x];
            if (i >= 0 && i + 3 < count)
            {
                to[x] = w0 * coefficients[i] + w1 * coefficients[i + 1] + w2 * coefficients[i + 2] + w3 * coefficients[i + 3];
            }
            else
            {
                to[x] = w0 * coefficients[Mirror(i, count)] + w1 * coefficients[Mirror(i + 1, count)]
                    + w2 * coefficients[Mirror(i + 2, count)] + w3 * coefficients[Mirror(i + 3, count)];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blend(
        double[] a, double[] b, double[] c, double[] d, double wa, double wb, double wc, double wd, double low, double high, double[] to)
    {
        int x = 0, lanes = Vector<double>.Count;
        var least = new Vector<double>(low);
        var most = new Vector<double>(high);
        for (; x <= to.Length - lanes; x += lanes)
        {
            var sum = new Vector<double>(a, x) * wa + new Vector<double>(b, x) * wb
                + new Vector<double>(c, x) * wc + new Vector<double>(d, x) * wd;
            Vector.Min(Vector.Max(sum, least), most).CopyTo(to, x);
        }
        for (; x < to.Length; x++) to[x] = Math.Min(Math.Max(a[x] * wa + b[x] * wb + c[x] * wc + d[x] * wd, low), high);
    }

    // The first of the four coefficients under every pixel, and their weights.
    private static (int, double, double, double, double)[] Taps(int pixels, int box, int count, MeshExpansion expansion)
    {
        var taps = new (int, double, double, double, double)[pixels];
        double all = (double)count * box;
        for (int o = 0; o < pixels; o++)
        {
            double x = expansion == MeshExpansion.BoxCentres ? (o + 0.5) * (count / all) - 0.5
                : all > 1 ? o * ((count - 1) / (all - 1)) : 0;
            double below = Math.Floor(x), t = x - below, s = 1 - t;
            double w1 = (t * t * (t - 2) * 3 + 4) / 6, w2 = (s * s * (s - 2) * 3 + 4) / 6, w0 = s * s * s / 6;
            taps[o] = ((int)below - 1, w0, w1, w2, 1 - w0 - w1 - w2);
        }
        return taps;
    }

    private static Image<double> Coefficients(Image<double> mesh)
    {
        var result = mesh.Clone();
        for (int y = 0; y < mesh.Height; y++) Filter(result.Row(y));
        var column = new double[mesh.Height];
        for (int x = 0; x < mesh.Width; x++)
        {
            for (int y = 0; y < column.Length; y++) column[y] = result[x, y];
            Filter(column);
            for (int y = 0; y < column.Length; y++) result[x, y] = column[y];
        }
        return result;
    }

    // From values to B-spline coefficients, in place: a causal and an anticausal recursion with the pole √3 − 2.
    private static void Filter(Span<double> c)
    {
        int n = c.Length;
        if (n < 2) return;
        double z = Math.Sqrt(3) - 2, zn = Math.Pow(z, n), power = z;
        foreach (ref double v in c) v *= (1 - z) * (1 - 1 / z);
        double first = c[0];
        // The start of the recursion is a geometric sum over the mirrored line. The last term meets c[0] as summed so far, as in SciPy:
        // this is felt for lines of two (1e-3) to five values (1e-6), and kept for the sake of equal results; a constant line is kept
        // constant by the limits of the caller.
        c[0] += zn * c[n - 1];
        for (int i = 1; i < n; i++)
        {
            c[0] += power * (c[i] + zn * c[n - 1 - i]);
            power *= z;
        }
        c[0] = c[0] * z / (1 - zn * zn) + first;
        for (int i = 1; i < n; i++) c[i] += z * c[i - 1];
        c[n - 1] *= z / (z - 1);
        for (int i = n - 2; i >= 0; i--) c[i] = z * (c[i + 1] - c[i]);
    }

    private static int Mirror(int i, int count)
    {
        while (i < 0 || i >= count) i = i < 0 ? -1 - i : 2 * count - 1 - i;
        return i;
    }
}

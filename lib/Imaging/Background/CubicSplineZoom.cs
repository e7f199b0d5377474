using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// A mesh expanded by cubic B-splines through its values, mirrored beyond its border (Unser, Aldroubi &amp; Eden 1993, IEEE Trans. Signal
/// Process. 41, 821). Corresponds to <c>scipy.ndimage.zoom</c> of order 3 with <c>mode='reflect'</c>.
/// </summary>
internal sealed class CubicSplineZoom
{
    // The taps of a pixel reach so far beyond the mesh.
    private const int Margin = 2;

    private readonly Image<double> _coefficients;       // mirrored into a margin at either end of the rows
    private readonly int _width, _height;
    private readonly Taps _columns, _rows;
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
        _columns = new(width, boxWidth, mesh.Width, expansion);
        _rows = new(height, boxHeight, mesh.Height, expansion);
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

    /// <summary>Rows one after the other, for one thread.</summary>
    public sealed class Rows(CubicSplineZoom zoom)
    {
        private readonly double[] _blended = new double[zoom._coefficients.Width], _row = new double[zoom._width];

        /// <summary>Row <paramref name="y"/>, until the next call.</summary>
        public ReadOnlySpan<double> At(int y)
        {
            zoom.Blend(y, _blended);
            zoom.Expand(_blended, _row);
            return _row;
        }
    }

    // The four rows of coefficients about row y become one.
    private void Blend(int y, double[] to)
    {
        Array.Clear(to);
        for (int k = 0; k < 4; k++)
        {
            double weight = _rows.Weights[k][y % _rows.Period];
            var from = _coefficients.Row(Mirror(_rows.First[y] + k, _coefficients.Height));
            for (int x = 0; x < to.Length; x++) to[x] += weight * from[x];
        }
    }

    // Along x the same four coefficients serve all pixels of a cell.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expand(double[] coefficients, double[] to)
    {
        ref double w0 = ref _columns.Weights[0][0], w1 = ref _columns.Weights[1][0], w2 = ref _columns.Weights[2][0];
        ref double w3 = ref _columns.Weights[3][0], target = ref to[0];
        var (least, most) = (new Vector<double>(_low), new Vector<double>(_high));
        int x = 0;
        foreach (int end in _columns.CellEnds)
        {
            var c = coefficients.AsSpan(_columns.First[x] + Margin, 4);
            var (c0, c1, c2, c3) = (new Vector<double>(c[0]), new Vector<double>(c[1]), new Vector<double>(c[2]), new Vector<double>(c[3]));
            int phase = x % _columns.Period;
            for (; x <= end - Vector<double>.Count; x += Vector<double>.Count, phase += Vector<double>.Count)
            {
                var sum = Vector.LoadUnsafe(ref w0, (nuint)phase) * c0;
                sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref w1, (nuint)phase), c1, sum);
                sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref w2, (nuint)phase), c2, sum);
                sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref w3, (nuint)phase), c3, sum);
                Vector.MinNative(Vector.MaxNative(sum, least), most).StoreUnsafe(ref target, (nuint)x);
            }
            for (; x < end; x++, phase++)
            {
                double sum = Unsafe.Add(ref w0, phase) * c[0];
                sum = double.FusedMultiplyAdd(Unsafe.Add(ref w1, phase), c[1], sum);
                sum = double.FusedMultiplyAdd(Unsafe.Add(ref w2, phase), c[2], sum);
                sum = double.FusedMultiplyAdd(Unsafe.Add(ref w3, phase), c[3], sum);
                to[x] = Math.Min(Math.Max(sum, _low), _high);
            }
        }
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
        var wide = new Image<double>(mesh.Width + 2 * Margin, mesh.Height);
        for (int y = 0; y < mesh.Height; y++)
        {
            for (int x = 0; x < wide.Width; x++) wide[x, y] = result[Mirror(x - Margin, mesh.Width), y];
        }
        return wide;
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

    /// <summary>The first of the four coefficients under every pixel of an axis, and their weights.</summary>
    private sealed class Taps
    {
        /// <summary>The first coefficient of a pixel.</summary>
        public readonly int[] First;

        /// <summary>Four weights, and after how many pixels they return: those of one box stay in the cache.</summary>
        public readonly double[][] Weights;

        /// <inheritdoc cref="Weights"/>
        public readonly int Period;

        /// <summary>Where the pixels end that have the same first coefficient, and where the weights return.</summary>
        public readonly int[] CellEnds;

        public Taps(int pixels, int box, int count, MeshExpansion expansion)
        {
            Period = expansion == MeshExpansion.BoxCentres ? box : pixels;
            First = new int[pixels];
            Weights = [new double[Period], new double[Period], new double[Period], new double[Period]];
            double all = (double)count * box;
            for (int o = 0; o < pixels; o++)
            {
                double x = expansion == MeshExpansion.BoxCentres ? (o % box + 0.5) / box - 0.5
                    : all > 1 ? o * ((count - 1) / (all - 1)) : 0;
                double below = Math.Floor(x), t = x - below, s = 1 - t;
                First[o] = o / Period + (int)below - 1;
                if (o >= Period) continue;
                double w1 = (t * t * (t - 2) * 3 + 4) / 6, w2 = (s * s * (s - 2) * 3 + 4) / 6, w0 = s * s * s / 6;
                (Weights[0][o], Weights[1][o], Weights[2][o], Weights[3][o]) = (w0, w1, w2, 1 - w0 - w1 - w2);
            }
            CellEnds = [.. Enumerable.Range(1, pixels).Where(o => o == pixels || First[o] != First[o - 1] || o % Period == 0)];
        }
    }
}

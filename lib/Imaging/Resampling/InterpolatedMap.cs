using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>A pixel map on a grid of nodes, with cubics through four nodes between them.</summary>
internal sealed class InterpolatedMap : PixelMap
{
    private const int Coarsest = 64;
    private const int Finest = 8;

    // Nodes lie at −step, 0, step, … in both directions, so that each pixel has two on either side.
    private readonly PixelMap _exact;
    private readonly int _step, _columns, _rows;
    private readonly double[] _x, _y;
    private readonly bool[] _isMissing;

    private InterpolatedMap(PixelMap exact, int width, int height, int step)
    {
        (_exact, _step) = (exact, step);
        (_columns, _rows) = ((width - 1) / step + 4, (height - 1) / step + 4);
        (_x, _y, _isMissing) = (new double[_columns * _rows], new double[_columns * _rows], new bool[_columns * _rows]);
        Compute.For(_rows, j =>
        {
            for (int i = 0; i < _columns; i++)
            {
                int at = j * _columns + i;
                exact.Row((i - 1) * step, (j - 1) * step, _x.AsSpan(at, 1), _y.AsSpan(at, 1));
                _isMissing[at] = !double.IsFinite(_x[at]) || !double.IsFinite(_y[at]);
            }
        });
    }

    private double _errorPx;

    /// <inheritdoc/>
    public override double ErrorPx => _errorPx;

    /// <summary>The coarsest map that is good enough; null where none is.</summary>
    public static InterpolatedMap? Of(PixelMap exact, int width, int height, double tolerancePx)
    {
        for (int step = Coarsest; step >= Finest; step /= 2)
        {
            var map = new InterpolatedMap(exact, width, height, step);
            map._errorPx = map.LargestError(width, height);
            if (map._errorPx <= tolerancePx) return map;
        }
        return null;
    }

    /// <inheritdoc/>
    public override void Row(int x, int y, Span<double> inputX, Span<double> inputY)
    {
        int row = y / _step;
        var weights = Weights((double)(y - row * _step) / _step);
        for (int i = 0; i < inputX.Length;)
        {
            int column = (x + i) / _step, count = Math.Min((column + 1) * _step - x - i, inputX.Length - i);
            Span<double> partX = inputX.Slice(i, count), partY = inputY.Slice(i, count);
            if (IsMissing(column, row))
            {
                _exact.Row(x + i, y, partX, partY);
            }
            else
            {
                double t = (double)(x + i - column * _step) / _step;
                Along(_x, column, row, weights, t, partX);
                Along(_y, column, row, weights, t, partY);
            }
            i += count;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{_exact}, interpolated between nodes {_step} pixels apart to {_errorPx:G2} px");

    // The cubic along x through four nodes, each of them the value of a cubic along y.
    private void Along(double[] nodes, int column, int row, (double A, double B, double C, double D) weights, double t, Span<double> values)
    {
        Span<double> p = stackalloc double[4];
        for (int i = 0; i < 4; i++)
        {
            int at = row * _columns + column + i;
            p[i] = weights.A * nodes[at] + weights.B * nodes[at + _columns] + weights.C * nodes[at + 2 * _columns] + weights.D * nodes[at + 3 * _columns];
        }
        // Lagrange's cubic through t = −1, 0, 1, 2 in powers of t.
        double c0 = p[1], c1 = p[2] - p[0] / 3 - p[1] / 2 - p[3] / 6, c2 = (p[0] + p[2]) / 2 - p[1], c3 = (p[3] - p[0]) / 6 + (p[1] - p[2]) / 2;
        double dt = 1.0 / _step;
        int n = 0, lanes = Vector<double>.Count;
        for (; n <= values.Length - lanes; n += lanes)
        {
            var u = Vector.Create(t) + Vector.CreateSequence<double>(n, 1) * dt;
            (((c3 * u + Vector.Create(c2)) * u + Vector.Create(c1)) * u + Vector.Create(c0)).CopyTo(values[n..]);
        }
        for (; n < values.Length; n++)
        {
            double u = t + n * dt;
            values[n] = ((c3 * u + c2) * u + c1) * u + c0;
        }
    }

    private static (double A, double B, double C, double D) Weights(double t) =>
        (-t * (t - 1) * (t - 2) / 6, (t + 1) * (t - 1) * (t - 2) / 2, -(t + 1) * t * (t - 2) / 2, (t + 1) * t * (t - 1) / 6);

    private bool IsMissing(int column, int row)
    {
        for (int j = 0; j < 4; j++)
        {
            int at = (row + j) * _columns + column;
            if (_isMissing[at] || _isMissing[at + 1] || _isMissing[at + 2] || _isMissing[at + 3]) return true;
        }
        return false;
    }

    // At the middles of cells and of their sides, where the error of a cubic through equidistant nodes is largest.
    private double LargestError(int width, int height)
    {
        int half = _step / 2;
        var errors = new double[(height + half - 1) / half];
        Compute.For(errors.Length, j =>
        {
            Span<double> x = stackalloc double[1], y = stackalloc double[1], exactX = stackalloc double[1], exactY = stackalloc double[1];
            int row = j * half;
            for (int column = 0; column < width; column += half)
            {
                if (IsMissing(column / _step, row / _step)) continue;
                Row(column, row, x, y);
                _exact.Row(column, row, exactX, exactY);
                double error = Math.Max(Math.Abs(x[0] - exactX[0]), Math.Abs(y[0] - exactY[0]));
                errors[j] = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(errors[j], error);
            }
        });
        return errors.Max();
    }
}

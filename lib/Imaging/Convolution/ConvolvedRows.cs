using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Rows of an image convolved with a small kernel, in double, computed when they are asked for: for one thread, and quickest in their
/// order. Outside the image there are zeros. With errors, the signal to noise of a source of the kernel's shape instead of the convolution.
/// </summary>
internal sealed class ConvolvedRows<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Image<T> _image;
    private readonly Image<T>? _error;
    private readonly NanPolicy _nan;
    private readonly int _left, _width, _radiusX, _radiusY, _stride;
    private readonly (int Dx, int Dy)[] _taps;
    private readonly double[] _weights, _knownWeights;
    private readonly int[] _offsets;
    private readonly double _total;
    // A ring of 2R + 1 rows: pixels (missing = 0), and the weight of each: 1 when known, 1/σ² with errors.
    private readonly double[] _values, _known;
    private readonly int[] _held;
    private readonly bool[] _isComplete, _isKnownFilled;
    private readonly double[] _result, _coverage;

    /// <param name="image">The image; pixels that are not finite are missing.</param>
    /// <param name="kernel">The kernel, valid; null leaves the image as it is.</param>
    /// <param name="nan">What missing pixels do.</param>
    /// <param name="left">The first column that is wanted.</param>
    /// <param name="width">How many are.</param>
    /// <param name="error">1 σ errors, for signal to noise; null for a convolution.</param>
    public ConvolvedRows(Image<T> image, Image<double>? kernel, NanPolicy nan, int left, int width, Image<T>? error = null)
    {
        (_image, _error, _nan, _left, _width) = (image, error, nan, left, width);
        kernel ??= new(1, 1, [1]);
        (_radiusX, _radiusY) = (kernel.Width / 2, kernel.Height / 2);
        // A convolution turns the kernel by 180°, the match with a template does not.
        int sign = error is null ? -1 : 1;
        int[] used = [.. Enumerable.Range(0, kernel.Pixels.Length).Where(i => kernel.Pixels[i] != 0)];
        _taps = [.. used.Select(i => (sign * (i % kernel.Width - _radiusX), sign * (i / kernel.Width - _radiusY)))];
        _weights = [.. used.Select(i => kernel.Pixels[i])];
        _knownWeights = error is null ? _weights : [.. _weights.Select(w => w * w)];
        _offsets = new int[_taps.Length];
        _total = _weights.Sum();
        _stride = width + 2 * _radiusX;
        _values = new double[kernel.Height * _stride + WeightedTaps.Overhang];
        _known = new double[_values.Length];
        _held = new int[kernel.Height];
        Array.Fill(_held, int.MinValue);
        _isComplete = new bool[kernel.Height];
        _isKnownFilled = new bool[kernel.Height];
        _result = new double[width + WeightedTaps.Overhang];
        _coverage = new double[_result.Length];
    }

    /// <summary>Row <paramref name="y"/> of the result, which is the caller's until the next call.</summary>
    public Span<double> At(int y)
    {
        bool isComplete = true;
        for (int row = y - _radiusY; row <= y + _radiusY; row++)
        {
            int slot = Slot(row);
            if (_held[slot] != row) Load(row, slot);
            isComplete &= _isComplete[slot];
        }
        for (int k = 0; k < _taps.Length; k++) _offsets[k] = Slot(y + _taps[k].Dy) * _stride + _taps[k].Dx;
        WeightedTaps.Sum(_values, _radiusX, _weights, _offsets, _width, _result, 0);
        var result = _result.AsSpan(0, _width);
        if (_error is not null) DivideByNoise(result);
        else if (!isComplete && _nan != NanPolicy.Propagate) Renormalise(result, y);
        return result;
    }

    private int Slot(int row) => (row + _held.Length) % _held.Length;

    private void Load(int y, int slot)
    {
        (_held[slot], _isComplete[slot], _isKnownFilled[slot]) = (y, true, _error is not null);
        var values = _values.AsSpan(slot * _stride, _stride);
        values.Clear();
        if (_error is not null) Known(slot).Clear();
        if (y < 0 || y >= _image.Height) return;
        int from = Math.Max(0, _left - _radiusX), end = Math.Min(_image.Width, _left + _width + _radiusX), at = from - (_left - _radiusX);
        ReadOnlySpan<T> row = _image.Row(y)[from..end];
        values = values.Slice(at, row.Length);
        if (_error is not null)
        {
            Weigh(row, _error.Row(y)[from..end], values, Known(slot)[at..]);
            return;
        }
        WideRow.Widen(row, values);
        if (IsFinite(row)) return;
        _isComplete[slot] = false;
        _isKnownFilled[slot] = true;
        Known(slot).Fill(1);
        LeaveOut(values, Known(slot)[at..], _nan == NanPolicy.Propagate ? double.NaN : 0);
    }

    private Span<double> Known(int slot) => _known.AsSpan(slot * _stride, _stride);

    private static bool IsFinite(ReadOnlySpan<T> row)
    {
        if (typeof(T) == typeof(float)) return PixelLoop.AllFinite(MemoryMarshal.Cast<T, float>(row));
        foreach (T v in row) if (!T.IsFinite(v)) return false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LeaveOut(Span<double> values, Span<double> known, double instead)
    {
        for (int x = 0; x < values.Length; x++) if (!double.IsFinite(values[x])) (values[x], known[x]) = (instead, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Weigh(ReadOnlySpan<T> row, ReadOnlySpan<T> error, Span<double> values, Span<double> weights)
    {
        for (int x = 0; x < row.Length; x++)
        {
            double value = double.CreateTruncating(row[x]), sigma = double.CreateTruncating(error[x]), weight = 1 / (sigma * sigma);
            bool isKnown = double.IsFinite(value) && sigma > 0 && weight > 0 && double.IsFinite(weight);
            (values[x], weights[x]) = isKnown ? (value * weight, weight) : (0, 0);
        }
    }

    // Σ k v / Σ k over the known pixels, times Σ k; 0 / 0 = NaN where none is known.
    private void Renormalise(Span<double> result, int y)
    {
        for (int slot = 0; slot < _held.Length; slot++)
        {
            if (_isKnownFilled[slot]) continue;
            Known(slot).Fill(1);
            _isKnownFilled[slot] = true;
        }
        WeightedTaps.Sum(_known, _radiusX, _knownWeights, _offsets, _width, _coverage, 0);
        Divide(result, _coverage, _total, squareRoot: false);
        if (_nan == NanPolicy.Preserve && !_isComplete[Slot(y)]) Blank(result, Known(Slot(y))[_radiusX..]);
    }

    // Σ k v/σ² / √(Σ k²/σ²); NaN where no pixel has a weight.
    private void DivideByNoise(Span<double> result)
    {
        WeightedTaps.Sum(_known, _radiusX, _knownWeights, _offsets, _width, _coverage, 0);
        Divide(result, _coverage, 1, squareRoot: true);
    }

    // values · factor / divisor, or its root
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide(Span<double> values, ReadOnlySpan<double> divisor, double factor, bool squareRoot)
    {
        int x = 0;
        for (; x <= values.Length - Vector<double>.Count; x += Vector<double>.Count)
        {
            var by = new Vector<double>(divisor[x..]);
            if (squareRoot) by = Vector.SquareRoot(by);
            (new Vector<double>(values[x..]) * factor / by).CopyTo(values[x..]);
        }
        for (; x < values.Length; x++) values[x] = values[x] * factor / (squareRoot ? Math.Sqrt(divisor[x]) : divisor[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blank(Span<double> result, ReadOnlySpan<double> known)
    {
        for (int x = 0; x < result.Length; x++) if (known[x] == 0) result[x] = double.NaN;
    }
}

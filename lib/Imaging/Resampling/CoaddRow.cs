using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>The sums of a part of a row of the output while its tiles are added, and the buffers for one tile.</summary>
internal sealed class CoaddRow(int columns, bool hasErrors, bool byInverseVariance)
{
    private readonly double[] _x = new double[columns], _y = new double[columns];
    private readonly float[] _values = new float[columns], _errors = new float[columns], _weights = new float[columns];
    private readonly double[] _sum = new double[columns], _weight = new double[columns], _variance = new double[columns];
    private readonly byte[] _count = new byte[columns];

    public void Clear(int length)
    {
        Array.Clear(_sum, 0, length);
        Array.Clear(_weight, 0, length);
        Array.Clear(_variance, 0, length);
        Array.Clear(_count, 0, length);
    }

    /// <summary>Adds a tile where it touches this part of the row.</summary>
    public void Add(CoaddTile tile, PixelBox part)
    {
        var common = tile.Box.Intersect(part);
        if (common.IsEmpty) return;
        int n = common.Width, start = common.X - part.X;
        Span<double> x = _x.AsSpan(0, n), y = _y.AsSpan(0, n);
        Span<float> values = _values.AsSpan(0, n), errors = _errors.AsSpan(0, n), weights = _weights.AsSpan(0, n);
        tile.Map.Row(common.X, common.Y, x, y);
        BilinearRow.Sample(tile.Pixels, x, y, tile.Factor, float.NaN, values);
        errors.Clear();
        if (hasErrors) BilinearRow.Sample(tile.Error!, x, y, tile.Factor, float.NaN, errors);
        weights.Fill(1);
        if (tile.Weight is { } weight) BilinearRow.Sample(weight, x, y, 1, 0, weights);
        Accumulate(values, errors, weights, tile.Offset, start);
    }

    public void Write(CoaddResult result, PixelBox part)
    {
        var mean = result.Mean.Row(part.Y).Slice(part.X, part.Width);
        for (int i = 0; i < mean.Length; i++) mean[i] = (float)(_sum[i] / _weight[i]);
        _count.AsSpan(0, part.Width).CopyTo(result.Count.Row(part.Y)[part.X..]);
        if (result.Error is not { } image) return;
        var error = image.Row(part.Y).Slice(part.X, part.Width);
        for (int i = 0; i < error.Length; i++) error[i] = (float)(Math.Sqrt(_variance[i]) / _weight[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate(ReadOnlySpan<float> values, ReadOnlySpan<float> errors, ReadOnlySpan<float> weights, double offset, int start)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double w = weights[i], variance = (double)errors[i] * errors[i];
            if (byInverseVariance) w /= variance;
            // Neither a missing value nor a weight that is zero, negative, infinite or missing.
            if (!float.IsFinite(values[i]) || !(w > 0 && w < double.PositiveInfinity)) continue;
            _sum[start + i] += w * (values[i] - offset);
            _weight[start + i] += w;
            _variance[start + i] += w * w * variance;
            _count[start + i]++;
        }
    }
}

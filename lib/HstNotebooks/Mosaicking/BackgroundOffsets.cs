using HstNotebooks.Imaging;
using MathNet.Numerics.LinearAlgebra;

namespace HstNotebooks;

/// <summary>The zero levels of tiles, by least squares from the differences in their overlaps.</summary>
/// <param name="Values">What is subtracted from each tile, in their unit.</param>
/// <param name="Uncertainties">1 σ of each; 0 for a tile that keeps its level.</param>
public sealed record BackgroundOffsets(IReadOnlyList<double> Values, IReadOnlyList<double> Uncertainties)
{
    /// <summary>No offsets.</summary>
    internal static BackgroundOffsets None(int count) => new(new double[count], new double[count]);

    /// <summary>The offsets with which the reference keeps its level, each overlap weighted by 1/σ² of its difference.</summary>
    internal static BackgroundOffsets Anchored(int count, int reference, IReadOnlyList<TileOverlap> overlaps)
    {
        double[] weights = [.. overlaps.Select(o => 1 / Variance(o))];
        return Solve(count, reference, overlaps, weights);
    }

    /// <summary>The offsets with a mean of zero, each overlap with the same weight.</summary>
    internal static BackgroundOffsets Centred(int count, IReadOnlyList<TileOverlap> overlaps)
    {
        double[] weights = [.. overlaps.Select(_ => 1.0)];
        var anchored = Solve(count, 0, overlaps, weights);
        double mean = anchored.Values.Average();
        return anchored with { Values = [.. anchored.Values.Select(v => v - mean)] };
    }

    /// <summary>What of the difference of an overlap remains when the offsets are subtracted.</summary>
    internal double Residual(TileOverlap overlap) => overlap.Difference - (Values[overlap.A] - Values[overlap.B]);

    // Noiseless tiles have no scatter; equal weights are then as good as any.
    private static double Variance(TileOverlap o) => o.Uncertainty > 0 ? o.Uncertainty * o.Uncertainty : 1e-30;

    // Normal equations of Σ w (oA − oB − dAB)² for the tiles but the reference; a sum over the edges of a graph that must be connected.
    private static BackgroundOffsets Solve(int count, int reference, IReadOnlyList<TileOverlap> overlaps, double[] weights)
    {
        if (count == 1) return None(1);
        var normal = Matrix<double>.Build.Dense(count, count);
        var right = Vector<double>.Build.Dense(count);
        foreach (var (o, w) in overlaps.Zip(weights))
        {
            normal[o.A, o.A] += w;
            normal[o.B, o.B] += w;
            normal[o.A, o.B] -= w;
            normal[o.B, o.A] -= w;
            right[o.A] += w * o.Difference;
            right[o.B] -= w * o.Difference;
        }
        int[] free = [.. Enumerable.Range(0, count).Where(i => i != reference)];
        var inverse = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => normal[free[i], free[j]]).Inverse();
        var values = inverse * Vector<double>.Build.Dense(free.Length, i => right[free[i]]);
        // The errors of the differences carried through the solution, whatever the weights are.
        var offsets = new double[count];
        var errors = new double[count];
        for (int i = 0; i < free.Length; i++)
        {
            offsets[free[i]] = values[i];
            double variance = 0;
            foreach (var (o, w) in overlaps.Zip(weights))
            {
                double gain = w * (At(i, o.A) - At(i, o.B));
                variance += gain * gain * o.Uncertainty * o.Uncertainty;
            }
            errors[free[i]] = Math.Sqrt(variance);
        }
        return new(offsets, errors);

        double At(int row, int tile) => Array.IndexOf(free, tile) is >= 0 and var column ? inverse[row, column] : 0;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Sums over apertures of the rows of a source without its neighbours. Used again: one object a thread.</summary>
internal sealed class LoneAperture<T>(LoneSource<T> lone) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ApertureAreas _areas = new();

    /// <summary>
    /// Σ area × (pixel − <paramref name="level"/>) and Σ area of the pixels that count, in a rectangle; Σ area × σ² if wanted.
    /// </summary>
    public (double Flux, double Area, double Variance) Over(
        Aperture aperture, double x, double y, PixelBox within, double level, bool withVariance)
    {
        var box = _areas.Place(aperture, x, y, within);
        Vector256<double> flux = default, area = default;
        double variance = 0;
        for (int row = box.Y; row < box.Y + box.Height; row++)
        {
            ReadOnlySpan<double> areas = _areas.Rows(row, 1), values = lone.Row(box.X, row, box.Width, level);
            Add(areas, values, ref flux, ref area);
            if (withVariance) variance += Variance(areas, values, lone.ErrorRow(box.X, row, box.Width));
        }
        return (Vector256.Sum(flux), Vector256.Sum(area), variance);
    }

    // Four partial sums: the same on every machine.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(
        ReadOnlySpan<double> areas, ReadOnlySpan<double> values, ref Vector256<double> flux, ref Vector256<double> area)
    {
        for (int i = 0; i < values.Length; i += Vector256<double>.Count)
        {
            Vector256<double> weight = Vector256.Create(areas[i..]), value = Vector256.Create(values[i..]);
            var counts = Vector256.Equals(value, value) & Vector256.GreaterThan(weight, Vector256<double>.Zero);
            flux = Vector256.FusedMultiplyAdd(weight, value & counts, flux);
            area += weight & counts;
        }
    }

    private static double Variance(ReadOnlySpan<double> areas, ReadOnlySpan<double> values, ReadOnlySpan<double> errors)
    {
        double variance = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            if (areas[i] > 0 && !double.IsNaN(values[i])) variance += areas[i] * errors[i] * errors[i];
        }
        return variance;
    }
}

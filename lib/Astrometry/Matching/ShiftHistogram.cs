using MathNet.Numerics.LinearAlgebra.Double;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The shift between two lists of positions: the peak of the histogram of all differences, in bins of one pixel, as TweakReg has it
/// (use2dhist). For lists that differ by a shift alone: <see cref="CoincidenceSearch"/> allows for rotation and scale.
/// </summary>
/// <param name="X">First minus second list, along x, pixels.</param>
/// <param name="Y">The same along y.</param>
/// <param name="Highest">Differences in the fullest bin; 0 where no difference is small enough, and then the shift is 0.</param>
/// <param name="Around">Differences in it and around it that the peak was taken from: 5 × 5 bins.</param>
public sealed record ShiftHistogram(double X, double Y, int Highest, int Around)
{
    private const int HalfBox = 2;

    /// <summary>Measures the shift.</summary>
    /// <param name="positions">The one list, pixels; NaN counts for nothing.</param>
    /// <param name="reference">The other, pixels.</param>
    /// <param name="radiusPx">Differences of more than this, rounded up, along x or y do not count; pixels, 0 to 2000.</param>
    /// <param name="original">
    /// Whether the shift counts from the radius as it was given, as TweakReg's does: by the part of it after the point too little.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of its range.</exception>
    public static ShiftHistogram Measure(
        IReadOnlyList<PixelPoint> positions, IReadOnlyList<PixelPoint> reference, double radiusPx, bool original = false)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(reference);
        if (!(radiusPx is >= 0 and <= 2000))
        {
            throw new ArgumentOutOfRangeException(nameof(radiusPx), radiusPx, "The radius is between 0 and 2000 pixels.");
        }
        int radius = (int)Math.Ceiling(radiusPx);
        var bins = Count(positions, reference, radius);
        int highest = bins.Cast<int>().Max();
        if (highest == 0) return new(0, 0, 0, 0);
        var (x, y, around) = Peak(bins, highest);
        double zero = original ? radiusPx : radius;
        return new(x - zero, y - zero, highest, around);
    }

    private static int[,] Count(IReadOnlyList<PixelPoint> positions, IReadOnlyList<PixelPoint> reference, int radius)
    {
        var bins = new int[2 * radius + 1, 2 * radius + 1];
        PixelPoint[] byY = [.. reference.Where(p => double.IsFinite(p.X + p.Y)).OrderBy(p => p.Y)];
        double[] rows = [.. byY.Select(p => p.Y)];
        foreach (var p in positions)
        {
            if (!double.IsFinite(p.X + p.Y)) continue;
            int first = Array.BinarySearch(rows, p.Y - radius - 1);
            for (int i = first < 0 ? ~first : first; i < byY.Length && rows[i] <= p.Y + radius + 1; i++)
            {
                double x = Math.Floor(p.X - byY[i].X + radius + 0.5), y = Math.Floor(p.Y - byY[i].Y + radius + 0.5);
                if (x >= 0 && x <= 2 * radius && y >= 0 && y <= 2 * radius) bins[(int)y, (int)x]++;
            }
        }
        return bins;
    }

    // The vertex of a paraboloid through the filled bins around the highest, the first of equals; with too few of them their mean; and
    // where the paraboloid has no maximum among them the highest bin itself.
    private static (double X, double Y, int Around) Peak(int[,] bins, int highest)
    {
        int size = bins.GetLength(0), at = bins.Cast<int>().ToList().IndexOf(highest), peakX = at % size, peakY = at / size;
        var filled = new List<(int X, int Y, int Count)>();
        for (int y = Math.Max(0, peakY - HalfBox); y <= Math.Min(size - 1, peakY + HalfBox); y++)
        {
            for (int x = Math.Max(0, peakX - HalfBox); x <= Math.Min(size - 1, peakX + HalfBox); x++)
            {
                if (bins[y, x] > 0) filled.Add((x, y, bins[y, x]));
            }
        }
        int around = filled.Sum(b => b.Count);
        if (filled.Count < 6)
        {
            return (filled.Sum(b => (double)b.X * b.Count) / around, filled.Sum(b => (double)b.Y * b.Count) / around, around);
        }
        var (dx, dy) = Vertex([.. filled.Select(b => (b.X - peakX, b.Y - peakY, b.Count))]);
        bool isInside = Math.Abs(dx) <= HalfBox && Math.Abs(dy) <= HalfBox && peakX + dx >= 0 && peakX + dx <= size - 1
            && peakY + dy >= 0 && peakY + dy <= size - 1;
        return isInside ? (peakX + dx, peakY + dy, around) : (peakX, peakY, around);
    }

    // The maximum of 1, x, y, xy, x², y² fitted to the bins; NaN where there is none.
    private static (double X, double Y) Vertex((int X, int Y, int Count)[] bins)
    {
        var design = DenseMatrix.Create(bins.Length, 6, (i, j) => j switch
        {
            0 => 1,
            1 => bins[i].X,
            2 => bins[i].Y,
            3 => bins[i].X * bins[i].Y,
            4 => bins[i].X * bins[i].X,
            _ => bins[i].Y * bins[i].Y,
        });
        var values = DenseVector.Create(bins.Length, i => bins[i].Count);
        var c = design.Svd().Solve(values);
        double determinant = 4 * c[4] * c[5] - c[3] * c[3];
        if (!(determinant > 0) || !(c[4] < 0)) return (double.NaN, double.NaN);
        return ((c[3] * c[2] - 2 * c[5] * c[1]) / determinant, (c[3] * c[1] - 2 * c[4] * c[2]) / determinant);
    }
}

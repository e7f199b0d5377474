using System.Numerics;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Rectangular blocks that share an image evenly: when their number does not divide its size, some are a pixel smaller. Every block is
/// computed by one thread in the order of its pixels, so that the result is the same for any number of threads.
/// </summary>
internal sealed class Blocks
{
    private readonly int[] _columns;

    private Blocks(int width, int height, int factor)
    {
        (Width, Height) = ((width + factor - 1) / factor, (height + factor - 1) / factor);
        _columns = [.. Enumerable.Range(0, Width + 1).Select(i => Start(i, Width, width))];
        Rows = [.. Enumerable.Range(0, Height + 1).Select(j => Start(j, Height, height))];

        static int Start(int i, int blocks, int pixels) => (int)((long)i * pixels / blocks);
    }

    /// <summary>A row of the image, as many values as it is wide.</summary>
    public delegate void ReadRow(int y, Span<double> row);

    /// <summary>Blocks along x.</summary>
    public int Width { get; }

    /// <summary>Blocks along y.</summary>
    public int Height { get; }

    /// <summary>First pixel row of each block row; one more for the end.</summary>
    public int[] Rows { get; }

    /// <summary>First pixel column of each block column; one more for the end.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>Square blocks, of as few pixels as leave no side longer than <paramref name="longestSide"/>.</summary>
    public static Blocks For(int width, int height, int longestSide) =>
        new(width, height, Math.Max(1, (Math.Max(width, height) + longestSide - 1) / longestSide));

    /// <summary>
    /// Means of the finite values over <paramref name="unit"/>, or with <paramref name="largest"/> their maximum; infinite where a block
    /// holds infinities and nothing finite, NaN where it holds only NaN.
    /// </summary>
    public float[] Reduce(ReadRow read, double unit, bool largest)
    {
        const int band = 16;
        var result = GC.AllocateUninitializedArray<float>(Width * Height);
        int width = _columns[^1];
        Compute.For((Height + band - 1) / band, b =>
        {
            double[] row = new double[width], sums = new double[width], counts = new double[width];
            for (int j = b * band; j < Math.Min(Height, (b + 1) * band); j++)
            {
                Array.Fill(sums, largest ? double.NegativeInfinity : 0);
                Array.Clear(counts);
                bool hasInfinities = false;
                for (int y = Rows[j]; y < Rows[j + 1]; y++)
                {
                    read(y, row);
                    hasInfinities |= Add(row, sums, counts, largest);
                }
                for (int i = 0; i < Width; i++)
                {
                    double value = Across(sums, counts, _columns[i], _columns[i + 1], largest);
                    result[j * Width + i] = (float)(double.IsNaN(value) && hasInfinities ? Infinite(read, row, j, i) : value / unit);
                }
            }
        });
        return result;
    }

    // Down the columns: the sum or the largest of the finite values, and how many there are. Whether there are infinite ones.
    private static bool Add(double[] row, double[] sums, double[] counts, bool largest)
    {
        var infinity = new Vector<double>(double.PositiveInfinity);
        var infinite = Vector<long>.Zero;
        bool hasInfinities = false;
        var limit = new Vector<double>(double.MaxValue);
        int x = 0;
        for (; x <= row.Length - Vector<double>.Count; x += Vector<double>.Count)
        {
            var value = new Vector<double>(row, x);
            var sum = new Vector<double>(sums, x);
            var finite = Vector.LessThanOrEqual(Vector.Abs(value), limit);
            infinite |= Vector.Equals(Vector.Abs(value), infinity);
            Vector.ConditionalSelect(finite, largest ? Vector.Max(sum, value) : sum + value, sum).CopyTo(sums, x);
            (new Vector<double>(counts, x) + Vector.ConditionalSelect(finite, Vector<double>.One, Vector<double>.Zero)).CopyTo(counts, x);
        }
        for (; x < row.Length; x++)
        {
            hasInfinities |= double.IsInfinity(row[x]);
            if (!double.IsFinite(row[x])) continue;
            sums[x] = largest ? Math.Max(sums[x], row[x]) : sums[x] + row[x];
            counts[x]++;
        }
        return hasInfinities || infinite != Vector<long>.Zero;
    }

    private static double Across(double[] sums, double[] counts, int from, int to, bool largest)
    {
        double sum = sums[from], count = counts[from];
        for (int x = from + 1; x < to; x++)
        {
            sum = largest ? Math.Max(sum, sums[x]) : sum + sums[x];
            count += counts[x];
        }
        return count == 0 ? double.NaN : largest ? sum : sum / count;
    }

    private double Infinite(ReadRow read, double[] row, int j, int i)
    {
        bool high = false, low = false;
        for (int y = Rows[j]; y < Rows[j + 1]; y++)
        {
            read(y, row);
            foreach (double value in row.AsSpan(_columns[i].._columns[i + 1]))
            {
                high |= double.IsPositiveInfinity(value);
                low |= double.IsNegativeInfinity(value);
            }
        }
        return high ? double.PositiveInfinity : low ? double.NegativeInfinity : double.NaN;
    }
}

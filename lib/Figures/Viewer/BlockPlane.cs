using System.Buffers;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// An image in blocks of pixels, a row at a time: the mean of each block's finite pixels, of labels and masks the largest. Blocks begin
/// at pixel (0, 0); those at the far edges hold what is left.
/// </summary>
internal sealed class BlockPlane
{
    private const int Band = 32;

    private BlockPlane(int width, int height, bool labels, BlockRow readRow) =>
        (Width, Height, Labels, ReadRow) = (width, height, labels, readRow);

    /// <param name="y">The row.</param>
    /// <param name="values">Receives the values: where no pixel is finite ±∞ if there is one, otherwise NaN. May be too long.</param>
    /// <param name="counts">Receives the number of finite pixels in each block; null if nobody asks.</param>
    public delegate void BlockRow(int y, double[] values, double[]? counts);

    public int Width { get; }

    public int Height { get; }

    public bool Labels { get; }

    public BlockRow ReadRow { get; }

    public static BlockPlane Of(PixelSource pixels) => new(pixels.Width, pixels.Height, pixels.Kind != PixelKind.Values, (y, values, counts) =>
    {
        pixels.ReadRow(y, 0, values.AsSpan(0, pixels.Width));
        for (int x = 0; counts is not null && x < pixels.Width; x++) counts[x] = double.IsFinite(values[x]) ? 1 : 0;
    });

    /// <summary>This plane in blocks of factor × factor, computed whenever a row is read.</summary>
    public BlockPlane Reduced(int factor) =>
        new(Blocks(Width, factor), Blocks(Height, factor), Labels, (y, values, counts) => ReadBlocks(y, factor, values, counts));

    /// <summary>The same plane, computed once and kept.</summary>
    public BlockPlane Stored()
    {
        double[] values = new double[Width * Height], counts = new double[Width * Height];
        Compute.For(Blocks(Height, Band), band =>
        {
            double[] row = ArrayPool<double>.Shared.Rent(Width), weights = ArrayPool<double>.Shared.Rent(Width);
            for (int y = band * Band; y < Math.Min(Height, (band + 1) * Band); y++)
            {
                ReadRow(y, row, weights);
                row.AsSpan(0, Width).CopyTo(values.AsSpan(y * Width));
                weights.AsSpan(0, Width).CopyTo(counts.AsSpan(y * Width));
            }
            ArrayPool<double>.Shared.Return(row);
            ArrayPool<double>.Shared.Return(weights);
        });
        return new(Width, Height, Labels, (y, row, weights) =>
        {
            values.AsSpan(y * Width, Width).CopyTo(row);
            if (weights is not null) counts.AsSpan(y * Width, Width).CopyTo(weights);
        });
    }

    public static int Blocks(int pixels, int factor) => (pixels + factor - 1) / factor;

    private void ReadBlocks(int y, int factor, double[] values, double[]? counts)
    {
        int columns = Blocks(Width, factor);
        double[] row = ArrayPool<double>.Shared.Rent(Width), weights = ArrayPool<double>.Shared.Rent(Width);
        double[] totals = counts ?? ArrayPool<double>.Shared.Rent(columns);
        totals.AsSpan(0, columns).Clear();
        values.AsSpan(0, columns).Fill(double.NaN);
        for (int from = y * factor; from < Math.Min(Height, (y + 1) * factor); from++)
        {
            ReadRow(from, row, weights);
            AddRow(row, weights, factor, values, totals);
        }
        for (int i = 0; i < columns && !Labels; i++)
        {
            if (totals[i] > 0) values[i] /= totals[i];
        }
        ArrayPool<double>.Shared.Return(row);
        ArrayPool<double>.Shared.Return(weights);
        if (counts is null) ArrayPool<double>.Shared.Return(totals);
    }

    // Sums of finite pixels (their largest for labels) replace what stands for blocks without any: NaN < −∞ < +∞.
    private void AddRow(double[] row, double[] weights, int factor, double[] values, double[] totals)
    {
        for (int i = 0, start = 0; start < Width; i++, start += factor)
        {
            double value = values[i], total = totals[i];
            int end = Math.Min(Width, start + factor);
            for (int x = start; x < end; x++)
            {
                double pixel = row[x];
                if (weights[x] > 0)
                {
                    if (Labels) value = total > 0 ? Math.Max(value, pixel) : pixel;
                    else value = total > 0 ? value + weights[x] * pixel : weights[x] * pixel;
                    total += weights[x];
                }
                else if (total == 0 && !double.IsNaN(pixel) && !(value > pixel))
                {
                    value = pixel;
                }
            }
            (values[i], totals[i]) = (value, total);
        }
    }
}

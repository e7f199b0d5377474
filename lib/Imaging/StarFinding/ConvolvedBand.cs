using System.Buffers;
using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// A band of rows of an image, as double, and of its convolution with a kernel; both are 0 beyond the borders of the image. Pixel (x, y)
/// is at the same index of both.
/// </summary>
internal sealed class ConvolvedBand : IDisposable
{
    private readonly int _firstRow, _margin;

    private ConvolvedBand(int width, int firstRow, int rows, int margin)
    {
        (_firstRow, _margin) = (firstRow, margin);
        // Blocks of four vectors may read and write beyond the width.
        Stride = width + 2 * margin + 4 * Vector<double>.Count;
        Source = ArrayPool<double>.Shared.Rent(Stride * (rows + 1));
        Convolved = ArrayPool<double>.Shared.Rent(Stride * (rows + 1));
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Source);
        ArrayPool<double>.Shared.Return(Convolved);
    }

    public double[] Source { get; }

    public double[] Convolved { get; }

    /// <summary>Steps from one row to the next.</summary>
    public int Stride { get; }

    public int Index(int x, int y) => (y - _firstRow) * Stride + _margin + x;

    /// <summary>The band from row <paramref name="start"/> up to, not including, row <paramref name="end"/>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="kernel">Point-symmetric, so that correlation is convolution.</param>
    /// <param name="start">The first row wanted.</param>
    /// <param name="end">The row after the last one wanted.</param>
    /// <param name="reach">Pixels beyond these rows, and on either side of the image, that are wanted too.</param>
    public static ConvolvedBand Of<T>(Image<T> image, StarKernel kernel, int start, int end, int reach) where T : unmanaged, INumber<T>
    {
        int first = start - reach - kernel.RadiusY, last = end + reach + kernel.RadiusY;
        var band = new ConvolvedBand(image.Width, first, last - first, Math.Max(reach, kernel.RadiusX));
        // What is outside the image is cleared; the rest of the buffers is overwritten.
        for (int y = first; y < last; y++)
        {
            var row = band.Source.AsSpan(band.Index(-band._margin, y), band.Stride);
            bool isInside = y >= 0 && y < image.Height;
            if (isInside) WideRow.Widen<T>(image.Row(y), row[band._margin..]);
            band.Clear(row, isInside);
        }
        band.Source.AsSpan(band.Index(-band._margin, last), band.Stride).Clear();
        var (weights, offsets) = Taps(kernel, band.Stride);
        for (int y = start - reach; y < end + reach; y++)
        {
            bool isInside = y >= 0 && y < image.Height;
            int at = band.Index(0, y);
            if (isInside) WeightedTaps.Sum(band.Source, at, weights, offsets, image.Width, band.Convolved, at);
            band.Clear(band.Convolved.AsSpan(band.Index(-band._margin, y), band.Stride), isInside);
        }
        return band;
    }

    private void Clear(Span<double> row, bool isInside)
    {
        row[..(isInside ? _margin : row.Length)].Clear();
        if (isInside) row[^(_margin + 4 * Vector<double>.Count)..].Clear();
    }

    private static (double[] Weights, int[] Offsets) Taps(StarKernel kernel, int stride)
    {
        var weights = new List<double>();
        var offsets = new List<int>();
        for (int y = 0; y < kernel.Height; y++)
        {
            for (int x = 0; x < kernel.Width; x++)
            {
                if (!kernel.Inside[x, y]) continue;
                weights.Add(kernel.Weights[x, y]);
                offsets.Add((y - kernel.RadiusY) * stride + x - kernel.RadiusX);
            }
        }
        return ([.. weights], [.. offsets]);
    }
}

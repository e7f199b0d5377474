using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
            if (isInside) Widen<T>(image.Row(y), row[band._margin..]);
            band.Clear(row, isInside);
        }
        band.Source.AsSpan(band.Index(-band._margin, last), band.Stride).Clear();
        var (weights, offsets) = Taps(kernel, band.Stride);
        for (int y = start - reach; y < end + reach; y++)
        {
            bool isInside = y >= 0 && y < image.Height;
            if (isInside) Convolve(band.Source, band.Index(0, y), weights, offsets, image.Width, band.Convolved);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen<T>(ReadOnlySpan<T> from, Span<double> to) where T : unmanaged, INumber<T>
    {
        for (int x = 0; x < from.Length; x++) to[x] = double.CreateTruncating(from[x]);
    }

    // to[at + i] = Σₖ weights[k] from[at + offsets[k] + i] for 0 ≤ i < count, and up to a block further.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolve(double[] from, int at, double[] weights, int[] offsets, int count, double[] to)
    {
        ref double source = ref MemoryMarshal.GetArrayDataReference(from);
        ref double target = ref MemoryMarshal.GetArrayDataReference(to);
        int lanes = Vector<double>.Count;
        for (int i = at; i < at + count; i += 4 * lanes)
        {
            Vector<double> a = default, b = default, c = default, d = default;
            for (int k = 0; k < weights.Length; k++)
            {
                var weight = new Vector<double>(weights[k]);
                ref double under = ref Unsafe.Add(ref source, i + offsets[k]);
                a = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under), a);
                b = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)lanes), b);
                c = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)(2 * lanes)), c);
                d = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)(3 * lanes)), d);
            }
            a.StoreUnsafe(ref target, (nuint)i);
            b.StoreUnsafe(ref target, (nuint)(i + lanes));
            c.StoreUnsafe(ref target, (nuint)(i + 2 * lanes));
            d.StoreUnsafe(ref target, (nuint)(i + 3 * lanes));
        }
    }
}
